"""Puts the window together and runs it."""

import logging
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, qVersion
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

import desktop
from desktop.engine.facade import Engine, Rewrites
from desktop.engine.shelf import Shelf
from desktop.storage import declared
from desktop.storage.declaration import Group, Setting
from desktop.storage.dumps import forbid_core_dumps
from desktop.storage.errors import StorageError
from desktop.storage.logs import log_crashes, log_start, open_log
from desktop.storage.places import Places
from desktop.storage.settings import Settings
from desktop.storage.store import Store
from desktop.window import mistakes
from desktop.window.background.model import Load, Model
from desktop.window.background.preferences import Preferences
from desktop.window.background.priority import step_back
from desktop.window.background.session import Session, State
from desktop.window.background.single import Single
from desktop.window.background.tidying import Tidier
from desktop.window.background.watched import watched
from desktop.window.controllers.appearance import Appearance
from desktop.window.controllers.at_hand import AtHand
from desktop.window.controllers.changes import Changes
from desktop.window.controllers.commands import Commands
from desktop.window.controllers.editing import Editing
from desktop.window.controllers.files import Files
from desktop.window.controllers.finding import Finding
from desktop.window.controllers.freeze_actions import FreezeActions
from desktop.window.controllers.freezing import Freezing
from desktop.window.controllers.keeping import Keeping
from desktop.window.controllers.notices import Notices
from desktop.window.controllers.preset_choice import PresetChoice
from desktop.window.controllers.rewriting import Rewriting
from desktop.window.controllers.sentences import Sentences
from desktop.window.controllers.sight import Sight
from desktop.window.controllers.spelling import Spelling, dictionary
from desktop.window.controllers.undoing import Steps
from desktop.window.controllers.welcoming import Welcoming
from desktop.window.controllers.words import Words
from desktop.window.look import language, theme
from desktop.window.pages.history_actions import HistoryActions
from desktop.window.pages.models_actions import ModelsActions
from desktop.window.pages.settings_actions import SettingsActions
from desktop.window.pages.statistics_actions import StatisticsActions
from desktop.window.views.about import about_box
from desktop.window.views.main_window import MainWindow

_LOG = logging.getLogger(__name__)

_ICON = theme.ICONS / "phrasewright.svg"

_MANY_PIECES = 3000
"""Pieces of a text from which a look at every object of the program would be felt."""

_LOCK_HELD = 0.0005
"""Seconds after which a thread that computes lets another have Python's lock, if that one waits for it."""


class Program:
    """The parts of the running program.

    Args:
        load: makes the rewriter, on the engine's thread, with the model that the settings name.
        places: where things are kept; by default where `Places.find` says.
    """

    def __init__(self, load: Load, places: Places | None = None) -> None:
        self.icon = QIcon(str(_ICON))
        self.engine = Engine(self._loaded)
        self.window = MainWindow()
        self.window.setWindowIcon(self.icon)
        self.desk = self.window.desk
        self.notices = Notices(self.window.banner)
        self.store = Store(self.notices, places)
        self.shelf = Shelf(None if self.store.places is None else self.store.places.models)
        self.model = Model(load, self.shelf)
        self.session = Session(self.engine, self.window)
        self.steps = Steps(self.desk.source, self.window.book, self.window)
        self.freezing = Freezing(self.desk.source, self.steps)
        self.preferences = Preferences(self.store, self.window)
        self.preferences.changed.connect(self._follow)
        self.window.closing.connect(self.preferences.close)
        self._use_shortcuts()
        self.appearance = Appearance(self.window, self.preferences)
        self.rewriting = Rewriting(self.window, self.session, self.store.settings, self.freezing)
        self.sentences = Sentences(self.window, self.session, self.rewriting, self.steps)
        self.changes = Changes(self.window, self.session, self.rewriting, self.sentences)
        self.freeze_actions = FreezeActions(self.window, self.rewriting, self.sentences, self.freezing)
        self.words = Words(self.window, self.session, self.engine, self.rewriting, self.sentences)
        self.sight = Sight(self.desk, self.session, self.freezing, self.store.settings)
        self.spelling = Spelling(self.desk.source, self.store.settings)
        self.spelling.look_for(dictionary)
        self.files = Files(self.window, self.session, self.rewriting, self.steps)
        self.editing = Editing(self.window)
        self.finding = Finding(self.window, self.rewriting)
        self.keeping = Keeping(self.window, self.store, self.sentences, self.freezing, self.files)
        self.history = HistoryActions(self.window, self.store, self.preferences, self.rewriting)
        self.statistics = StatisticsActions(self.window, self.rewriting)
        self.models = ModelsActions(self.window, self.model, self.shelf, self.preferences, self.rewriting)
        self.settings = SettingsActions(self.window, self.preferences)
        self.commands = Commands(self.window)
        self.welcoming = Welcoming(self.window, self.preferences)
        self.presets = PresetChoice(self.window, self.store.presets, self.rewriting)
        self.at_hand = AtHand(self.window, self.preferences, self.icon, self.window.banner.say)
        self.window.closing.connect(self._wait_for_model)  # last, for by then all is saved
        self.tidier = Tidier(self._occupied, self.window)
        self.window.book.bind("help.about", self.show_about)

    def _follow(self, setting: Setting[Any]) -> None:
        """Let those follow a setting who only read it."""
        if setting is declared.SHORTCUTS:
            self._use_shortcuts()
        elif setting is declared.CHECK_SPELLING:
            self.spelling.check()
        elif setting is declared.RESTORE_DRAFT:
            self.keeping.settings_changed()
        elif setting.group is Group.REWRITING and setting is not declared.MODEL:
            self.rewriting.rewrite()

    def _use_shortcuts(self) -> None:
        given = self.store.settings.get(declared.SHORTCUTS)
        self.window.book.use_shortcuts(dict(given))

    def _occupied(self) -> bool:
        return self.session.state is State.BUSY or len(self.session.draft.pieces) > _MANY_PIECES

    def _wait_for_model(self) -> None:
        """The model may be in mid-sentence."""
        self.engine.close()

    def show_about(self) -> None:
        """Say what this program is."""
        about_box(self.window, self.icon, self.model.name).open()

    def asked(self, document: str) -> None:
        """Another start wants this window, and a document opened in it if its path is not ""."""
        self.at_hand.show()
        if document:
            self.files.open(Path(document))

    def _loaded(self) -> Rewrites:
        step_back()
        return self.model.open(self.store.settings.get(declared.MODEL), self.store.tell)


def make_application() -> QApplication:
    """The application, with its identity and its look."""
    # Every call of Qt gives Python's lock away, and takes it back only once a busy worker lets go of it.
    # With Python's own 5 ms a turn that computes for 20 ms took up to 70.
    sys.setswitchinterval(_LOCK_HELD)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("phrasewright")
    application.setApplicationDisplayName("Phrasewright")
    application.setApplicationVersion(desktop.__version__)
    application.setOrganizationName("phrasewright")
    application.setDesktopFileName("phrasewright")
    application.setWindowIcon(QIcon(str(_ICON)))
    theme.install(application)
    return application


def run(load: Load, text_file: Path | None = None, *, toggle: bool = False) -> int:
    """Open the window and stay until it is closed.

    Args:
        load: makes the rewriter, on the engine's thread, with the model that the settings name.
        text_file: a document to open at the start.
        toggle: whether a window that is open already is to get out of the way if it is in front.

    Returns:
        The exit status.
    """
    forbid_core_dumps()
    # Python would notice Ctrl+C in the terminal only once Qt lets it run again, which may be never.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    application = make_application()
    places = _found_places()
    single = None if places is None else Single(places.data)
    if single is not None and not single.claim() and single.ask(text_file, toggle=toggle):
        return 0
    if places is not None:
        open_log(places.logs)
        log_crashes(places.logs)
        log_start(f"Qt {qVersion()} on {application.platformName()}")
    # Before anything is made that has a text.
    told: list[str] = []
    settings = Settings(None if places is None else places.settings_file, told.append)
    language.speak(settings.get(declared.LANGUAGE))
    program = Program(watched(load))
    for sentence in told:
        program.store.tell(sentence)
    mistakes.install(program.window.banner.say)
    program.tidier.start()
    program.engine.warm()
    program.keeping.restore()
    program.window.show()
    if single is not None:
        single.asked.connect(program.asked)
        single.toggled.connect(program.at_hand.toggle)
    if text_file is not None:
        path = text_file
        QTimer.singleShot(0, program.window, lambda: program.files.open(path))
    status = application.exec()
    _LOG.info("Ended with %d", status)
    if any(thread.name.startswith("phrasewright-") for thread in threading.enumerate()):
        # All is saved, but the model is in mid-sentence: the interpreter would abort on its way out.
        os._exit(status)
    return status


def _found_places() -> Places | None:
    """Where things are kept; None where there is no place, of which the store tells the writer."""
    try:
        places = Places.find()
        places.make()
    except StorageError:
        return None
    return places
