"""The stage "drift": a rewrite is rewritten, and that again, and so on.

Each round is measured against the sentence that stood at the beginning. What was rewritten before a
stop, even by kill -9, is not rewritten again.
"""

import functools
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from desktop.engine.codes import CodeScheme
from desktop.engine.measures import lexical_diversity, words
from trainer.evaluation import items as test
from trainer.evaluation.items import Item
from trainer.evaluation.measures.guards import Guards
from trainer.evaluation.measures.meaning import open_meaning
from trainer.evaluation.measures.measure import Instrument, Measure, Values
from trainer.evaluation.measures.wording import Wording
from trainer.evaluation.rewrites import complete, fingerprint
from trainer.evaluation.statistics.bootstrap import Resamples
from trainer.evaluation.systems import open_system
from trainer.settings.study import Drift
from trainer.studies import found
from trainer.studies.found import Found, Sampled
from trainer.teachers.progress import say

STEP = Measure(
    "step", "change in this round", "lexical diversity of a rewrite against the one before it; 0 to 1"
)
SETTLED = Measure("settled", "settled", "share of sentences whose words stayed as they were in this round")


def run(settings: Drift, scheme: CodeScheme, folder: Path) -> None:
    """Rewrite round by round, and measure.

    Raises:
        TrainerError: the test file or a model is not usable.
        EngineError: a bundle is not.
    """
    items = test.sample(settings.pairs, settings.limit, settings.seed)
    instruments = _instruments(settings)
    resamples = Resamples(len(items), settings.resamples, settings.seed)
    sample = found.sample_of(item.source for item in items)
    places = []
    for system in settings.systems:
        depends = fingerprint(system, settings.pairs, scheme)
        load = functools.cache(functools.partial(open_system, system, scheme))
        texts = [item.source for item in items]
        for number in range(1, settings.rounds + 1):
            before = texts
            distinct = [Item(text) for text in dict.fromkeys(before)]
            done = complete(system, distinct, folder / f"round-{number:02}", fingerprint=depends, load=load)
            after = {each.source: each.rewrite for each in done}
            texts = [after[text] for text in before]
            values = _measured(items, before, texts, instruments)
            figures = {name: resamples.mean(each) for name, each in values.items()}
            sampled = {name: Sampled(sample, each) for name, each in values.items()}
            sizes = {"sentences": len(items)}
            places.append(Found(system.name, float(number), sizes, dict(figures), sampled))
            say(f"{system.name}: round {number} of {settings.rounds}")
    measures = [measure for instrument in instruments for measure in instrument.measures]
    found.write(folder, [*measures, STEP, SETTLED], places)


def _instruments(settings: Drift) -> list[Instrument]:
    instruments: list[Instrument] = [Wording(), open_meaning(), Guards()]
    if settings.second_encoder:
        from trainer.evaluation.measures.second_opinion import SecondOpinion

        instruments.append(SecondOpinion(settings.second_encoder))
    return instruments


def _measured(
    items: Sequence[Item], before: Sequence[str], after: Sequence[str], instruments: Sequence[Instrument]
) -> dict[str, Values]:
    """The measures of a round against the beginning, and of its own step."""
    values: dict[str, Values] = {}
    for instrument in instruments:
        values |= instrument.measure(items, after)
    pairs = list(zip(before, after, strict=True))
    values[STEP.name] = np.array([lexical_diversity(*pair) for pair in pairs])
    values[SETTLED.name] = np.array([float(words(old) == words(new)) for old, new in pairs])
    return values
