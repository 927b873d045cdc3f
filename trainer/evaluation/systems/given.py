"""Systems that need no model: the copy, the teacher's own text, and a file of somebody's rewrites."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer.errors import TrainerError
from trainer.evaluation.items import Item
from trainer.pairs import files
from trainer.settings import evaluate as settings


@dataclass(frozen=True, slots=True)
class Given:
    """Looks rewrites up.

    Attributes:
        look_up: the rewrite of an item.
        batch: how many sentences are handed over at a time.
    """

    look_up: Callable[[Item], str]
    batch: int = 1000

    def rewrite(self, items: Sequence[Item]) -> list[str]:
        """One rewrite for each item."""
        return [self.look_up(item) for item in items]


def open_given(system: settings.Copy | settings.Teacher | settings.File) -> Given:
    """A system that needs no model.

    Raises:
        TrainerError: the file of rewrites is not usable.
    """
    match system:
        case settings.Copy():
            return Given(lambda item: item.source)
        case settings.Teacher():
            return Given(_teachers)
        case settings.File():
            return Given(_from_file(system.file))


def _teachers(item: Item) -> str:
    if not item.references:
        raise TrainerError("The test file has no teacher's rewrites; leave the system “teacher” out.")
    return item.references[0]


def _from_file(path: Path) -> Callable[[Item], str]:
    rewrites = {pair.source: pair.paraphrase for pair in files.read(path)}

    def look_up(item: Item) -> str:
        try:
            return rewrites[item.source]
        except KeyError:
            raise TrainerError(
                f"{path}: lacks a rewrite of the sentence that begins “{item.source[:40]}”; "
                "it needs one of each source of the test file that is drawn."
            ) from None

    return look_up
