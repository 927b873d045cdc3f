"""The window: what it is made of and where everything stands. It decides nothing."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.engine.request import Length, Request
from desktop.window import theme
from desktop.window.alternatives import AlternativesPanel
from desktop.window.banner import Banner
from desktop.window.dials import DiversityDial, LengthChoice
from desktop.window.panes import RewritePane, SourcePane

DIRECT_CHOICES = 6
"""So many alternatives can be taken with a key of their own."""


class MainWindow(QMainWindow):
    """Two pages, the dials above them, the alternatives below, a line of figures at the foot."""

    closing = Signal()
    """The window is about to close."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Phrasewright")
        self.resize(1280, 800)
        self.setMinimumSize(QSize(760, 520))
        asked = Request()
        self.lexical = DiversityDial("Wording", "How many of the words to exchange, 0 to 100.", asked.lexical)
        self.syntactic = DiversityDial(
            "Structure", "How far to rearrange the sentence, 0 to 100.", asked.syntactic
        )
        self.length = LengthChoice(Length.SAME)
        self.banner = Banner()
        self.source = SourcePane()
        self.rewrite = RewritePane()
        self.alternatives = AlternativesPanel()
        self.marks = QCheckBox("Show changes")
        self.copy = QPushButton("Copy rewrite")
        self.stop = QPushButton("Stop")
        self.progress = QProgressBar()
        self.figures = QLabel()
        self.state = QLabel()
        self._name()
        self._lay_out()
        self._make_actions()
        self._make_menus()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Let the controllers put things in order, then close."""
        # Hidden first: what is put in order may take a moment that nobody need watch.
        self.hide()
        self.closing.emit()
        super().closeEvent(event)

    def _name(self) -> None:
        """Texts and names of the parts, for those who see and for those who hear."""
        self.source.setPlaceholderText("Type or paste your text here.\nThe rewrite follows as you write.")
        self.source.setAccessibleName("Your text")
        self.source.setAccessibleDescription("The text to rewrite. It stays as it is.")
        self.rewrite.setPlaceholderText(
            "The rewrite appears here, sentence by sentence.\nNothing leaves this computer."
        )
        self.rewrite.setAccessibleName("Rewrite")
        self.rewrite.setAccessibleDescription(
            "Your text in other words. Arrow keys move through it; "
            "the alternatives below are of the sentence at the cursor."
        )
        self.marks.setChecked(True)
        self.marks.setToolTip("Underline the words that differ from yours.")
        self.marks.setAccessibleDescription(
            "Underline the words that differ from yours; off is a clean view."
        )
        self.copy.setProperty("leading", True)
        self.copy.setToolTip("Copy the whole rewritten text (Ctrl+Shift+C).")
        self.copy.setAccessibleDescription("Copy the whole rewritten text to the clipboard.")
        self.stop.setToolTip("Stop rewriting and keep what there is (Esc).")
        self.stop.setAccessibleDescription("Stop rewriting and keep what there is.")
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(QSize(16 * theme.SPACE, 4))
        self.progress.setAccessibleName("Progress of the rewrite")
        for label, name in ((self.figures, "Figures"), (self.state, "State")):
            label.setProperty("tone", "faint")
            label.setAccessibleName(name)

    def _lay_out(self) -> None:
        pages = QSplitter(Qt.Orientation.Horizontal)
        pages.setHandleWidth(2 * theme.SPACE)
        pages.setChildrenCollapsible(False)
        pages.addWidget(_page("Your text", self.source))
        pages.addWidget(_page("Rewrite", self.rewrite, self.stop, self.marks, self.copy))
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
        desk = QWidget()
        column = QVBoxLayout(desk)
        column.setContentsMargins(theme.MARGIN, 2 * theme.SPACE, theme.MARGIN, 2 * theme.SPACE)
        column.setSpacing(2 * theme.SPACE)
        column.addLayout(self._dials())
        column.addWidget(self.banner)
        column.addWidget(work, 1)
        column.addLayout(self._foot())
        self.setCentralWidget(desk)
        for before, after in (
            (self.source, self.lexical.slider),
            (self.lexical.slider, self.syntactic.slider),
            (self.syntactic.slider, self.length.buttons[Length.SHORTER]),
            (self.length.buttons[Length.SHORTER], self.length.buttons[Length.SAME]),
            (self.length.buttons[Length.SAME], self.length.buttons[Length.LONGER]),
            (self.length.buttons[Length.LONGER], self.rewrite),
            (self.rewrite, self.alternatives.view),
            (self.alternatives.view, self.stop),
            (self.stop, self.marks),
            (self.marks, self.copy),
        ):
            QWidget.setTabOrder(before, after)
        self.source.setFocus()

    def _dials(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(5 * theme.SPACE)
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

    def _make_actions(self) -> None:
        key = QKeySequence.StandardKey
        self.open_action = self._action("&Open text…", key.Open)
        self.save_action = self._action("Save rewrite &as…", "Ctrl+Shift+S")
        self.quit_action = self._action("&Quit", "Ctrl+Q")
        self.quit_action.setMenuRole(QAction.MenuRole.QuitRole)
        self.quit_action.triggered.connect(self.close)
        self.undo_action = self._action("&Undo", None)
        self.redo_action = self._action("&Redo", None)
        self.copy_action = self._action("&Copy rewrite", "Ctrl+Shift+C")
        self.again_action = self._action("Rewrite &again", "Ctrl+Return")
        self.stop_action = self._action("&Stop", "Esc")
        self.next_action = self._action("&Next sentence", "Alt+Down")
        self.previous_action = self._action("&Previous sentence", "Alt+Up")
        self.choose_actions = [
            self._action(f"Take alternative &{number}", f"Alt+{number}")
            for number in range(1, DIRECT_CHOICES + 1)
        ]
        self.marks_action = self._action("Show &changes", "Ctrl+Shift+M")
        self.marks_action.setCheckable(True)
        self.marks_action.setChecked(True)
        self.source_action = self._action("Go to your &text", "Ctrl+1")
        self.rewrite_action = self._action("Go to the &rewrite", "Ctrl+2")
        self.alternatives_action = self._action("Go to the &alternatives", "Ctrl+3")
        self.about_action = self._action("&About Phrasewright", None)
        self.about_action.setMenuRole(QAction.MenuRole.AboutRole)
        self.marks_action.toggled.connect(self.marks.setChecked)
        self.marks.toggled.connect(self.marks_action.setChecked)
        # The pane itself answers to the keys of undo and redo.
        self.undo_action.triggered.connect(self.source.undo)
        self.redo_action.triggered.connect(self.source.redo)
        self.source.undoAvailable.connect(self.undo_action.setEnabled)
        self.source.redoAvailable.connect(self.redo_action.setEnabled)
        self.undo_action.setEnabled(False)
        self.redo_action.setEnabled(False)
        self.source_action.triggered.connect(self.source.setFocus)
        self.rewrite_action.triggered.connect(self.rewrite.setFocus)
        self.alternatives_action.triggered.connect(self.alternatives.view.setFocus)

    def _make_menus(self) -> None:
        bar = self.menuBar()
        _fill(bar.addMenu("&File"), [self.open_action, self.save_action, None, self.quit_action])
        _fill(bar.addMenu("&Edit"), [self.undo_action, self.redo_action, None, self.copy_action])
        rewriting = bar.addMenu("&Rewrite")
        _fill(rewriting, [self.again_action, self.stop_action, None])
        _fill(rewriting, [self.next_action, self.previous_action, None, *self.choose_actions])
        places = [self.source_action, self.rewrite_action, self.alternatives_action]
        _fill(bar.addMenu("&View"), [self.marks_action, None, *places])
        _fill(bar.addMenu("&Help"), [self.about_action])

    def _action(self, text: str, shortcut: QKeySequence.StandardKey | str | None) -> QAction:
        action = QAction(text, self)
        if shortcut is not None:
            action.setShortcut(QKeySequence(shortcut))
        return action


def _page(name: str, pane: QWidget, *controls: QWidget) -> QWidget:
    """A pane under its name, with its controls at the right."""
    title = QLabel(name)
    title.setProperty("tone", "title")
    title.setBuddy(pane)
    row = QHBoxLayout()
    row.setSpacing(2 * theme.SPACE)
    row.addWidget(title)
    row.addStretch(1)
    for control in controls:
        row.addWidget(control)
    # Both pages begin at the same height, whatever stands above them.
    title.setMinimumHeight(4 * theme.SPACE)
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.SPACE)
    column.addLayout(row)
    column.addWidget(pane, 1)
    return page


def _fill(menu: QMenu, actions: list[QAction | None]) -> None:
    """Put `actions` into `menu`, a line for each None."""
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)
