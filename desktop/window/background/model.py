"""The model that writes: the one of the settings at first, another whenever the writer wants."""

import threading
from collections.abc import Callable, Iterator
from typing import Protocol

from desktop.engine.errors import EngineError
from desktop.engine.facade import Rewrites
from desktop.engine.request import Request
from desktop.engine.result import Rewrite
from desktop.engine.shelf import Shelf
from desktop.engine.wordquery import WordOption, WordQuery
from desktop.window.look.translation import said, tr


class Load(Protocol):
    """Makes a rewriter, with the embedded student or, called with a folder, with that of a bundle."""

    def __call__(self, bundle: str = ..., /) -> Rewrites:
        """Load the models.

        Raises:
            EngineError: a bundle is missing or broken.
        """


class Model:
    """What the engine drives: the rewriter of the model in use, which may change between two runs.

    A run that is under way is finished by the model that began it.

    Args:
        load: makes a rewriter.
        shelf: holds the bundles.

    Attributes:
        used: name on the shelf of the model in use; "" for the embedded one.
    """

    def __init__(self, load: Load, shelf: Shelf) -> None:
        self._load = load
        self._shelf = shelf
        self._lock = threading.Lock()
        self._rewriter: Rewrites | None = None
        self.used = ""

    @property
    def name(self) -> str:
        """Name of the bundle in use; "" until it is loaded, or when the rewriter has none."""
        return str(getattr(self._rewriter, "name", ""))

    def open(self, name: str, tell: Callable[[str], None]) -> Rewrites:
        """Load the model of this name, or the embedded one where that cannot be used, unless one is loaded.

        Args:
            name: of a bundle on the shelf; "" for the embedded student.
            tell: hears in a sentence or two why the embedded student writes instead.

        Returns:
            This.

        Raises:
            EngineError: the embedded student cannot be loaded.
        """
        with self._lock:
            if self._rewriter is None and name:
                try:
                    self._take(name)
                except EngineError as error:
                    self._take("")
                    meanwhile = tr("Until then, the model that comes with the program writes.")
                    # Each on its own: the two together would not be recognised.
                    tell(f"{said(str(error))} {meanwhile}")
            elif self._rewriter is None:
                self._take("")
        return self

    def use(self, name: str) -> None:
        """Load another model and write with it from the next run on; it takes as long as loading takes.

        Args:
            name: of a bundle on the shelf; "" for the embedded student.

        Raises:
            EngineError: it cannot be used; the one before goes on writing.
        """
        with self._lock:
            self._take(name)

    def rewrite(self, text: str, request: Request, cancelled: Callable[[], bool]) -> Iterator[Rewrite]:
        """As `Rewrites.rewrite`, by the model in use."""
        return self._in_use.rewrite(text, request, cancelled)

    def options(self, query: WordQuery) -> tuple[WordOption, ...]:
        """As `Rewrites.options`, by the model in use."""
        return self._in_use.options(query)

    @property
    def _in_use(self) -> Rewrites:
        if self._rewriter is None:
            raise EngineError(tr("No model is loaded yet; try again in a moment."))
        return self._rewriter

    def _take(self, name: str) -> None:
        self._rewriter = self._of_shelf(name) if name else self._load()
        self.used = name

    def _of_shelf(self, name: str) -> Rewrites:
        found = next((each for each in self._shelf.bundles() if each.name == name), None)
        if found is None:
            raise EngineError(
                tr("The model “{name}” of your settings is not there; import it again.", name=name)
            )
        # The writer knows it by its name, not by its folder among those of the program.
        folder, called = f"“{found.folder}”", f"“{name}”"
        if found.fault is not None:
            raise EngineError(found.fault.replace(folder, called))
        try:
            return self._load(str(found.folder))
        except EngineError as error:
            raise EngineError(str(error).replace(folder, called)) from error
