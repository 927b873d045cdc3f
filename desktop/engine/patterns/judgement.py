"""How probably a strict reader lets stand what came of a pattern.

The pattern tells in what share of sentences its outcome stood. Whether it does here is told by the states
of the sentence encoder, which hold what part of speech a word is and what it belongs to: a small network
reads those of the words that came to stand side by side, and of those that no longer do. And the student
tells how much less likely it finds the outcome than the sentence. A second network puts it all together.

The weights (`patterns.npz`) were fitted to marks of a strict reader; `python -m trainer patterns` writes
them beside the patterns. They belong to the embedded encoder and student.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from itertools import pairwise

import numpy as np

from desktop.engine.acceptance import log_odds
from desktop.engine.encoder import Encoding
from desktop.engine.faithfulness import logistic
from desktop.engine.measures import length_ratio, lexical_diversity, syntactic_diversity, words
from desktop.engine.perceptron import Numbers, Perceptron
from desktop.engine.readsource import ReadSource

# The syntactic diversity that the student is asked for, 0..1.
SYNTACTIC = 0.3
# Counts of words are divided by these, so that all features are of like size.
_SEAMS, _WORDS = 4, 20


@dataclass(frozen=True, slots=True)
class Weights:
    """What was fitted.

    Attributes:
        states: reads what `features` gives.
        together: reads what `evidence` gives.
    """

    states: Perceptron
    together: Perceptron


def judged(source: ReadSource, outcomes: Sequence[tuple[str, float]], least: float = 0.0) -> list[float]:
    """The probability, 0..1, that a strict reader lets each outcome stand.

    Args:
        source: the sentence.
        outcomes: what patterns made of it, each with the share of its pattern, 0..1.
        least: where share and states make less of an outcome than this, 0..1, it gets 0 and the student is
            not asked.
    """
    if not outcomes:
        return []
    weights = _weights()
    own, others = source.encodings([text for text, _ in outcomes])
    by_states = weights.states.log_odds(np.stack([features(own, other) for other in others]))
    asked = [
        place
        for place, ((_, share), each) in enumerate(zip(outcomes, by_states, strict=True))
        if logistic((log_odds(share) + float(each)) / 2) >= least
    ]
    likely = source.likelihoods([outcomes[place][0] for place in asked], SYNTACTIC)
    found = [0.0] * len(outcomes)
    for place, each in zip(asked, likely, strict=True):
        text, share = outcomes[place]
        similarity = float(own.embedding @ others[place].embedding)
        read = evidence(
            source.text,
            text,
            share=share,
            by_states=float(by_states[place]),
            likely=each,
            similarity=similarity,
        )
        found[place] = logistic(float(weights.together.log_odds(read[None])[0]))
    return found


def features(source: Encoding, outcome: Encoding) -> Numbers:
    """What the first network reads: float32 of shape (6 * dimension + 9,).

    The mean states of the words to the left and to the right of a seam, where words stand side by side
    that did not; the same where words did that no longer do; those of the words that went and that came.
    Then cosines: of the sentences, of the shared words (the least, the mean), of those at seams (likewise).
    Then how many seams there are and were, the share of words kept and the ratio of the lengths.
    """
    own, other = _numbered(source.words), _numbered(outcome.words)
    places, others = ({word: place for place, word in enumerate(each)} for each in (own, other))
    pairs, other_pairs = set(pairwise(own)), set(pairwise(other))
    come = [pair for pair in pairwise(other) if pair not in pairs]
    gone = [pair for pair in pairwise(own) if pair not in other_pairs]

    def mean(states: Numbers, found: Sequence[int]) -> Numbers:
        return states[found].mean(axis=0) if found else np.zeros(states.shape[1], np.float32)

    def cosines(chosen: Sequence[tuple[str, int]]) -> list[float]:
        return [
            float(source.states[places[word]] @ outcome.states[others[word]])
            for word in chosen
            if word in places and word in others
        ] or [1.0]

    shared, seams = cosines(own), cosines(list(dict.fromkeys(word for pair in come + gone for word in pair)))
    figures = [
        float(source.embedding @ outcome.embedding),
        min(shared),
        sum(shared) / len(shared),
        min(seams),
        sum(seams) / len(seams),
        len(come) / _SEAMS,
        len(gone) / _SEAMS,
        sum(word in others for word in own) / max(len(own), 1),
        len(other) / max(len(own), 1),
    ]
    return np.concatenate([
        mean(outcome.states, [others[left] for left, _ in come]),
        mean(outcome.states, [others[right] for _, right in come]),
        mean(source.states, [places[left] for left, _ in gone]),
        mean(source.states, [places[right] for _, right in gone]),
        mean(source.states, [places[word] for word in own if word not in others]),
        mean(outcome.states, [others[word] for word in other if word not in places]),
        np.array(figures, np.float32),
    ])  # fmt: skip


def evidence(
    source: str, text: str, *, share: float, by_states: float, likely: tuple[float, float], similarity: float
) -> Numbers:
    """What the second network reads of an outcome: float32 of shape (9,).

    Args:
        source: the sentence.
        text: the outcome.
        share: of its pattern, 0..1.
        by_states: what the first network says, log-odds.
        likely: the loss of likelihood and the least likely token, in nats (`ReadSource.likelihoods`).
        similarity: cosine of the two sentences.
    """
    loss, least = likely
    return np.array(
        [
            log_odds(share),
            by_states,
            loss,
            least,
            similarity,
            lexical_diversity(source, text),
            syntactic_diversity(source, text),
            length_ratio(source, text),
            len(words(source)) / _WORDS,
        ],
        np.float32,
    )


def _numbered(found: Sequence[str]) -> list[tuple[str, int]]:
    """Each word with how often it has come before, so that no two are the same."""
    seen: Counter[str] = Counter()
    numbered = []
    for word in found:
        numbered.append((word, seen[word]))
        seen[word] += 1
    return numbered


@cache
def _weights() -> Weights:
    with as_file(files("desktop.engine.patterns").joinpath("patterns.npz")) as path, np.load(path) as found:
        return Weights(Perceptron.read(found, "states_"), Perceptron.read(found, "together_"))
