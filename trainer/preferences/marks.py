"""Preferences from a reader's marks: rewrites of the student's that are right, wrong, or wrong and mended.

A mark is a JSON object on a line of its own:

    {"source": "…", "text": "…", "right": false, "mended": "…"}

"text" is a rewrite of "source"; "right" says whether the reader accepts it; "mended", which may be missing,
"" or null, is the same rewrite with as few changes as make it right. "origin" may name the collection.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.engine.codes import CodeScheme
from desktop.engine.guards import GuardedSource
from desktop.engine.layout import flatten, straighten
from desktop.engine.measures import lexical_diversity, syntactic_diversity
from trainer import rows
from trainer.lots import lot
from trainer.pairs.files import Pair
from trainer.preferences import sources
from trainer.preferences.files import Preference
from trainer.settings.prefer import Marks, Prefer

# Who wrote what was mended.
READER = "reader"
# How much a change of the order counts beside one of the words.
_ORDER = 0.5


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reader says of a rewrite; texts on one line and with straight quotation marks.

    Attributes:
        source: the sentence.
        text: the rewrite.
        right: whether the reader accepts it.
        mended: a wrong rewrite made right; "" where nobody did.
        origin: the collection that the sentence comes from.
    """

    source: str
    text: str
    right: bool
    mended: str = ""
    origin: str = ""


@dataclass(slots=True)
class Marked:
    """What the marks of one sentence bring.

    Attributes:
        source: the sentence.
        preferences: in no particular order, each once.
        pairs: what may be preferred, with its codes.
        rewrites: that were marked, each once.
        mended: wrong ones and what the reader made of them, each once.
        stopped: mended ones that a guard stops, by guard.
        left_out: what is not learnt from, by reason: "marked both ways"; "near copy", right or mended;
            "mended to a wrong one".
    """

    source: str
    preferences: list[Preference] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    rewrites: int = 0
    mended: int = 0
    stopped: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)


def read(path: Path) -> Iterator[Mark]:
    """Yield the marks of a .jsonl, .jsonl.xz or .jsonl.gz file.

    Raises:
        TrainerError: the file is missing or a line is not a mark; file and line are named.
    """
    yield from rows.read(path, _mark, "a mark with source, text and right")


def sentences(settings: Prefer, marks: Marks) -> list[list[Mark]]:
    """The marks of all files, those of a sentence together; without the sentences that are kept apart.

    Raises:
        TrainerError: a file is missing or is not what it should be.
    """
    kept = sources.apart(settings)
    found: dict[str, list[Mark]] = defaultdict(list)
    for path in marks.files:
        for mark in read(path):
            found[mark.source].append(mark)
    return [each for source, each in found.items() if sources.words_of(source) not in kept]


def marked(of: Sequence[Mark], marks: Marks, scheme: CodeScheme, seed: int) -> Marked:
    """What the marks of one sentence bring; the same in whichever order they come.

    Args:
        of: at least one, all of the same source.
        marks: settings of the experiment.
        scheme: the student's.
        seed: draws among right rewrites that are equally near.
    """
    reading = _Reading(of, marks, scheme)
    reading.prefer_mended()
    reading.prefer_right(marks.beside, seed)
    return reading.done


class _Reading:
    def __init__(self, of: Sequence[Mark], marks: Marks, scheme: CodeScheme) -> None:
        self._source = of[0].source
        self._origin = max(each.origin for each in of)
        self._change = marks.change
        accepted = {each.text for each in of if each.right}
        refused = {each.text for each in of if not each.right}
        self._wrong = sorted(refused - accepted)
        mended = {(each.text, each.mended) for each in of if each.mended and each.text not in accepted}
        self.done = Marked(self._source, rewrites=len(accepted | refused), mended=len(mended))
        self._leave_out("marked both ways", len(accepted & refused))
        self._right = [text for text in sorted(accepted - refused) if self._changes(text)]
        # What was refused anywhere cannot be what a rewrite was mended to.
        self._leave_out("mended to a wrong one", sum(better in refused for _, better in mended))
        self._mended = self._sound(sorted(each for each in mended if each[1] not in refused))
        teachers = {better: READER for _, better in self._mended} | dict.fromkeys(self._right, "")
        self._by = {text: (who, scheme.measure(self._source, text)) for text, who in teachers.items()}
        self.done.pairs += (
            Pair(self._source, text, self._origin, who, codes=codes)
            for text, (who, codes) in self._by.items()
        )

    def prefer_mended(self) -> None:
        for wrong, better in self._mended:
            self._prefer(better, wrong)

    def prefer_right(self, most: int, seed: int) -> None:
        """Taught truth alone a student becomes timid, so a right one counts that changes about as much."""
        moved = {text: self._moved(text) for text in (*self._right, *self._wrong)}
        for wrong in self._wrong:

            def near(right: str, wrong: str = wrong) -> tuple[float, int]:
                lexical, syntactic = (abs(a - b) for a, b in zip(moved[right], moved[wrong], strict=True))
                return lexical + _ORDER * syntactic, lot(seed, self._source, wrong, right)

            for right in sorted(self._right, key=near)[:most]:
                self._prefer(right, wrong)

    def _prefer(self, better: str, wrong: str) -> None:
        who, codes = self._by[better]
        preference = Preference(self._source, better, wrong, codes, "truth", self._origin, who, 1.0, 0.0)
        # What a rewrite was mended to may be the nearest right one as well.
        if preference not in self.done.preferences:
            self.done.preferences.append(preference)

    def _sound(self, mended: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Without near copies and what the program would not show."""
        if not mended:
            return []
        guarded = GuardedSource(self._source)
        sound = []
        for wrong, better in mended:
            if not self._changes(better):
                continue
            guard = guarded.broken(better)
            if guard is None:
                sound.append((wrong, better))
            else:
                self.done.stopped[guard] += 1
        return sound

    def _changes(self, text: str) -> bool:
        changes = text != self._source and max(self._moved(text)) >= self._change
        self._leave_out("near copy", not changes)
        return changes

    def _moved(self, text: str) -> tuple[float, float]:
        return lexical_diversity(self._source, text), syntactic_diversity(self._source, text)

    def _leave_out(self, why: str, count: int) -> None:
        if count:
            self.done.left_out[why] += count


def _mark(row: dict[str, Any]) -> Mark:
    if not isinstance(row["right"], bool):
        raise TypeError("right is neither true nor false")
    source, text, mended = (
        _text(name, value)
        for name, value in (
            ("source", row["source"]), ("text", row["text"]), ("mended", row.get("mended") or ""),
        )
    )  # fmt: skip
    if not source or not text:
        raise ValueError(f"{'text' if source else 'source'} is empty")
    if mended and row["right"]:
        raise ValueError("what is right is not mended")
    return Mark(source, text, row["right"], mended, str(row.get("origin", "")))


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{name} is no text")
    return straighten(flatten(value))
