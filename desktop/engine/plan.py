"""What the student is asked to write for a sentence, so that a request has something to choose from.

The codes set the level; students change less than they are asked for, so stronger codes are asked
for as well. Beyond them, words of the source are forbidden where many are to be exchanged, and the
sentence is opened at another of its parts where much is to be reordered.
"""

import random

from desktop.engine.codes import Codes, CodeScheme
from desktop.engine.exchange import exchangeable
from desktop.engine.measures import words
from desktop.engine.openings import openings
from desktop.engine.request import Request
from desktop.engine.student import Order, Prompt

# (lexical, syntactic) levels added to the codes that were asked for, for each order.
_STEPS = ((0, 0), (1, 1), (2, 2))
_OTHER_STEPS = ((-1, 0), (0, 1), (0, 3), (1, 1), (1, 3), (2, 0), (2, 4), (3, 3), (4, 2))
# From here on words are forbidden, and the sentence is opened elsewhere.
_FORBIDDING_LEXICAL = 15
_OPENING_SYNTACTIC = 20
# From here on three orders are written, for the words to forbid are many.
_MORE_LEXICAL = 60
# Where so many words are to be forbidden, those that are seldom exchanged have to go too.
_SELDOM_SHARE = 0.55
_BEAM, _BEAM_ELSEWHERE = 5, 3
# The codes that are asked for where nothing else could be kept.
_GENTLE = (Codes(1, 0, 2), Codes(2, 0, 2))


def orders(sentence: str, request: Request, scheme: CodeScheme) -> list[Order]:
    """What to ask first for a sentence.

    Args:
        sentence: on one line (`desktop.engine.layout.flatten`).
        request: what the writer asks for.
        scheme: the codes of the student.
    """
    asked = scheme.codes(request.lexical / 100, request.syntactic / 100, request.length.ratio)
    chance = random.Random(f"{request.seed} {sentence}")  # noqa: S311 - variety, not secrecy
    # Seeded by the sentence too: the same sentence fares the same wherever it stands.
    steps = (_STEPS[0], *chance.sample(_OTHER_STEPS, 2)) if request.seed else _STEPS
    forbidden = [_forbidden(sentence, request, share, chance) for share in _shares(request.lexical)]
    plan = [
        Order((Prompt(scheme.prompt(scheme.neighbour(asked, *step), sentence)),), _BEAM, without)
        for step, without in zip(steps, dict.fromkeys(forbidden), strict=False)
    ]
    if request.syntactic >= _OPENING_SYNTACTIC:
        codes = scheme.neighbour(asked, 1, 2)
        elsewhere = tuple(Prompt(scheme.prompt(codes, sentence), opening) for opening in openings(sentence))
        if elsewhere:
            plan.append(Order(elsewhere, _BEAM_ELSEWHERE, forbidden[0]))
    return plan


def prompt(sentence: str, request: Request, scheme: CodeScheme) -> str:
    """The plain prompt of a request: the codes that were asked for, and the sentence."""
    codes = scheme.codes(request.lexical / 100, request.syntactic / 100, request.length.ratio)
    return scheme.prompt(codes, sentence)


def gentle_orders(sentence: str, scheme: CodeScheme) -> list[Order]:
    """What to ask when nothing that came of `orders` could be kept: the least change that is one."""
    return [Order(tuple(Prompt(scheme.prompt(codes, sentence)) for codes in _GENTLE))]


def _shares(lexical: int) -> tuple[float, ...]:
    """The shares of the words that are forbidden, order by order, for a slider position."""
    wanted = lexical / 100
    if lexical < _FORBIDDING_LEXICAL:
        return (0.0,)
    return (wanted / 3, wanted) if lexical < _MORE_LEXICAL else (wanted / 3, wanted * 2 / 3, wanted)


def _forbidden(sentence: str, request: Request, share: float, chance: random.Random) -> tuple[str, ...]:
    """Words of the source that a rewrite must do without, `share` of all its words at most."""
    candidates = exchangeable(sentence, request.keep, seldom=share >= _SELDOM_SHARE)
    if request.seed:
        candidates.sort(key=lambda _word: chance.random())  # another seed forbids others
    return tuple(sorted(candidates[: round(share * len(words(sentence)))]))
