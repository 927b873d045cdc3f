"""The desk, where the writer works: what it is made of and where everything stands. It decides nothing."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.engine.request import Length, Request
from desktop.window.look import theme
from desktop.window.look.drawings import IconOf
from desktop.window.look.translation import tr
from desktop.window.views.alternatives import AlternativesPanel
from desktop.window.views.dials import DiversityDial, LengthChoice
from desktop.window.views.find_bar import FindBar
from desktop.window.views.first_steps import FirstSteps
from desktop.window.views.page_header import PageHeader
from desktop.window.views.rewrite_pane import RewritePane
from desktop.window.views.source_pane import SourcePane


class Desk(QWidget):
    """Two pages, the dials above them, the alternatives below, a line of figures at the foot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        asked = Request()
        self.lexical = DiversityDial(
            tr("Wording"), tr("How many of the words to exchange, 0 to 100."), asked.lexical
        )
        self.syntactic = DiversityDial(
            tr("Structure"), tr("How far to rearrange the sentence, 0 to 100."), asked.syntactic
        )
        self.length = LengthChoice(Length.SAME)
        self.presets = QToolButton()
        self.find_bar = FindBar()
        self.source = SourcePane()
        self.rewrite = RewritePane()
        self.first_steps = FirstSteps()
        self._right = QStackedWidget()
        self.alternatives = AlternativesPanel()
        self.marks = QCheckBox(tr("Show changes"))
        self.copy = QPushButton(tr("Copy rewrite"))
        self.stop = QPushButton(tr("Stop"))
        self.everything = QPushButton(tr("Rewrite all"))
        self.progress = QProgressBar()
        self.figures = QLabel()
        self.state = QLabel()
        self._name()
        self._lay_out()
        self.icons = [
            IconOf(self.copy, "copy", leading=True),
            IconOf(self.stop, "stop"),
            *self.alternatives.icons,
        ]

    def _name(self) -> None:
        """Texts and names of the parts, for those who see and for those who hear."""
        self.source.setPlaceholderText(tr("Type or paste your text here.\nThe rewrite follows as you write."))
        self.source.setAccessibleName(tr("Your text"))
        self.source.setAccessibleDescription(tr("The text to rewrite. It stays as it is."))
        self.rewrite.setPlaceholderText(
            tr("The rewrite appears here, sentence by sentence.\nNothing leaves this computer.")
        )
        self.rewrite.setAccessibleName(tr("Rewrite"))
        self.rewrite.setAccessibleDescription(
            tr(
                "Your text in other words. Arrow keys move through it; "
                "the alternatives below are of the sentence at the cursor."
            )
        )
        self.marks.setChecked(True)
        self.marks.setToolTip(tr("Underline the words that differ from yours."))
        self.marks.setAccessibleDescription(
            tr("Underline the words that differ from yours; off is a clean view.")
        )
        self.copy.setProperty("leading", True)
        self.copy.setToolTip(tr("Copy the whole rewritten text."))
        self.copy.setAccessibleDescription(tr("Copy the whole rewritten text to the clipboard."))
        self.stop.setToolTip(tr("Stop rewriting and keep what there is."))
        self.stop.setAccessibleDescription(tr("Stop rewriting and keep what there is."))
        self.everything.setToolTip(tr("Rewrite the whole text again, not only what you selected."))
        self.everything.setAccessibleDescription(self.everything.toolTip())
        self.presets.setMinimumWidth(17 * theme.SPACE)
        self.presets.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.presets.setToolTip(tr("Set the sliders to named positions."))
        self.presets.setAccessibleDescription(self.presets.toolTip())
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(QSize(16 * theme.SPACE, 4))
        self.progress.setAccessibleName(tr("Progress of the rewrite"))
        for label, name in ((self.figures, tr("Figures")), (self.state, tr("State"))):
            label.setProperty("tone", "faint")
            label.setAccessibleName(name)

    def welcome(self, welcome: bool) -> None:
        """Show the first steps in place of the rewrite and its alternatives, or these."""
        self._right.setCurrentWidget(self.first_steps if welcome else self.rewrite)
        self.alternatives.setHidden(welcome)

    def _lay_out(self) -> None:
        self._right.addWidget(self.rewrite)
        self._right.addWidget(self.first_steps)
        pages = QSplitter(Qt.Orientation.Horizontal)
        pages.setHandleWidth(2 * theme.SPACE)
        pages.setChildrenCollapsible(False)
        controls = (self.everything, self.stop, self.marks, self.copy)
        pages.addWidget(_page(PageHeader(tr("Your text"), self.source), self.source))
        pages.addWidget(
            _page(PageHeader(tr("Rewrite"), self._right, controls, (self.copy, self.stop)), self._right)
        )
        pages.setSizes([600, 600])
        work = QSplitter(Qt.Orientation.Vertical)
        work.setHandleWidth(2 * theme.SPACE)
        work.setChildrenCollapsible(False)
        work.addWidget(pages)
        work.addWidget(self.alternatives)
        work.setStretchFactor(0, 3)
        work.setStretchFactor(1, 2)
        work.setSizes([360, 240])
        self.alternatives.setMinimumHeight(15 * theme.SPACE)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MARGIN, theme.SPACE, theme.MARGIN, 2 * theme.SPACE)
        column.setSpacing(2 * theme.SPACE)
        column.addLayout(self._dials())
        column.addWidget(self.find_bar)
        column.addWidget(work, 1)
        column.addLayout(self._foot())
        stops = [
            self.source,
            self.presets,
            self.lexical.slider,
            self.syntactic.slider,
            *self.length.buttons.values(),
            self.rewrite,
            self.first_steps.example,
            self.first_steps.never,
            self.alternatives.view,
            self.everything,
            self.stop,
            self.marks,
            self.copy,
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self.source.setFocus()

    def _dials(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4 * theme.SPACE)
        row.addLayout(_titled(tr("Preset"), self.presets), 0)
        row.addWidget(self.lexical, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.syntactic, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.length, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * theme.SPACE)
        row.addWidget(self.figures)
        row.addStretch(1)
        row.addWidget(self.progress)
        row.addWidget(self.state)
        return row


def _titled(name: str, control: QWidget) -> QVBoxLayout:
    """A control below its name."""
    title = QLabel(name)
    title.setProperty("tone", "title")
    title.setBuddy(control)
    column = QVBoxLayout()
    column.setSpacing(theme.SPACE // 2)
    column.addWidget(title)
    column.addWidget(control)
    column.addStretch(1)
    return column


def _page(header: QWidget, pane: QWidget) -> QWidget:
    """A pane under its name."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.SPACE)
    column.addWidget(header)
    column.addWidget(pane, 1)
    return page
