"""The stage "draw": pairs of chosen teachers and collections, a share of them spoilt.

It stands before `label`, so the codes of a spoilt pair are those of what stands there: noise is
measured like everything else, as it would be with a careless teacher.
"""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from desktop.engine.measures import words
from trainer.errors import TrainerError
from trainer.pairs import files
from trainer.pairs.files import Pair
from trainer.settings.study import Draw

_WORD = re.compile(r"[^\W\d_]+")
# The share of the words of a rewrite that "substitution" exchanges.
_EXCHANGED = 1 / 3
PAIRS = "pairs.jsonl"


def run(settings: Draw, folder: Path) -> None:
    """Write pairs.jsonl and report.json.

    Raises:
        TrainerError: a file is not usable, or no pair is left.
    """
    chance = random.Random(settings.seed)  # noqa: S311 - sampling, not secrecy
    pairs = list(_chosen(settings))
    chance.shuffle(pairs)
    pairs = pairs[: settings.limit or None]
    if not pairs:
        raise TrainerError("No pair is left to study; look at teachers, origins and words in [study.draw].")
    count = round(settings.noise * len(pairs))
    # Drawn in one order whatever the share: what little noise spoils, more noise spoils as well.
    order = chance.sample(range(len(pairs)), len(pairs))
    spoilt = _mismatched if settings.kind == "mismatch" else _substituted
    written = spoilt(pairs, order[:count], chance)
    files.write(folder / PAIRS, written)
    report = {"pairs": len(pairs), "spoilt": count, "teachers": sorted({pair.teacher for pair in pairs})}
    (folder / "report.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


def _chosen(settings: Draw) -> Iterator[Pair]:
    fewest, most = settings.words
    for path in settings.pairs:
        for pair in files.read(path):
            if settings.teachers and pair.teacher not in settings.teachers:
                continue
            if settings.origins and pair.origin.split("/")[0] not in settings.origins:
                continue
            if fewest <= len(words(pair.source)) <= most:
                yield pair


def _mismatched(pairs: list[Pair], places: list[int], _chance: random.Random) -> list[Pair]:
    """Each of the places with the rewrite of the next of them; a single one keeps its own."""
    done = list(pairs)
    for place, other in zip(places, places[1:] + places[:1], strict=True):
        done[place] = replace(pairs[place], paraphrase=pairs[other].paraphrase)
    return done


def _substituted(pairs: list[Pair], places: list[int], chance: random.Random) -> list[Pair]:
    """Each of the places with words of its rewrite exchanged for words of any."""
    vocabulary = [word for pair in pairs for word in _WORD.findall(pair.paraphrase)]

    def exchanged(match: re.Match[str]) -> str:
        return chance.choice(vocabulary) if chance.random() < _EXCHANGED else match[0]

    done = list(pairs)
    for place in places:
        done[place] = replace(pairs[place], paraphrase=_WORD.sub(exchanged, pairs[place].paraphrase))
    return done
