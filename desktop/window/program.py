"""Puts the window together and runs it."""

import signal
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

import desktop
from desktop.engine.facade import Engine, Rewrites
from desktop.window import mistakes, theme
from desktop.window.about import about_box
from desktop.window.controller import Controller
from desktop.window.file_actions import FileActions
from desktop.window.main_window import MainWindow
from desktop.window.session import Session, State
from desktop.window.tidying import Tidier

_ICON = theme.ICONS / "phrasewright.svg"


class Program:
    """The parts of the running program.

    Args:
        load: makes the rewriter; called once, on the engine's thread.
    """

    def __init__(self, load: Callable[[], Rewrites]) -> None:
        self._load = load
        self._rewriter: Rewrites | None = None
        self.icon = QIcon(str(_ICON))
        self.engine = Engine(self._loaded)
        self.window = MainWindow()
        self.window.setWindowIcon(self.icon)
        self.session = Session(self.engine, self.window)
        self.controller = Controller(self.window, self.session)
        self.files = FileActions(self.window, self.session, self.controller)
        self.tidier = Tidier(lambda: self.session.state is State.BUSY, self.window)
        self.window.about_action.triggered.connect(self.show_about)

    @property
    def model(self) -> str:
        """Name of the model in use; "" until it is loaded, or when the rewriter has none."""
        return str(getattr(self._rewriter, "name", ""))

    def show_about(self) -> None:
        """Say what this program is."""
        about_box(self.window, self.icon, self.model).open()

    def _loaded(self) -> Rewrites:
        self._rewriter = self._load()
        return self._rewriter


def make_application() -> QApplication:
    """The application, with its identity and its look."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("phrasewright")
    application.setApplicationDisplayName("Phrasewright")
    application.setApplicationVersion(desktop.__version__)
    application.setOrganizationName("phrasewright")
    application.setDesktopFileName("phrasewright")
    application.setWindowIcon(QIcon(str(_ICON)))
    theme.install(application)
    return application


def run(load: Callable[[], Rewrites], text_file: Path | None = None) -> int:
    """Open the window and stay until it is closed.

    Args:
        load: makes the rewriter; called once, on the engine's thread.
        text_file: a text to open at the start.

    Returns:
        The exit status.
    """
    # Python would notice Ctrl+C in the terminal only once Qt lets it run again, which may be never.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    application = make_application()
    program = Program(load)
    mistakes.install(program.window.banner.say)
    program.tidier.start()
    program.engine.warm()
    program.window.show()
    if text_file is not None:
        path = text_file
        QTimer.singleShot(0, program.window, lambda: program.files.open(path))
    return application.exec()
