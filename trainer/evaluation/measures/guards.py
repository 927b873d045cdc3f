"""Which facts a rewrite lost or changed: the engine's guards, asked on the finished text."""

from collections.abc import Mapping, Sequence

import numpy as np

from desktop.engine.guards import GUARDS, GuardedSource
from desktop.engine.layout import flatten
from trainer.evaluation.items import Item
from trainer.evaluation.measures.measure import Measure, Values

# Those that hold what can be checked against the world.
FACTS = ("numbers", "names", "negation")
NAMES = tuple(guard.name for guard in GUARDS)


class Guards:
    """Whether all guards hold, whether those of the facts do, and which do not."""

    measures = (
        Measure(
            "facts", "facts kept",
            "share of rewrites that keep the numbers, names and negations of their source", "higher",
        ),
        Measure(
            "guarded", "guards kept",
            "share of rewrites that break none of the engine's guards; the engine itself drops those "
            "that do", "higher",
        ),
    )  # fmt: skip

    def measure(self, items: Sequence[Item], rewrites: Sequence[str]) -> Mapping[str, Values]:
        """Measure one rewrite of each item; see `Instrument.measure`."""
        broken = [broken_guards(item.source, each) for item, each in zip(items, rewrites, strict=True)]
        return {
            "facts": np.array([float(not set(FACTS) & set(each)) for each in broken]),
            "guarded": np.array([float(not each) for each in broken]),
        }


def broken_guards(source: str, rewrite: str) -> tuple[str, ...]:
    """The names of the guards that a rewrite breaks."""
    flat = flatten(source), flatten(rewrite)
    # The sentence itself breaks nothing, whatever a guard makes of its oddities.
    return () if flat[0] == flat[1] else tuple(GuardedSource(flat[0]).all_broken(flat[1]))
