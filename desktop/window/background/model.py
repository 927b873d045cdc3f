"""The model that the writer has chosen in the settings."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from desktop.engine.errors import EngineError
from desktop.engine.facade import Rewrites
from desktop.engine.shelf import Shelf
from desktop.window.look.translation import tr


class Load(Protocol):
    """Makes a rewriter, with the embedded student or, called with a folder, with that of a bundle."""

    def __call__(self, bundle: str = ..., /) -> Rewrites:
        """Load the models.

        Raises:
            EngineError: a bundle is missing or broken.
        """


def load_chosen(name: str, load: Load, models: Path | None, tell: Callable[[str], None]) -> Rewrites:
    """The rewriter with the student of this name; with the embedded one where that cannot be used.

    Args:
        name: of a bundle on the shelf; "" for the embedded student.
        load: makes the rewriter.
        models: folder of the imported bundles; None where there is none.
        tell: hears in a sentence or two why the embedded student writes instead.

    Raises:
        EngineError: the embedded student cannot be loaded.
    """
    if name:
        try:
            return load(_folder(name, Shelf(models)))
        except EngineError as error:
            rewriter = load()
            tell(f"{error} {tr('Until then, the model that comes with the program writes.')}")
            return rewriter
    return load()


def _folder(name: str, shelf: Shelf) -> str:
    found = next((each for each in shelf.bundles() if each.name == name), None)
    if found is None:
        raise EngineError(tr("The model “{name}” of your settings is not there; import it again.", name=name))
    if found.fault is not None:
        raise EngineError(found.fault)
    return str(found.folder)
