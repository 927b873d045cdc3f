"""How probably a strict reader lets one exchange of words stand at its place.

The thesaurus tells in what share of sentences words may stand for others. Whether they may here is
told by the states of the sentence encoder, which hold what a word means in its context: a small
network reads those of the words that go and of those that come. And the student tells how much less
likely it finds the sentence that comes of it. Both are put together by logistic regression.

The weights (`acceptance.npz`) were fitted to marks of a strict reader; `python -m trainer thesaurus`
writes them beside the thesaurus. They belong to the embedded encoder and student.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np

from desktop.engine.encoder import Encoding
from desktop.engine.faithfulness import logistic
from desktop.engine.perceptron import Numbers, Perceptron
from desktop.engine.readsource import ReadSource
from desktop.engine.tokens import shared_start

# Shares are kept away from 0 and 1, whose log-odds have no end.
_SMALLEST = 1e-3


@dataclass(frozen=True, slots=True)
class Weights:
    """What was fitted.

    Attributes:
        network: reads what `features` gives.
        regression: for the log-odds of the thesaurus, those of the network, the loss of likelihood and the
            least likely token; float32 of shape (4,).
        intercept: of shape (1,).
    """

    network: Perceptron
    regression: Numbers
    intercept: Numbers


def acceptances(source: ReadSource, rewrites: Sequence[tuple[str, float]], least: float = 0.0) -> list[float]:
    """The probability, 0..1, that a strict reader lets each rewrite stand.

    Args:
        source: the sentence.
        rewrites: the sentence with one exchange of words each, and how surely these words may stand for
            those that they replace, 0..1 (`desktop.engine.thesaurus`).
        least: what is less probable than this before the student is asked gets 0 without asking.
    """
    if not rewrites:
        return []
    weights = _weights()
    texts = [text for text, _ in rewrites]
    own, others = source.encodings(texts)
    by_states = weights.network.log_odds(np.stack([features(own, other) for other in others]))
    shares = np.array([log_odds(sure) for _, sure in rewrites])
    before = weights.intercept[0] + weights.regression[0] * shares + weights.regression[1] * by_states
    asked = [place for place, each in enumerate(before) if logistic(float(each)) >= least]
    found = [0.0] * len(texts)
    for place, likely in zip(asked, source.likelihoods([texts[place] for place in asked]), strict=True):
        found[place] = logistic(float(before[place] + weights.regression[2:] @ np.array(likely)))
    return found


def features(source: Encoding, rewrite: Encoding) -> Numbers:
    """What the network reads of an exchange: float32 of shape (3 * dimension + 5,).

    The mean states of the words that go and of those that come, and how far these lie apart; the cosines of
    the sentences, of the words beside the exchange and of the exchanged ones; and how many words go and come.
    """
    gone, come = source.words, rewrite.words
    shortest = min(len(gone), len(come))
    start = shared_start(gone, come, shortest)
    behind = shared_start(gone[::-1], come[::-1], shortest - start)
    ends = len(gone) - behind, len(come) - behind
    left, right = _mean(source.states[start : ends[0]]), _mean(rewrite.states[start : ends[1]])
    beside = [
        float(source.states[one] @ rewrite.states[other])
        for one, other in ((start - 1, start - 1), ends)
        if 0 <= one < len(gone) and 0 <= other < len(come)
    ]
    cosines = [
        float(source.embedding @ rewrite.embedding),
        min(beside, default=1.0),
        float(left @ right),
        float(ends[0] - start),
        float(ends[1] - start),
    ]
    return np.concatenate([left, right, np.abs(left - right), np.array(cosines, np.float32)])


def log_odds(share: float) -> float:
    """The log-odds of a share, 0..1."""
    inside = min(max(share, _SMALLEST), 1 - _SMALLEST)
    return math.log(inside / (1 - inside))


def _mean(states: Numbers) -> Numbers:
    return states.mean(axis=0) if len(states) else np.zeros(states.shape[1], np.float32)


@cache
def _weights() -> Weights:
    with as_file(files("desktop.engine").joinpath("acceptance.npz")) as path, np.load(path) as found:
        regression, intercept = (found[name].astype(np.float32) for name in ("regression", "intercept"))
        return Weights(Perceptron.read(found), regression, intercept)
