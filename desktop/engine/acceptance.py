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

from desktop.engine.encoder import Encoding, SentenceEncoder
from desktop.engine.faithfulness import logistic
from desktop.engine.perceptron import Numbers, Perceptron
from desktop.engine.student import Student
from desktop.engine.tokens import shared_start

# The student is asked for a light wording: what it then finds unlikely is odd and not only bold.
_LIGHT = 0.2
# So many words are read behind the last difference. What stands further on is as likely in both: the losses
# of 232 texts have a correlation of .999 with those of whole sentences, and take two thirds of the time.
_READ_BEHIND = 4
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


def acceptances(
    source: str,
    rewrites: Sequence[tuple[str, float]],
    encoder: SentenceEncoder,
    student: Student,
    least: float = 0.0,
) -> list[float]:
    """The probability, 0..1, that a strict reader lets each rewrite stand.

    Args:
        source: the sentence, on one line.
        rewrites: the sentence with one exchange of words each, and how surely these words may stand for
            those that they replace, 0..1 (`desktop.engine.thesaurus`).
        encoder: the embedded one.
        student: likewise.
        least: what is less probable than this before the student is asked gets 0 without asking.
    """
    if not rewrites:
        return []
    weights = _weights()
    texts = [text for text, _ in rewrites]
    own, *others = encoder.encode([source, *texts])
    by_states = weights.network.log_odds(np.stack([features(own, other) for other in others]))
    shares = np.array([log_odds(sure) for _, sure in rewrites])
    before = weights.intercept[0] + weights.regression[0] * shares + weights.regression[1] * by_states
    asked = [place for place, each in enumerate(before) if logistic(float(each)) >= least]
    found = [0.0] * len(texts)
    for place, likely in zip(
        asked, likelihoods(source, [texts[place] for place in asked], student), strict=True
    ):
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


def likelihoods(
    source: str, texts: Sequence[str], student: Student, syntactic: float = 0.0
) -> list[tuple[float, float]]:
    """Of each text how much less likely it is than the source itself, and its least likely token, in nats.

    Either is read to some words behind the last difference between the two.

    Args:
        source: the sentence, on one line.
        texts: rewrites of it.
        student: is asked for a light wording.
        syntactic: the syntactic diversity that it is asked for, 0..1.
    """
    if not texts:
        return []
    light = student.codes.codes(_LIGHT, syntactic, 1.0)
    begun = [_begun(source, text) for text in texts]
    own, *others = student.answers(
        student.codes.prompt(light, source), [source, *(ours for _theirs, ours in begun)]
    )
    found = []
    for (theirs, ours), text, each in zip(begun, texts, others, strict=True):
        if ours == text:
            found.append((sum(each) - sum(own), min(each)))
        else:
            # An answer that breaks off has no end.
            read = each[:-1]
            found.append((sum(read) - sum(own[: student.answer_tokens(theirs)]), min(read, default=0.0)))
    return found


def _begun(source: str, text: str) -> tuple[str, str]:
    """Both, up to `_READ_BEHIND` words behind what differs last."""
    one, other = source.split(" "), text.split(" ")
    left = max(0, shared_start(one[::-1], other[::-1], min(len(one), len(other))) - _READ_BEHIND)
    return " ".join(one[: len(one) - left]), " ".join(other[: len(other) - left])


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
