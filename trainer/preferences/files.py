"""Files of preferences: JSON lines that are pairs, too, with the rewrite that was rejected beside them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.engine.codes import Codes
from trainer import rows

# Why one rewrite was preferred to another.
KINDS = ("truth", "timid", "prompt")


@dataclass(frozen=True, slots=True)
class Preference:
    """A sentence, a rewrite of it, and one that is worse.

    Attributes:
        source: the sentence.
        paraphrase: the rewrite that is preferred; so named that whatever reads pairs reads preferences.
        rejected: the other one.
        codes: what the student is asked for where it should prefer the one to the other.
        kind: "truth" where both change about as much and the other one is wrong or doubtful; "timid" where
            the other one changes less; "prompt" where both were written for these codes.
        origin: the collection that the sentence comes from.
        teacher: who wrote the preferred rewrite; "" for the student itself.
        probability: that a strict reader accepts the preferred one, 0..1.
        rejected_probability: the same of the other; None where a guard stops it.
    """

    source: str
    paraphrase: str
    rejected: str
    codes: Codes
    kind: str
    origin: str = ""
    teacher: str = ""
    probability: float | None = None
    rejected_probability: float | None = None


def read(path: Path) -> Iterator[Preference]:
    """Yield the preferences of a .jsonl, .jsonl.xz or .jsonl.gz file.

    Raises:
        TrainerError: the file is missing or a line is not a preference; file and line are named.
    """
    yield from rows.read(path, _preference, "a preference with source, paraphrase, rejected, codes and kind")


def write(path: Path, preferences: Iterable[Preference]) -> int:
    """Write preferences as JSON lines, all or none. Returns their number."""
    return rows.write_filled(path, preferences)


def _preference(row: dict[str, Any]) -> Preference:
    kind = str(row["kind"])
    if kind not in KINDS:
        raise ValueError(f"kind is {kind!r}, not one of {', '.join(KINDS)}")
    probable = (row.get(name) for name in ("probability", "rejected_probability"))
    return Preference(
        str(row["source"]),
        str(row["paraphrase"]),
        str(row["rejected"]),
        Codes(**row["codes"]),
        kind,
        str(row.get("origin", "")),
        str(row.get("teacher", "")),
        *(None if each is None else float(each) for each in probable),
    )
