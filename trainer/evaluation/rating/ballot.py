"""What raters see, and the key that says later whose rewrite was whose."""

import hashlib
import json
import random
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from html import escape
from typing import Any

from trainer.errors import TrainerError
from trainer.evaluation.html import packaged
from trainer.settings.rate import Rate


@dataclass(frozen=True, slots=True)
class Entry:
    """A rewrite to be rated; systems that wrote the same share one.

    Attributes:
        id: 12 hexadecimal digits that tell nothing of the systems.
        source: the sentence.
        rewrite: one way to say it.
        systems: whose it is.
    """

    id: str
    source: str
    rewrite: str
    systems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ballot:
    """All that is to be rated, and by whom.

    Attributes:
        study: 12 hexadecimal digits; another ballot has others.
        entries: the rewrites, sentence by sentence.
        order: for each rater, the ids that they are given, in the order in which they see them.
    """

    study: str
    entries: tuple[Entry, ...]
    order: tuple[tuple[str, ...], ...]

    @property
    def sentences(self) -> int:
        """How many sentences there are."""
        return len({entry.source for entry in self.entries})

    def key(self) -> dict[str, Any]:
        """As it is kept, away from the raters."""
        return asdict(self)

    @classmethod
    def from_key(cls, key: Mapping[str, Any]) -> "Ballot":
        """Read what `key` wrote.

        Raises:
            ValueError: it is not that.
        """
        try:
            entries = tuple(
                Entry(each["id"], each["source"], each["rewrite"], tuple(each["systems"]))
                for each in key["entries"]
            )
            return cls(key["study"], entries, tuple(tuple(ids) for ids in key["order"]))
        except (KeyError, TypeError) as error:
            raise ValueError(f"{error} is missing or of the wrong type") from None


def draw(asked: Rate, rewrites: Mapping[str, Mapping[str, str]]) -> Ballot:
    """Draw the sentences and deal them out.

    Args:
        asked: how many, and to whom.
        rewrites: for each system, its rewrites by their sentences.

    Raises:
        TrainerError: no sentence was rewritten by all systems.
    """
    first, *others = rewrites.values()
    shared = sorted(source for source in first if all(source in other for other in others))
    if not shared:
        raise TrainerError(f"{asked.evaluation}: the systems have not rewritten the same sentences.")
    chance = random.Random(asked.seed)  # noqa: S311 - sampling, not secrecy
    chosen = chance.sample(shared, min(asked.sentences, len(shared)))
    by_source = {source: _entries(asked.seed, source, rewrites) for source in chosen}
    each = min(asked.each or len(chosen), len(chosen))
    order = []
    for rater in range(asked.raters):
        # One rater goes on where the last one stopped: all sentences get as many raters, but for one.
        dealt = [chosen[(rater * each + place) % len(chosen)] for place in range(each)]
        ids = [entry.id for source in dealt for entry in by_source[source]]
        chance.shuffle(ids)
        order.append(tuple(ids))
    entries = tuple(entry for found in by_source.values() for entry in found)
    questions = [asdict(question) for question in asked.questions]
    # Also of what is asked: answers to another question are no answers to this one.
    study = _digest(json.dumps([asdict(each) for each in entries] + [questions, asked.points, order]))
    return Ballot(study, entries, tuple(order))


def page(ballot: Ballot, asked: Rate, rater: int) -> str:
    """The page of one rater: one file that needs no network and does not hold the key.

    Args:
        ballot: what is to be rated.
        asked: the questions.
        rater: from 1.
    """
    entries = {entry.id: entry for entry in ballot.entries}
    data = {
        "study": ballot.study,
        "rater": rater,
        "points": asked.points,
        "questions": [asdict(question) for question in asked.questions],
        "items": [[id_, entries[id_].source, entries[id_].rewrite] for id_ in ballot.order[rater - 1]],
    }
    # A text may hold "</script>".
    written = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    title = escape(f"Rating of rewrites, rater {rater}")
    return packaged("rate.html").replace("{{title}}", title).replace("{{data}}", written)


def _entries(seed: int, source: str, rewrites: Mapping[str, Mapping[str, str]]) -> list[Entry]:
    systems: dict[str, list[str]] = {}
    for system, written in rewrites.items():
        systems.setdefault(written[source], []).append(system)
    return [
        Entry(_digest(f"{seed}\0{source}\0{rewrite}"), source, rewrite, tuple(names))
        for rewrite, names in systems.items()
    ]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
