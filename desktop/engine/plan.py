"""What the student is asked to write for a sentence, so that a request has something to choose from.

The codes set the level, but students change less than they are asked for. So words of the source
are forbidden, in several orders from few words to many, and the sentence is opened at another of its
parts. All positions of a slider within a range share one set of orders: what is chosen then follows
the slider step by step, and moving it needs no new writing.
"""

import random
from bisect import bisect_right
from dataclasses import replace

from desktop.engine.codes import Codes, CodeScheme
from desktop.engine.exchange import exchangeable
from desktop.engine.measures import words
from desktop.engine.openings import openings
from desktop.engine.request import Length, Request
from desktop.engine.student import Order, Prompt

# Where the ranges of a slider begin, and the position that stands for each.
_LEXICAL_STARTS, _LEXICAL_STANDS = (15, 50), (0, 30, 70)
_SYNTACTIC_STARTS, _SYNTACTIC_STANDS = (10, 40), (0, 25, 60)
# The lexical codes of a light request, in which no word is forbidden.
_LIGHT_LEXICAL = (1, 2, 3)
# Where words are forbidden a mild code keeps the rest as it is: bolder ones say something else.
_MILD_LEXICAL, _FREE_LEXICAL = 3, 4
# The shares of the words that are forbidden, order by order. With more than every other word
# forbidden, the student writes about something else.
_MIDDLE_SHARES, _BOLD_SHARES = (0.1, 0.2), (0.2, 0.3, 0.45)
# Besides, every other one of the words that could be: other words, as many changes.
_HALF_SHARE = 0.3
# The (lexical, syntactic) codes with which a student reorders: where some is asked for, and where much
# is as well. Of eight tried on 24 sentences these two found the most between them.
_REORDERED, _REORDERED_MUCH = (2, 7), (8, 9)
_BEAM, _BEAM_ELSEWHERE = 4, 3
# The codes that are asked for where nothing else could be kept.
_GENTLE = (Codes(1, 0, 2), Codes(2, 0, 2))


def scope(request: Request) -> Request:
    """The request that stands for all those with the same orders: `orders` may be kept for it."""
    return replace(
        request,
        lexical=_LEXICAL_STANDS[bisect_right(_LEXICAL_STARTS, request.lexical)],
        syntactic=_SYNTACTIC_STANDS[bisect_right(_SYNTACTIC_STARTS, request.syntactic)],
        alternatives=1,
    )


def orders(sentence: str, request: Request, scheme: CodeScheme) -> list[Order]:
    """What to ask first for a sentence.

    Args:
        sentence: on one line (`desktop.engine.layout.flatten`).
        request: what the writer asks for; only its `scope` matters.
        scheme: the codes of the student.
    """
    asked = scope(request)
    codes = _codes(asked, scheme)

    def order(lexical: int, syntactic: int = codes.syntactic, without: tuple[str, ...] = ()) -> Order:
        prompt = Prompt(scheme.prompt(replace(codes, lexical=lexical, syntactic=syntactic), sentence))
        return Order((prompt,), _BEAM, without)

    light, middle, _bold = _LEXICAL_STANDS
    still, _some, much = _SYNTACTIC_STANDS
    plan = [] if asked.syntactic == still else [order(*_REORDERED)]
    if asked.syntactic == much:
        plan.append(order(*_REORDERED_MUCH))
    if asked.lexical == light:
        plan += [order(level) for level in _LIGHT_LEXICAL]
    else:
        moderate = asked.lexical == middle
        if moderate and asked.syntactic == still:
            plan.append(order(_FREE_LEXICAL))
        plan += [order(_MILD_LEXICAL, without=without) for without in _forbidden(sentence, request, moderate)]
    elsewhere = () if asked.syntactic == still else openings(sentence)
    if elsewhere:
        prompts = tuple(Prompt(scheme.prompt(codes, sentence), each) for each in elsewhere)
        plan.append(Order(prompts, _BEAM_ELSEWHERE))
    return plan


def prompt(sentence: str, request: Request, scheme: CodeScheme) -> str:
    """The plain prompt of a request: the codes that were asked for, and the sentence."""
    asked = scope(request)
    codes = _codes(asked, scheme)
    return scheme.prompt(codes, sentence)


def gentle_orders(sentence: str, scheme: CodeScheme) -> list[Order]:
    """What to ask when nothing that came of `orders` could be kept: the least change that is one."""
    return [Order(tuple(Prompt(scheme.prompt(codes, sentence)) for codes in _GENTLE))]


def _codes(asked: Request, scheme: CodeScheme) -> Codes:
    """The codes of a request; of the length the outermost, for students keep near their source's."""
    codes = scheme.codes(asked.lexical / 100, asked.syntactic / 100, asked.length.ratio)
    step = {Length.SHORTER: -len(scheme.length), Length.SAME: 0, Length.LONGER: len(scheme.length)}
    return scheme.neighbour(codes, length=step[asked.length])


def _forbidden(sentence: str, request: Request, moderate: bool) -> list[tuple[str, ...]]:
    """The words that a rewrite must do without, order by order; fewest first."""
    candidates = exchangeable(sentence, request.keep, seldom=True)
    if request.seed:
        # Another seed forbids others: seeded by the sentence too, which fares the same anywhere.
        chance = random.Random(f"{request.seed} {sentence}")  # noqa: S311 - variety, not secrecy
        candidates.sort(key=lambda _word: chance.random())
    count = len(words(sentence))
    half = round(2 * _HALF_SHARE * count)
    shares = _MIDDLE_SHARES if moderate else _BOLD_SHARES
    found = [candidates[: round(share * count)] for share in shares]
    found += [candidates[1:half:2]] if moderate else [candidates[1:half:2], candidates[:half:2]]
    # A short sentence has too few words for as many orders.
    return list(
        dict.fromkeys(tuple(sorted(form for word in each for form in _forms(word))) for each in found)
    )


def _forms(word: str) -> set[str]:
    """A word as a student would else write it to get round the ban: "Banks", "bank" for "banks"."""
    other = word[:-1] if word.endswith("s") and not word.endswith("ss") else f"{word}s"
    return {word, word.capitalize(), other}
