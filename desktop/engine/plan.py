"""What the student is asked to write for a sentence, so that a request has something to choose from.

The codes set the level; students change less than they are asked for, so stronger codes are asked
for as well. Beyond them, words of the source are forbidden where many are to be exchanged, and the
sentence is opened at another of its parts where much is to be reordered.
"""

import random
from collections.abc import Sequence

from desktop.engine.codes import Codes, CodeScheme
from desktop.engine.exchange import exchangeable
from desktop.engine.openings import openings
from desktop.engine.request import Request
from desktop.engine.student import Order, Prompt

# (lexical, syntactic) levels added to the codes that were asked for. The prompts of one order make
# one batch; two orders of two run side by side.
_STEPS = (((0, 0), (1, 0)), ((2, 2), (3, 1)))
_OTHER_STEPS = ((-1, 0), (0, 1), (0, 3), (1, 1), (1, 3), (2, 0), (2, 4), (3, 3), (4, 2))
# From here on words are forbidden, and the sentence is opened elsewhere.
_FORBIDDING_LEXICAL = 20
_OPENING_SYNTACTIC = 20
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
    first, second = _STEPS
    chance = random.Random(f"{request.seed} {sentence}")  # noqa: S311 - variety, not secrecy
    if request.seed:
        # Seeded by the sentence too: the same sentence fares the same wherever it stands.
        drawn = chance.sample((*first[1:], *second, *_OTHER_STEPS), 3)
        first, second = (first[0], drawn[0]), (drawn[1], drawn[2])

    def prompts(steps: Sequence[tuple[int, int]]) -> tuple[Prompt, ...]:
        codes = dict.fromkeys(scheme.neighbour(asked, lexical, syntactic) for lexical, syntactic in steps)
        return tuple(Prompt(scheme.prompt(each, sentence)) for each in codes)

    plan = [Order(prompts(first))]
    forbidden = _forbidden(sentence, request, chance)
    plan.append(Order(prompts(second), without=forbidden))
    if request.syntactic >= _OPENING_SYNTACTIC:
        codes = scheme.neighbour(asked, 1, 2)
        elsewhere = tuple(Prompt(scheme.prompt(codes, sentence), opening) for opening in openings(sentence))
        if elsewhere:
            plan.append(Order(elsewhere))
    return plan


def prompt(sentence: str, request: Request, scheme: CodeScheme) -> str:
    """The plain prompt of a request: the codes that were asked for, and the sentence."""
    codes = scheme.codes(request.lexical / 100, request.syntactic / 100, request.length.ratio)
    return scheme.prompt(codes, sentence)


def gentle_orders(sentence: str, scheme: CodeScheme) -> list[Order]:
    """What to ask when nothing that came of `orders` could be kept: the least change that is one."""
    return [Order(tuple(Prompt(scheme.prompt(codes, sentence)) for codes in _GENTLE))]


def _forbidden(sentence: str, request: Request, chance: random.Random) -> tuple[str, ...]:
    """The words of the source that a rewrite must do without: the more, the more lexical change."""
    if request.lexical < _FORBIDDING_LEXICAL:
        return ()
    candidates = exchangeable(sentence, request.keep)
    count = round(len(candidates) * min(request.lexical / 80, 1.0))
    if request.seed:
        # Another seed forbids others.
        candidates.sort(key=lambda _word: chance.random())
    return tuple(sorted(candidates[:count]))
