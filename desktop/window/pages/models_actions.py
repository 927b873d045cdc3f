"""Decides what happens on the page of models."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from desktop.engine import bundle as bundles
from desktop.engine.bundle import Bundle, Kind
from desktop.engine.errors import BundleError, EngineError
from desktop.engine.shelf import Shelf, Shelved
from desktop.storage import declared
from desktop.storage.declaration import Setting
from desktop.window.background.model import Model
from desktop.window.background.preferences import Preferences
from desktop.window.background.priority import step_back
from desktop.window.background.tasks import Tasks
from desktop.window.controllers.rewriting import Rewriting
from desktop.window.look.translation import counted, tr
from desktop.window.pages.asking import is_sure
from desktop.window.pages.model_details import Details, details
from desktop.window.pages.models_page import ModelsPage
from desktop.window.views.banner import Topic
from desktop.window.views.main_window import MainWindow

_PAGE = "models"


class ModelsActions(QObject):
    """Imports, verifies, removes models, and has another one write, all in the background.

    Args:
        window: gets the page.
        model: the one that writes.
        shelf: holds the bundles.
        preferences: name the model to write with.
        rewriting: rewrites the text anew when another model writes.
    """

    def __init__(
        self, window: MainWindow, model: Model, shelf: Shelf, preferences: Preferences, rewriting: Rewriting
    ) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._shelf = shelf
        self._preferences = preferences
        self._rewriting = rewriting
        self._shelved: dict[str, Shelved] = {}
        self._faults: dict[str, str] = {}  # of models whose files were found to be other than they should be
        self._chosen = ""
        self._tasks = Tasks((EngineError,), self._say, self)
        window.book.bind("rewrite.models", self.show)
        window.closing.connect(self._tasks.leave)
        preferences.changed.connect(self._follow)

    @cached_property
    def page(self) -> ModelsPage:
        """The page, made when it is first wanted."""
        page = ModelsPage()
        self._window.add_page(_PAGE, tr("Models"), page)
        page.looked.connect(self._look)
        page.take_in.clicked.connect(self._ask_and_take_in)
        page.verify.clicked.connect(lambda: self.verify(self._chosen))
        page.remove.clicked.connect(lambda: self._ask_and_remove(self._chosen))
        page.use.clicked.connect(lambda: self.use(self._chosen))
        page.list.itemActivated.connect(lambda _: page.use.click())
        return page

    def show(self) -> None:
        """Show the page."""
        page = self.page
        self._window.show_page(_PAGE)
        page.list.setFocus()
        self._list(self._chosen)

    def use(self, name: str) -> None:
        """Write with the model of this name from now on; if it cannot be used, the one before goes on.

        Args:
            name: of a bundle on the shelf; "" for the embedded student.
        """
        used = "" if name == self._embedded_name else name

        def done(_: None) -> None:
            self._preferences.set(declared.MODEL, used)
            self._switched()

        self._begin(_loading(name), lambda: self._load(used), done)

    def take_in(self, folder: Path) -> None:
        """Import the bundle in a folder; one that is in use, or should be, writes at once."""

        def done(bundle: Bundle) -> None:
            self._faults.pop(bundle.name, None)
            if bundle.name == self._preferences.get(declared.MODEL):
                self._chosen = bundle.name
                self.use(bundle.name)
            else:
                self._end(tr("Imported “{name}”.", name=bundle.name), bundle.name)

        self._begin(
            tr("Checking “{name}” and trying it out…", name=folder.name),
            lambda: self._shelf.take_in(folder),
            done,
        )

    def verify(self, name: str) -> None:
        """Check every file of a model; a broken one does not write any longer."""
        entry = self._shelved.get(name)
        if entry is None:
            return

        def work() -> tuple[Bundle | None, str]:
            try:
                return bundles.load(entry.folder), ""
            except BundleError as error:
                return None, str(error)

        def done(outcome: tuple[Bundle | None, str]) -> None:
            bundle, fault = outcome
            self._faults.pop(name, None)
            if bundle is None:
                self._faults[name] = fault
            if bundle is not None:
                self._end(
                    counted(
                        len(bundle.files),
                        "Its {number} file is as it should be.",
                        "All {number} files are as they should be.",
                    ),
                    name,
                )
            elif name == self._model.used:
                self._fall_back(_damaged(entry))
            else:
                self._end("", name)
                self._say(_damaged(entry))

        self._begin(tr("Verifying “{name}”…", name=name), work, done)

    def remove(self, name: str) -> None:
        """Delete an imported model; if it is in use, the embedded one writes from now on."""

        def work() -> bool:
            in_use = name == self._model.used
            if in_use:
                self._load("")
            self._shelf.remove(name)
            return in_use

        def done(in_use: bool) -> None:
            self._faults.pop(name, None)
            if name == self._preferences.get(declared.MODEL):
                self._preferences.reset(declared.MODEL)
            if in_use:
                self._switched()
                self._say(
                    tr("“{name}” is gone; the model that comes with the program writes now.", name=name)
                )
            else:
                self._end(tr("Removed “{name}”.", name=name), "")

        self._begin(tr("Removing “{name}”…", name=name), work, done)

    def _fall_back(self, fault: str) -> None:
        """The model in use is broken: have the embedded one write."""

        def done(_: None) -> None:
            self._switched()
            self._say(f"{fault} {tr('Until then, the model that comes with the program writes.')}")

        self._begin(_loading(""), lambda: self._load(""), done)

    def _follow(self, setting: Setting[Any]) -> None:
        """The setting may also be changed elsewhere, such as by a reset."""
        if setting is declared.MODEL and self._preferences.get(setting) != self._model.used:
            self.use(self._preferences.get(setting))

    def _load(self, name: str) -> None:
        step_back()
        self._model.use(name)

    def _switched(self) -> None:
        """Another model writes: what the one before wrote is written anew."""
        self._end(tr("“{name}” writes now.", name=self._used_name), self._chosen)
        if self._window.desk.source.document().isEmpty():
            return
        self._rewriting.rewrite_again()

    @property
    def _used_name(self) -> str:
        """The name on the shelf of the model that writes."""
        return self._model.used or self._embedded_name

    @property
    def _embedded_name(self) -> str:
        """The name on the shelf of the student that comes with the program; "" until the shelf is known."""
        students = (
            each.name
            for each in self._shelved.values()
            if each.embedded and each.bundle is not None and each.bundle.kind is Kind.STUDENT
        )
        return next(students, "")

    def _say(self, sentence: str) -> None:
        self._window.banner.say(sentence, topic=Topic.MODEL)

    def _begin(self, words: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._window.banner.settle(Topic.MODEL)
        self.page.show_busy(words)
        self._tasks.run(work, done, self._failed)

    def _end(self, words: str, chosen: str) -> None:
        """Something has been done: show the shelf as it is now, then say so."""

        def then() -> None:
            self.page.show_busy("")
            self.page.say(words)

        self._list(chosen, then)

    def _failed(self) -> None:
        self._end("", self._chosen)

    def _list(self, chosen: str = "", then: Callable[[], None] = lambda: None) -> None:
        def done(shelved: list[Shelved]) -> None:
            # Students first: the encoder is there to be looked at.
            shelved.sort(key=lambda each: each.bundle is not None and each.bundle.kind is not Kind.STUDENT)
            # What comes with the program stays on offer: there would be nothing else to write with.
            shelved = [
                each if each.embedded else replace(each, fault=each.fault or self._faults.get(each.name))
                for each in shelved
            ]
            self._shelved = {each.name: each for each in shelved}
            self.page.show_models(shelved, self._used_name, chosen)
            then()

        self._tasks.run(self._shelf.bundles, done, then)

    def _look(self, name: str) -> None:
        self._chosen = name
        entry = self._shelved[name]
        self.page.show_entry(entry, in_use=name == self._used_name)

        def done(found: Details) -> None:
            if name == self._chosen:
                self.page.show_details(found)

        self._tasks.run(lambda: details(entry), done, lambda: None)

    def _ask_and_take_in(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self._window, tr("Choose the folder of a model"), str(Path.home())
        )
        if folder:
            self.take_in(Path(folder))

    def _ask_and_remove(self, name: str) -> None:
        sure = is_sure(
            self._window,
            tr("Remove the model?"),
            tr("“{name}” is deleted from this program for good. Your text stays.", name=name),
            tr("Remove"),
        )
        if sure:
            self.remove(name)


def _damaged(entry: Shelved) -> str:
    """What to do about a model whose files are other than they should be.

    Which, and how, tells the text of an imported one on the page.
    """
    if entry.embedded:
        return tr("Files of “{name}” are not as they should be: install the program again.", name=entry.name)
    return tr(
        "Files of “{name}” are not as they should be: import it again or choose another model.",
        name=entry.name,
    )


def _loading(name: str) -> str:
    return (
        tr("Loading “{name}”…", name=name) if name else tr("Loading the model that comes with the program…")
    )
