"""Opening a text and saving its rewrite."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from desktop.window.controller import Controller
from desktop.window.main_window import MainWindow
from desktop.window.session import Session
from desktop.window.textfile import TextFile, TextFileError

_KINDS = "Plain text (*.txt);;All files (*)"


class FileActions(QObject):
    """Answers File > Open text and File > Save rewrite as."""

    def __init__(self, window: MainWindow, session: Session, controller: Controller) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._controller = controller
        self._opened: Path | None = None
        self._file = TextFile("")
        window.open_action.triggered.connect(self.ask_and_open)
        window.save_action.triggered.connect(self.ask_and_save)

    def ask_and_open(self) -> None:
        """Ask for a file and open it."""
        folder = str(self._opened.parent) if self._opened else ""
        name, _ = QFileDialog.getOpenFileName(self._window, "Open text", folder, _KINDS)
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Show the text of `path` and rewrite it."""
        try:
            file = TextFile.read(path)
        except TextFileError as error:
            self._window.banner.say(str(error))
            return
        self._file, self._opened = file, path
        self._window.source.set_text(file.text)
        self._window.setWindowTitle(f"{path.name} – Phrasewright")
        self._controller.rewrite()

    def ask_and_save(self) -> None:
        """Ask for a place and save the rewrite there."""
        suggestion = "rewrite.txt"
        if self._opened is not None:
            # Beside the original, never over it unless told.
            suggestion = str(self._opened.with_name(f"{self._opened.stem} (rewritten).txt"))
        name, _ = QFileDialog.getSaveFileName(self._window, "Save rewrite as", suggestion, _KINDS)
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Save the rewrite to `path`, with the line ends that the opened text has."""
        draft = self._session.draft
        if draft is None:
            return
        try:
            TextFile(draft.rewrite, self._file.line_ends, self._file.mark).write(path)
        except TextFileError as error:
            self._window.banner.say(str(error))
        else:
            self._controller.tell(f"Saved as {path.name}.")
