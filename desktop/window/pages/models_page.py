"""The page of models: which there are, what each is, and what can be done with it."""

from collections.abc import Sequence
from enum import StrEnum, auto

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.engine.bundle import Kind
from desktop.engine.shelf import Shelved
from desktop.window.look import theme
from desktop.window.look.translation import tr
from desktop.window.pages.model_details import Details
from desktop.window.views.segments import Segment, Segments

_NAME = Qt.ItemDataRole.UserRole
_NARROWEST, _WIDEST = 190, 340
"""Pixels of the list."""


class Part(StrEnum):
    """What is shown of a model."""

    CARD = auto()
    FIGURES = auto()
    LICENCE = auto()


class ModelsPage(QWidget):
    """Shows the bundles on the shelf. It decides nothing."""

    looked = Signal(str)
    """Another bundle is looked at: its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details = Details("", "", "", "")
        self._busy = False
        self._entry: Shelved | None = None
        self._in_use = False
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setMinimumWidth(_NARROWEST)
        self.list.setMaximumWidth(_WIDEST)
        self.list.setTabKeyNavigation(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Models"))
        self.list.setAccessibleDescription(tr("Arrow keys choose one to look at. Enter has it write."))
        self.list.currentItemChanged.connect(self._look)
        self.take_in = QPushButton(tr("Import a model…"))
        self.take_in.setAccessibleDescription(tr("Copy the folder of a model to this program and check it."))
        self.title = QLabel()
        self.title.setProperty("tone", "subheading")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.facts = QLabel()
        self.facts.setProperty("tone", "faint")
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setWordWrap(True)
        description = tr("Show this of the chosen model.")
        self.part = Segments(
            [
                Segment(Part.CARD, tr("Card"), tr("Card"), description),
                Segment(Part.FIGURES, tr("Figures"), tr("Figures"), description),
                Segment(Part.LICENCE, tr("Licence"), tr("Licence"), description),
            ],
            Part.CARD,
        )
        self.part.moved.connect(lambda _: self._show_part())
        self.text = QTextBrowser()
        self.remove = QPushButton(tr("Remove…"))
        self.verify = QPushButton(tr("Verify"))
        self.use = QPushButton(tr("Write with this model"))
        self.state = QLabel()
        self.progress = QProgressBar()
        self._name()
        self._lay_out()
        self.setFocusProxy(self.list)
        self._recolour()
        self.show_busy("")

    def _name(self) -> None:
        """Texts and names of the parts, for those who see and for those who hear."""
        self.text.setOpenLinks(False)
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(2 * theme.SPACE)
        self.text.setAccessibleName(tr("About the chosen model"))
        self.text.setAccessibleDescription(tr("Its card, its figures or its licence."))
        self.remove.setAccessibleDescription(tr("Delete the chosen model from this program for good."))
        self.verify.setAccessibleDescription(
            tr("Check that every file of the chosen model is as it should be.")
        )
        self.use.setProperty("leading", True)
        self.use.setAccessibleDescription(tr("Rewrite with the chosen model from now on."))
        self.state.setProperty("tone", "faint")
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)
        self.state.setAccessibleName(tr("State"))
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(12 * theme.SPACE)
        self.progress.setAccessibleName(tr("Something is being done with a model"))

    def show_models(self, shelved: Sequence[Shelved], used: str, chosen: str) -> None:
        """Show these bundles.

        Args:
            shelved: in their order.
            used: name of the one that writes.
            chosen: name of the one to look at; the one that writes where it is not there.
        """
        blocked = self.list.blockSignals(True)
        self.list.clear()
        names = [each.name for each in shelved]
        for each in shelved:
            item = QListWidgetItem(f"{each.name}\n{_standing(each, used)}")
            item.setData(_NAME, each.name)
            font = item.font()
            font.setBold(each.name == used)
            item.setFont(font)
            self.list.addItem(item)
        wanted = next((names.index(name) for name in (chosen, used) if name in names), 0)
        self.list.setCurrentRow(wanted)
        self.list.blockSignals(blocked)
        if names:
            self.looked.emit(names[wanted])

    def show_entry(self, entry: Shelved, *, in_use: bool) -> None:
        """Show a bundle, of which the details are still to come."""
        another = self._entry is None or self._entry.name != entry.name
        self._entry, self._in_use = entry, in_use
        self.title.setText(entry.name)
        if another:
            self.show_details(Details("", "", "", ""))
            if not self._busy:
                self.say("")  # what was found out about another one
        self._offer()

    def show_details(self, details: Details) -> None:
        """Show all about the bundle."""
        self._details = details
        self.facts.setText(details.facts)
        self._show_part()

    def show_busy(self, words: str) -> None:
        """Say what is being done, or with "" that nothing is any more."""
        self._busy = bool(words)
        self.progress.setVisible(self._busy)
        self.say(words)
        self._offer()

    def say(self, words: str) -> None:
        """Say something about what has been done."""
        self.state.setText(words)
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._recolour()

    def _look(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.looked.emit(item.data(_NAME))

    def _recolour(self) -> None:
        self.text.document().setDefaultStyleSheet(_style_sheet(theme.current()))
        self._show_part()

    def _show_part(self) -> None:
        details = self._details
        shown = {Part.CARD: details.card, Part.FIGURES: details.figures, Part.LICENCE: details.licence}
        self.text.setHtml(shown[Part(str(self.part.value))])

    def _offer(self) -> None:
        """Let only that be done which can be done now."""
        entry, free = self._entry, not self._busy
        bundle = None if entry is None else entry.bundle
        sound = bundle is not None and entry is not None and entry.fault is None
        student = sound and bundle is not None and bundle.kind is Kind.STUDENT
        self.take_in.setEnabled(free)
        self.verify.setEnabled(free and bundle is not None)
        self.use.setEnabled(free and student and not self._in_use)
        self.use.setText(tr("Writes now") if self._in_use else tr("Write with this model"))
        self.remove.setEnabled(free and entry is not None and not entry.embedded)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(2 * theme.SPACE)
        left.addWidget(self.list, 1)
        left.addWidget(self.take_in, 0, Qt.AlignmentFlag.AlignLeft)
        about = QVBoxLayout()
        about.setSpacing(2)
        about.addWidget(self.title)
        about.addWidget(self.facts)
        head = QHBoxLayout()
        head.setSpacing(2 * theme.SPACE)
        head.addLayout(about, 1)
        head.addWidget(self.part, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE)
        foot.addWidget(self.remove)
        foot.addSpacing(theme.SPACE)
        foot.addWidget(self.progress)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.verify)
        foot.addWidget(self.use)
        right = QVBoxLayout()
        right.setSpacing(2 * theme.SPACE)
        right.addLayout(head)
        right.addWidget(self.text, 1)
        right.addLayout(foot)
        around = QHBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(2 * theme.SPACE)
        around.addLayout(left, 1)
        around.addLayout(right, 3)


def _standing(entry: Shelved, used: str) -> str:
    """What there is to say of a bundle in a list."""
    if entry.fault is not None:
        return tr("Broken")
    if entry.bundle is not None and entry.bundle.kind is Kind.ENCODER:
        return tr("Comes with the program; measures meaning")
    origin = tr("Comes with the program") if entry.embedded else tr("Imported")
    return tr("{origin}; writes now", origin=origin) if entry.name == used else origin


def _style_sheet(colours: theme.Colours) -> str:
    """How cards and tables look."""
    cell = f"padding: 4px 16px 4px 0; border-bottom: 1px solid {colours.rule};"
    return f"""
    h1 {{ font-size: large; }}
    h2 {{ font-size: medium; margin-top: 20px; }}
    p, li {{ color: {colours.ink}; }}
    th {{ text-align: left; color: {colours.faint}; {cell} }}
    td {{ {cell} }}
    pre {{ white-space: pre-wrap; }}
    """
