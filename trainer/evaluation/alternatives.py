"""Whether the alternatives of a sentence differ from one another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from desktop.engine.measures import lexical_diversity
from desktop.engine.request import Request
from desktop.engine.result import Rewrite

ASKED = 4


@dataclass(frozen=True, slots=True)
class Variety:
    """How different the alternatives of a set of sentences are.

    Attributes:
        asked: alternatives asked for, for each sentence.
        given: mean number that came back; sentences that came back unchanged have none.
        distance: mean lexical diversity between two alternatives of a sentence, 0..1; None where no
            sentence has two.
        nearest: the same between the two nearest of each sentence.
    """

    asked: int
    given: float
    distance: float | None
    nearest: float | None


def variety(rewrite: Callable[[str, Request], Rewrite], sentences: Sequence[str]) -> Variety:
    """Ask for several alternatives of each sentence, the sliders where the program has them at first.

    Args:
        rewrite: the engine.
        sentences: at least one.
    """
    given, means, nearest = [], [], []
    for sentence in sentences:
        done = rewrite(sentence, Request(alternatives=ASKED))
        texts = [] if done.unchanged else [alternative.text for alternative in done.alternatives]
        given.append(len(texts))
        distances = [lexical_diversity(one, other) for one, other in combinations(texts, 2)]
        if distances:
            means.append(np.mean(distances))
            nearest.append(min(distances))
    return Variety(
        ASKED,
        float(np.mean(given)),
        float(np.mean(means)) if means else None,
        float(np.mean(nearest)) if nearest else None,
    )


def table(found: Variety) -> str:
    """The figures for people, in lines that end."""

    def figure(value: float | None) -> str:
        return "  none" if value is None else f"{value:6.3f}"

    return (
        "alternatives\n"
        f"  given, of {found.asked} asked for        {found.given:6.2f}\n"
        f"  lexical distance between two {figure(found.distance)}\n"
        f"  between the two nearest      {figure(found.nearest)}\n"
    )
