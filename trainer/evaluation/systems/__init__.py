"""The systems that a report compares: whatever makes a rewrite of a sentence."""

from collections.abc import Sequence
from typing import Protocol

from desktop.engine.codes import CodeScheme
from trainer.evaluation.items import Item
from trainer.settings import evaluate as settings

__all__ = ["System", "open_system"]


class System(Protocol):
    """Rewrites sentences."""

    @property
    def batch(self) -> int:
        """How many sentences are handed over at a time."""

    def rewrite(self, items: Sequence[Item]) -> list[str]:
        """One rewrite for each item, in order; the sentence itself where there is none."""


def open_system(system: settings.System, scheme: CodeScheme) -> System:
    """Load what a system needs, and nothing that the others need.

    Args:
        system: as the experiment declares it.
        scheme: the codes of the experiment, in which a student that is no bundle is asked.

    Raises:
        TrainerError: a model or a file is missing or not what it must be.
        EngineError: a bundle is.
    """
    # Imported only now: torch and transformers take seconds, and most systems do without.
    match system:
        case settings.Copy() | settings.Teacher() | settings.File():
            from trainer.evaluation.systems import given

            return given.open_given(system)
        case settings.Beam() | settings.Decoded() | settings.Engine():
            from trainer.evaluation.systems import bundled

            return bundled.open_bundled(system)
        case settings.Student() | settings.RoundTrip():
            from trainer.evaluation.systems import unconverted

            return unconverted.open_unconverted(system, scheme)
