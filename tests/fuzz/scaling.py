"""Measures how the time of each part of the engine grows with hostile texts.

`python -m tests.fuzz.scaling [PART ...]`; without a part, all of them.

Ten times the text may take about ten times as long. A regular expression that goes back over what it
has read takes a hundred times as long, and a text of a megabyte then never ends.
"""

import sys
import time
from collections.abc import Callable, Mapping
from itertools import count

from desktop.engine.exchange import exchangeable
from desktop.engine.guards import GUARDS, GuardedSource
from desktop.engine.guards.facts import kept
from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.language import is_foreign
from desktop.engine.layout import fit, flatten, straighten
from desktop.engine.openings import openings
from desktop.engine.patterns.collection import outcomes
from desktop.engine.prose import reason_to_keep
from desktop.engine.protected import protected
from desktop.engine.ranking import Candidate
from desktop.engine.segment import split
from desktop.engine.thesaurus import substitutes
from desktop.engine.voice import articles, contractions, spelling
from desktop.engine.voice.echoes import Echoes
from desktop.engine.voice.spelling import Spelling

from .texts import SHAPES, repeated

SHORT, LONG = 1_500, 15_000
# How many times as long ten times the text may take.
MOST_GROWTH = 12.0
# Seconds that a long text may take whatever the growth: below, the clock tells nothing.
NOTICEABLE = 0.03

_KEEP = ("a a", "((", "the dog", "a*b*")
_SOURCE = "“It's a -- test of the colour…” and ‘we don't’ say 'so', do they?"


def parts() -> dict[str, Callable[[str], object]]:
    """What is measured, by name."""
    # Some parts remember the last sources: each call has its own.
    numbers = count()

    def new(text: str) -> str:
        return f"{next(numbers)} {text}"

    def facts(guard: Guard) -> Callable[[str], object]:
        return lambda text: guard.facts(Sentence(text))

    def compared(text: str) -> object:
        # Twins would be equal at once: the rewrite is the source with another end.
        return GuardedSource(text).all_broken(text[:-1] + "b c")

    def echoes(text: str) -> object:
        heard = Echoes()
        heard.note("The dog ran.", new(text))
        return heard.penalty("The cat sat.", new(text))

    return {
        **{f"guard {guard.name}": facts(guard) for guard in (*GUARDS, kept.guard(_KEEP))},
        "guards": compared,
        "split": lambda text: sum(1 for _ in split(text)),
        "reason_to_keep": reason_to_keep,
        "is_foreign": is_foreign,
        "flatten": flatten,
        "straighten": straighten,
        "fit a text": lambda text: fit(_SOURCE, text),
        "fit into a text": lambda text: fit(text, text + _SOURCE),
        "protected": lambda text: protected(text, _KEEP),
        "openings": openings,
        "substitutes": substitutes,
        "outcomes": outcomes,
        "exchangeable": lambda text: exchangeable(text, _KEEP, seldom=True),
        "measures": lambda text: Candidate.measured(text, text[::-1], 0.0),
        "articles": lambda text: articles.conform(_SOURCE + text, text),
        "contractions of a text": lambda text: contractions.conform(_SOURCE, text),
        "contractions as in a text": lambda text: contractions.conform(
            new(text), f"It's said {text} he'd go"
        ),
        "full forms of a text": lambda text: contractions.conform("It is not so.", f"It's said {text}"),
        "spelling of a text": lambda text: spelling.conform(_SOURCE, f"color {text}", Spelling.BRITISH_ISE),
        "spelling as in a text": lambda text: spelling.conform(new(text), f"colour {text}", None),
        "spelling evidence": lambda text: spelling.evidence(new(text)),
        "echoes": echoes,
    }


def shaped(length: int) -> dict[str, str]:
    """Hostile texts of about this length, by what they are made of."""
    texts = {repr(shape): repeated(shape, length) for shape in SHAPES}
    for opening, closing in (("The dog ", " ran home."), ("“It is ", "!\nx"), ("a", "\0")):
        texts |= {
            f"{opening!r} {shape!r} {closing!r}": repeated(shape, length, opening, closing)
            for shape in SHAPES
        }
    return texts


def seconds(function: Callable[[str], object], text: str) -> float:
    """Processor time of one call."""
    before = time.process_time()
    function(text)
    return time.process_time() - before


def too_slow(
    name: str, function: Callable[[str], object], texts: Mapping[str, tuple[str, str]], most: float
) -> list[str]:
    """The texts for which a part takes more than its share, in words.

    Args:
        name: of the part.
        function: the part.
        texts: a short text and a long one by what they are made of.
        most: how many times as long the long text may take.
    """
    faults = []
    for shape, (short, long) in texts.items():
        # A catastrophic pattern would not come back from the long text.
        first = seconds(function, short)
        if first > 1.0:
            faults.append(f"{name} on {shape}: {first:.2f} s for {len(short)} characters")
            continue
        second = seconds(function, long)
        # The machine may be busy with something else at the wrong moment, but not at every one.
        for _ in range(4):
            if second <= max(NOTICEABLE, most * first):
                break
            second = min(second, seconds(function, long))
            first = min(first, *(seconds(function, short) for _ in range(5)))
        else:
            faults.append(f"{name} on {shape}: {1000 * first:.1f} ms, then {1000 * second:.1f} ms")
    return faults


def main() -> int:
    """The command: 1 if anything is too slow."""
    short, long = shaped(SHORT), shaped(LONG)
    texts = {shape: (short[shape], long[shape]) for shape in short}
    total = 0
    for name, function in parts().items():
        if sys.argv[1:] and name not in sys.argv[1:]:
            continue
        before = time.process_time()
        faults = too_slow(name, function, texts, MOST_GROWTH)
        total += len(faults)
        print(
            f"{name}: {len(texts)} shapes, {time.process_time() - before:.1f} s, {len(faults)} too slow",
            flush=True,
        )
        for fault in faults:
            print("   ", fault)
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
