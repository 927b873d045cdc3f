"""The usual actions of the Edit menu, wherever the writer is."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from desktop.window.views.main_window import MainWindow


class Editing(QObject):
    """Cuts, copies, pastes and selects in the field that has the focus; never touches the clipboard unasked.

    Args:
        window: the window.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._source = window.desk.source
        for name in ("cut", "copy", "paste"):
            window.book.bind(f"edit.{name}", lambda name=name: getattr(self._field(), name)())
        window.book.bind("edit.select_all", lambda: self._field().selectAll())
        window.book.bind("edit.paste_plain", self._paste_plain)

    def _field(self) -> QPlainTextEdit | QLineEdit:
        """The text field that has the focus, or the writer's text."""
        focused = QApplication.focusWidget()
        return focused if isinstance(focused, QPlainTextEdit | QLineEdit) else self._source

    def _paste_plain(self) -> None:
        """Paste into the writer's text, which takes plain text alone."""
        self._source.setFocus()
        self._source.paste()
