"""One history of what the writer did: typing, choosing, freezing; each is one step back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.window.views.action_book import ActionBook
from desktop.window.views.source_pane import SourcePane

_MOST = 1000
"""Steps that are remembered."""


class _Typing(QUndoCommand):
    """A step that the page itself remembers."""

    def __init__(self, pane: SourcePane) -> None:
        super().__init__()
        self._pane = pane
        self._done = True

    def undo(self) -> None:
        self._pane.undo()
        self._done = False

    def redo(self) -> None:
        if not self._done:  # the first time, it has just been done
            self._pane.redo()
        self._done = True


class _Step(QUndoCommand):
    def __init__(self, do: Callable[[], object], undo: Callable[[], object]) -> None:
        super().__init__()
        self._do, self._undo = do, undo

    def undo(self) -> None:
        self._undo()

    def redo(self) -> None:
        self._do()


class Steps(QObject):
    """Remembers steps in the order in which they were made, wherever they were made.

    Args:
        pane: in which the writer types.
        book: holds the actions for undo and redo.
    """

    def __init__(self, pane: SourcePane, book: ActionBook, parent: QObject) -> None:
        super().__init__(parent)
        self._pane = pane
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(_MOST)
        pane.document().undoCommandAdded.connect(self._typed)
        pane.replaced.connect(self._stack.clear)
        for identity, act, changed in (
            ("edit.undo", self._stack.undo, self._stack.canUndoChanged),
            ("edit.redo", self._stack.redo, self._stack.canRedoChanged),
        ):
            book.bind(identity, act)
            changed.connect(book[identity].setEnabled)
            book[identity].setEnabled(False)

    def _typed(self) -> None:
        if not self._pane.continuing:
            self._stack.push(_Typing(self._pane))

    def take(self, do: Callable[[], object], undo: Callable[[], object]) -> None:
        """Make a step that can be undone by `undo`."""
        self._stack.push(_Step(do, undo))

    @contextmanager
    def together(self) -> Iterator[None]:
        """All that is done meanwhile is one step."""
        self._stack.beginMacro("")
        try:
            yield
        finally:
            self._stack.endMacro()
