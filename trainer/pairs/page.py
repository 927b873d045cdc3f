"""The report of `label` as a page that opens offline."""

from collections import Counter
from collections.abc import Iterator, Mapping
from html import escape

from trainer.evaluation import plots
from trainer.evaluation.html import page, table
from trainer.pairs.tally import MEASURES, Tally

_LEVELS = {
    "lexical": "lexical diversity",
    "syntactic": "syntactic diversity",
    "length": "length",
}


def render(name: str, tally: Tally, train: int, dev: int, levels: Mapping[str, Mapping[int, int]]) -> str:
    """The page.

    Args:
        name: of the experiment.
        tally: of the pairs for training.
        train: pairs written for training, copies included.
        dev: pairs written for dev.
        levels: how many pairs for training have each level of each code.
    """
    return page(f"Pairs: {name}", _body(name, tally, train, dev, levels))


def _body(
    name: str, tally: Tally, train: int, dev: int, levels: Mapping[str, Mapping[int, int]]
) -> Iterator[str]:
    kept = tally.read - tally.dropped.total()
    yield f"<h1>Pairs: {escape(name)}</h1>"
    yield (
        f"<p>Of {tally.read:,} pairs {kept:,} were kept and {tally.dropped.total():,} dropped, each for the "
        f"first reason that was found. {train:,} were written for training, copies included, and {dev:,} "
        "for dev.</p>"
    )
    yield "<h2>Why pairs were dropped</h2>"
    yield table(
        ["reason", "pairs", "share"],
        ([escape(reason), f"{count:,}", _share(count, tally.read)]
         for reason, count in tally.dropped.most_common()),
    )  # fmt: skip
    yield "<h2>How the measures are spread</h2>"
    yield (
        "<p>Of the pairs that the filters kept, and of those that they dropped. Caps, limits and copies come "
        "afterwards. What takes long is measured only where nothing quicker had dropped the pair before.</p>"
    )
    yield from _histograms(tally)
    yield "<h2>Codes of the training pairs</h2>"
    yield "<p>What the student will see: how many pairs stand at each level.</p>"
    yield _codes(levels)
    yield "<h2>Where they come from</h2>"
    yield table(["origin", "kept", "dropped", "most often for"], _origins(tally.origins), "noted")
    yield "<h2>Examples of what was dropped</h2>"
    # In one table, for the columns to be as wide for each reason.
    yield table(
        ["reason", "source", "rewrite"],
        ([escape(reason).replace(" ", "&nbsp;"), escape(source), escape(rewrite)]
         for reason, rows in sorted(tally.examples.items()) for _, source, rewrite in rows),
        "texts both",
    )  # fmt: skip


def _codes(levels: Mapping[str, Mapping[int, int]]) -> str:
    """A row for each code, a column for each level up to the highest, also where no pair stands there."""
    columns = range(max(level for counts in levels.values() for level in counts) + 1)
    rows = (
        [title, *(f"{levels[code][level]:,}" if level in levels[code] else "–" for level in columns)]
        for code, title in _LEVELS.items()
    )
    return table(["level", *map(str, columns)], rows)


def _histograms(tally: Tally) -> Iterator[str]:
    yield '<div class="plots">'
    for measure, (note, _) in MEASURES.items():
        if spread := tally.spread.get(measure):
            both = [("kept", spread.values(kept=True)), ("dropped", spread.values(kept=False))]
            plot = plots.histograms(measure, [(name, values) for name, values in both if len(values)])
            caption = f"<figcaption>{measure}<small>{escape(note)}</small></figcaption>"
            yield f"<figure>{caption}{plot}</figure>"
    yield "</div>"


def _origins(origins: Mapping[str, Counter[str]]) -> Iterator[list[str]]:
    for origin, counts in sorted(origins.items()):
        reasons = Counter({reason: count for reason, count in counts.items() if reason != "kept" and count})
        often = ", ".join(f"{escape(reason)} ({count:,})" for reason, count in reasons.most_common(2))
        yield [escape(origin) or "–", f"{counts['kept']:,}", f"{reasons.total():,}", often or "–"]


def _share(count: int, total: int) -> str:
    return f"{count / total:.1%}" if total else "–"
