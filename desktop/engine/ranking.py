"""Choosing among candidates: the nearest to what was asked, none a near twin of another."""

import math
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from desktop.engine.measures import length_ratio, lexical_diversity, syntactic_diversity
from desktop.engine.request import Length, Request
from desktop.engine.result import Alternative, Reason

# The lowest cosine of all-MiniLM-L6-v2 that is shown.
LOWEST_SIMILARITY = 0.8
# The lowest probability of a faithful rewrite that is shown (`desktop.engine.recovery`,
# `desktop.engine.substitution`) where nothing is asked for, and where all is.
_LEAST_FAITHFUL, _LEAST_FAITHFUL_BOLD = 0.2, 0.01
# Two rewrites nearer than this to each other are one rewrite to a reader.
TWIN_LEXICAL = 0.1
TWIN_SYNTACTIC = 0.15

# From here on a rewrite that only moves a comma is none, one word at another place moves this much, and the
# sentence itself is no answer, be it nearest to what was asked.
_OTHER_WORDS_FROM, _MOVED = 15, 0.03

# What a step away from the request costs, by measure. Lexical diversity is felt most; the length
# counts more where another than the source's is wished for. Doubt about the meaning (a nat of its
# log-probability costs so much) outweighs obedience, unless a bold request takes the risk. A little
# reordering is not worth much of it: what moves to another place may lose its meaning in ways that no
# measure here sees.
_LEXICAL_COST = 2.0
_SYNTACTIC_COST, _SYNTACTIC_COST_BOLD = 0.8, 1.2
_LENGTH_COST, _LENGTH_COST_WISHED = 0.8, 6.0
# A wished length counts as met so far from it, as a logarithm: what is a tenth shorter
# is shorter, and likelier to be true than what is a fifth shorter.
_LENGTH_SLACK_WISHED = 0.12
# Up to this position of the bolder slider doubt costs the most; beyond it, with each step a share less.
_CAREFUL_UP_TO = 40
_UNFAITHFUL_COST, _UNFAITHFUL_COST_BOLD = 1.4, 0.05
# Up to that position a sentence is tried once more when the best that was found is less probable than the
# one, and stays as it is when that is less probable than the other; beyond it both fall, to none at the last.
_WORTH_ANOTHER_TRY, _WORTH_SHOWING = 0.45, 0.33
_DARING_FROM = 60
# Below this position of the slider of wording less is aimed at than its share: what is sure and as much as
# asked is seldom found from a fifth on, so that 20 would bring what 40 brings.
_LIGHT_BELOW = 40
# The position of a slider that takes as much of a risk as another length does.
_BOLD_LENGTH = 92
# Probabilities below this one cost no more.
_IMPROBABLE = 1e-3
# What else speaks against a text (0..1) weighs so much.
_PENALTY_COST = 0.08
# What the whim of a seed costs at most.
_WHIM_COST = 0.2
# What a nat per token of the student's own doubt costs besides, for the probability knows most of it.
_DOUBT_COST, _DOUBT_COST_BOLD = 0.2, 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rewrite that kept every guard, measured.

    Attributes:
        text: the rewrite.
        lexical: lexical diversity, 0..1.
        syntactic: syntactic diversity, 0..1.
        length: words per word of the source.
        score: the student's mean log-probability of a token, in nats.
        similarity: to the source, -1..1; 1 before it is measured.
        faithful: how probably it says the same, 0..1 (`desktop.engine.recovery`); 1 before it is
            measured.
        base: the text that words from the thesaurus were put into, the source itself or another
            candidate; None where it was written whole.
        sureness: the probability, 0..1, that a strict reader lets all these words stand.
    """

    text: str
    lexical: float
    syntactic: float
    length: float
    score: float
    similarity: float = 1.0
    faithful: float = 1.0
    base: str | None = None
    sureness: float = 1.0

    @classmethod
    def measured(
        cls, source: str, text: str, score: float, base: str | None = None, sureness: float = 1.0
    ) -> "Candidate":
        """Measure a rewrite against its source, but for the meaning."""
        return cls(
            text,
            lexical_diversity(source, text),
            syntactic_diversity(source, text),
            length_ratio(source, text),
            score,
            faithful=sureness,
            base=base,
            sureness=sureness,
        )

    def alternative(self) -> Alternative:
        """What the writer is shown of it."""
        return Alternative(self.text, self.similarity, self.lexical, self.syntactic)


def cost(candidate: Candidate, request: Request) -> float:
    """How far a candidate lies from what was asked, and how doubtful it is; 0 is perfect."""
    bold = _boldness(request)
    beyond = max(0, bold - _CAREFUL_UP_TO) / (100 - _CAREFUL_UP_TO)
    unfaithful = _UNFAITHFUL_COST * math.pow(_UNFAITHFUL_COST_BOLD / _UNFAITHFUL_COST, beyond)
    syntactic = _between(_SYNTACTIC_COST, _SYNTACTIC_COST_BOLD, request.syntactic)
    doubt = _between(_DOUBT_COST, _DOUBT_COST_BOLD, bold)
    length = abs(math.log(max(candidate.length, 0.01) / request.length.ratio))
    if request.length is Length.SAME:
        length *= _LENGTH_COST
    else:
        length = _LENGTH_COST_WISHED * max(0.0, length - _LENGTH_SLACK_WISHED)
    return (
        _LEXICAL_COST * abs(candidate.lexical - _lexical_aim(request.lexical))
        + syntactic * abs(candidate.syntactic - request.syntactic / 100)
        + length
        - unfaithful * math.log(max(candidate.faithful, _IMPROBABLE))
        - doubt * candidate.score
    )


def _lexical_aim(position: int) -> float:
    """The lexical diversity, 0..1, that is aimed at for a position of the slider."""
    return position / 100 * min(1.0, position / _LIGHT_BELOW)


def holds(candidate: Candidate, request: Request) -> bool:
    """Whether the meaning is near enough to the source's to be shown, and the words are not all the same."""
    if request.lexical >= _OTHER_WORDS_FROM and max(candidate.lexical, candidate.syntactic) < _MOVED:
        return False
    least = _between(_LEAST_FAITHFUL, _LEAST_FAITHFUL_BOLD, _boldness(request))
    return candidate.similarity >= LOWEST_SIMILARITY and candidate.faithful >= least


def wants_more(candidates: Iterable[Candidate], request: Request) -> bool:
    """Whether what was found is so doubtful, for one who asks for little, that more should be tried."""
    best = next(iter(by_cost(candidates, request)), None)
    return best is None or best.faithful < _WORTH_ANOTHER_TRY * _care(request)


def reason_to_stay(source: str, best: Candidate, request: Request) -> Reason | None:
    """Why a sentence rather stays as it is than that the best of its rewrites takes its place, or None.

    Args:
        source: the sentence as it stands in the text.
        best: of what `choose` chose for it.
        request: what the writer asks for.
    """
    if best.faithful < _WORTH_SHOWING * _care(request):
        return Reason.DOUBTFUL
    if request.lexical >= _OTHER_WORDS_FROM:
        return None
    own = Candidate.measured(source, source, 0.0)
    return Reason.LITTLE_ASKED if cost(own, request) <= cost(best, request) else None


def by_cost(
    candidates: Iterable[Candidate], request: Request, penalty: Callable[[str], float] = lambda _text: 0.0
) -> list[Candidate]:
    """The candidates in the order of their cost, the least first; `penalty` as in `choose`."""
    # The text breaks ties, so that the order never depends on the order of arrival.
    return sorted(
        candidates,
        key=lambda each: (
            cost(each, request) + _PENALTY_COST * penalty(each.text) + _whim(each.text, request.seed),
            each.text,
        ),
    )


def choose(
    candidates: Iterable[Candidate], request: Request, penalty: Callable[[str], float] = lambda _text: 0.0
) -> list[Candidate]:
    """The candidates to show, best first: at most as many as were asked for, none alike.

    Args:
        candidates: those whose meaning holds.
        request: what the writer asks for.
        penalty: what else speaks against a text, 0..1.
    """
    chosen: list[Candidate] = []
    for candidate in by_cost(candidates, request, penalty):
        if len(chosen) == request.alternatives:
            break
        if not any(_twins(candidate.text, other.text) for other in chosen):
            chosen.append(candidate)
    return chosen


def _boldness(request: Request) -> int:
    """How much of a risk is asked for, 0..100: what is shorter or longer loses or adds something."""
    return max(request.lexical, request.syntactic, 0 if request.length is Length.SAME else _BOLD_LENGTH)


def _care(request: Request) -> float:
    """How much a doubtful rewrite is shunned, 0..1."""
    steps = max(0, _boldness(request) - _CAREFUL_UP_TO)
    return max(0.0, 1 - steps / (_DARING_FROM - _CAREFUL_UP_TO))


def _between(least: float, most: float, position: int) -> float:
    """A value between that for a slider at 0 and that for one at 100."""
    return least + (most - least) * position / 100


def _whim(text: str, seed: int) -> float:
    """What a seed holds against a text: another seed is there to bring others of those that lie near."""
    if not seed:
        return 0.0
    # Half an emoji may stand in a text; it cannot be encoded as it is.
    chance = random.Random(f"{seed} {text}".encode(errors="surrogatepass"))  # noqa: S311 - variety, not secrecy
    return chance.random() * _WHIM_COST


def _twins(one: str, other: str) -> bool:
    return lexical_diversity(one, other) < TWIN_LEXICAL and syntactic_diversity(one, other) < TWIN_SYNTACTIC
