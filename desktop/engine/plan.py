"""What the student is asked to write for a sentence, so that a request has something to choose from.

The codes set the level, but students change less than they are asked for. So words of the source
are forbidden in further orders, and the sentence is opened at another of its parts. All positions of
a slider within a range share one set of orders: what is chosen then follows the slider step by step,
and moving it needs no new writing.
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
# The lexical codes without forbidden words, by range; of a light request those of all it may ask for.
# Milder ones than are asked for: of what bolder ones bring, less can be shown. Of 16 pairs of codes tried
# on 28 sentences, these and the ones below bring together nearly all that all of them bring.
_FREE_LEXICAL = ((1, 2, 3), (3, 5), (3, 5, 7))
# Where words are forbidden, milder codes keep the rest as it is: bolder ones say something else.
_MILD_LEXICAL = (3, 5)
# The shares of the words that are forbidden, order by order and range by range. Below the bold range a
# sentence gained .02 of wording by it, for .04 of the probability that it is faithful and two fifths more
# time; with more than every third word forbidden, the student writes about something else.
_FORBIDDEN_SHARES: tuple[tuple[float, ...], ...] = ((), (), (0.2,))
# A seed is there to bring others, by what it forbids.
_SEEDED_SHARES = (0.15,)
# The (lexical, syntactic) codes with which a student reorders: where some is asked for, and where much
# is as well. Of eight tried on 24 sentences these two found the most between them.
_REORDERED, _REORDERED_MUCH = (2, 7), (8, 9)
# Other words in the order of the source, whatever else is asked for.
_IN_ORDER = (4, 0)
# Other parts that the sentence is opened at, where some reordering is asked for and where much is.
_OPENINGS, _OPENINGS_MUCH = 1, 3
_BEAM = 4
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

    A step of the decoder reads all weights, whatever the number of hypotheses: prompts that may stand
    in one order cost little more than one of them. Only other forbidden words need another order.

    Args:
        sentence: on one line (`desktop.engine.layout.flatten`).
        request: what the writer asks for; only its `scope` matters.
        scheme: the codes of the student.
    """
    asked = scope(request)
    codes = _codes(asked, scheme)

    def ask(lexical: int, syntactic: int = codes.syntactic, opening: str = "") -> Prompt:
        wanted = replace(codes, lexical=lexical, syntactic=syntactic)
        return Prompt(scheme.prompt(wanted, sentence), opening)

    still, _some, much = _SYNTACTIC_STANDS
    boldness = _LEXICAL_STANDS.index(asked.lexical)
    free = [ask(level) for level in _FREE_LEXICAL[boldness]]
    if boldness:
        free.append(ask(*_IN_ORDER))
    if asked.syntactic != still:
        free.append(ask(*_REORDERED))
        elsewhere = openings(sentence)[: _OPENINGS_MUCH if asked.syntactic == much else _OPENINGS]
        free += [ask(codes.lexical, opening=opening) for opening in elsewhere]
    if asked.syntactic == much:
        free.append(ask(*_REORDERED_MUCH))
    mild = tuple(ask(level) for level in _MILD_LEXICAL)
    shares = _FORBIDDEN_SHARES[boldness] or (_SEEDED_SHARES if boldness and request.seed else ())
    forbidden = _forbidden(sentence, request, shares)
    return [Order(tuple(free), _BEAM), *(Order(mild, _BEAM, without) for without in forbidden)]


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


def _forbidden(sentence: str, request: Request, shares: tuple[float, ...]) -> list[tuple[str, ...]]:
    """The words that a rewrite must do without, order by order; fewest first."""
    if not shares:
        return []
    candidates = exchangeable(sentence, request.keep, seldom=True)
    if request.seed:
        # Another seed forbids others: seeded by the sentence too, which fares the same anywhere.
        chance = random.Random(f"{request.seed} {sentence}")  # noqa: S311 - variety, not secrecy
        candidates.sort(key=lambda _word: chance.random())
    count = len(words(sentence))
    # A short sentence has too few words for several orders, and of some none may be forbidden.
    found = dict.fromkeys(tuple(candidates[: max(1, round(share * count))]) for share in shares)
    return [tuple(sorted(form for word in each for form in _forms(word))) for each in found if each]


def _forms(word: str) -> set[str]:
    """A word as a student would else write it to get round the ban: "Banks", "bank" for "banks"."""
    other = word[:-1] if word.endswith("s") and not word.endswith("ss") else f"{word}s"
    return {word, word.capitalize(), other}
