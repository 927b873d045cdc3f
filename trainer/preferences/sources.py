"""Which sentences a student rewrites to learn from: drawn by lots, each once, none that is kept apart."""

from collections import Counter
from collections.abc import Iterator

from desktop.engine.layout import flatten, straighten
from desktop.engine.measures import words
from trainer.engines import Row
from trainer.lots import lot
from trainer.pairs import files
from trainer.settings.prefer import Prefer
from trainer.sources import sentences


def drawn(settings: Prefer) -> list[Row]:
    """Rows with "source", "origin" and "rewrites" (teachers', each with "text" and "teacher").

    Raises:
        TrainerError: a file is missing or is not what it should be.
    """
    fewest, most = settings.words
    kept = apart(settings)
    found: dict[str, Row] = {}
    for text, origin, taught in _read(settings):
        source = straighten(flatten(text))
        said = words_of(source)
        if said in kept or not fewest <= len(said.split()) <= most:
            continue
        row = found.setdefault(said, {"source": source, "origin": origin, "rewrites": []})
        row["rewrites"] += taught
    return _capped(sorted(found.values(), key=lambda row: lot(settings.seed, row["source"])), settings)


def apart(settings: Prefer) -> set[str]:
    """What `words_of` leaves of the sentences that nothing is to be learnt from.

    Raises:
        TrainerError: a file is missing or is not what it should be.
    """
    return {words_of(side) for path in settings.apart for pair in files.read(path) for side in _sides(pair)}


def words_of(text: str) -> str:
    """The words alone, for what differs in nothing else is the same sentence."""
    return " ".join(words(text))


def _capped(rows: list[Row], settings: Prefer) -> list[Row]:
    taken: Counter[str] = Counter()
    kept = []
    for row in rows:
        origin = row["origin"].split("/")[0]
        taken[origin] += 1
        if not settings.cap or taken[origin] <= settings.cap:
            kept.append(row)
    return kept[: settings.limit or None]


def _read(settings: Prefer) -> Iterator[tuple[str, str, list[Row]]]:
    """Sentences, their origins, and what teachers made of them."""
    for path in settings.sentences:
        for sentence in sentences.read(path):
            yield sentence.text, sentence.origin, []
    for path in settings.pairs:
        for pair in files.read(path):
            yield pair.source, pair.origin, [{"text": pair.paraphrase, "teacher": pair.teacher}]


def _sides(pair: files.Pair) -> tuple[str, str]:
    return pair.source, pair.paraphrase
