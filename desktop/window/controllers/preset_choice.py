"""Presets: named positions of the sliders, those that come with the program and the writer's own."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QInputDialog, QMenu

from desktop.engine.request import Length
from desktop.storage.errors import StorageError
from desktop.storage.presets import Preset, Presets
from desktop.window.background.tasks import Tasks
from desktop.window.controllers.rewriting import Rewriting
from desktop.window.look.translation import said, tr
from desktop.window.views.main_window import MainWindow


def built_in() -> dict[str, Preset]:
    """The presets that come with the program: id of the action -> preset."""
    return {
        "preset.light": Preset(tr("Light touch"), 15, 5),
        "preset.fluent": Preset(tr("Fluent"), 40, 25),
        "preset.bold": Preset(tr("Bold"), 80, 60),
        "preset.shorter": Preset(tr("Shorter"), 40, 25, Length.SHORTER),
        "preset.plain": Preset(tr("Plain"), 55, 15, Length.SHORTER),
    }


class PresetChoice(QObject):
    """Lets the writer choose, save and remove presets. A preset sets the sliders and nothing else.

    Args:
        window: holds the sliders and the button.
        presets: the writer's own.
        rewriting: says what happened.
    """

    def __init__(self, window: MainWindow, presets: Presets, rewriting: Rewriting) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._presets = presets
        self._rewriting = rewriting
        self._tasks = Tasks((StorageError,), window.banner.say, self)
        self._menu = QMenu(window)
        self._own: QActionGroup | None = None
        self._built_in = built_in()
        self._desk.presets.setMenu(self._menu)
        for identity, preset in self._built_in.items():
            window.book.bind(identity, lambda preset=preset: self.use(preset))
        window.book.bind("preset.save", self._ask_and_save)
        self._menu.aboutToShow.connect(self._fill)
        window.closing.connect(self._tasks.close)
        for dial in (self._desk.lexical, self._desk.syntactic, self._desk.length):
            dial.moved.connect(self._show)
        self._fill()
        self._show()

    @property
    def current(self) -> Preset | None:
        """The preset whose positions the sliders have."""
        here = (self._desk.lexical.value, self._desk.syntactic.value, self._desk.length.value)
        every = (*self._built_in.values(), *self._presets.all)
        return next((each for each in every if (each.lexical, each.syntactic, each.length) == here), None)

    def use(self, preset: Preset) -> None:
        """Set the sliders."""
        self._desk.lexical.slider.setValue(preset.lexical)
        self._desk.syntactic.slider.setValue(preset.syntactic)
        self._desk.length.choose(preset.length)

    def save(self, name: str) -> None:
        """Save the positions of the sliders under a name."""
        desk = self._desk
        try:
            preset = Preset(name, desk.lexical.value, desk.syntactic.value, desk.length.value)
        except ValueError as error:
            self._window.banner.say(tr("The preset was not saved: {reason}.", reason=said(str(error))))
            return
        self._tasks.run(lambda: self._presets.put(preset), lambda _: self._saved(name), self._show)

    def remove(self, name: str) -> None:
        """Remove one of the writer's own presets."""
        self._tasks.run(lambda: self._presets.remove(name), lambda _: self._show(), self._show)

    def _saved(self, name: str) -> None:
        self._show()
        self._rewriting.tell(tr("Saved the preset “{name}”.", name=name))

    def _ask_and_save(self) -> None:
        name, given = QInputDialog.getText(self._window, tr("Save as preset"), tr("Name of the preset:"))
        if given and name.strip():
            self.save(name.strip())

    def _fill(self) -> None:
        self._menu.clear()
        current = self.current
        for identity, preset in self._built_in.items():
            action = self._window.book[identity]
            action.setCheckable(True)
            action.setChecked(preset == current)
            self._menu.addAction(action)
        own = self._presets.all
        if own:
            self._menu.addSeparator()
        for preset in own:
            action = QAction(preset.name.replace("&", "&&"), self._menu)
            action.setCheckable(True)
            action.setChecked(preset == current)
            action.triggered.connect(lambda _=False, preset=preset: self.use(preset))
            self._menu.addAction(action)
        self._menu.addSeparator()
        self._menu.addAction(self._window.book["preset.save"])
        if own:
            removal = self._menu.addMenu(tr("Remove a preset"))
            for preset in own:
                action = removal.addAction(preset.name.replace("&", "&&"))
                action.triggered.connect(lambda _=False, name=preset.name: self.remove(name))

    def _show(self, *_: object) -> None:
        current = self.current
        name = current.name if current is not None else tr("Own positions")
        self._desk.presets.setText(name)
        self._desk.presets.setAccessibleName(tr("Preset: {name}", name=name))
