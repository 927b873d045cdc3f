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
# The (lexical, syntactic) codes without forbidden words, by the ranges of the two sliders. Chosen one by one
# among twenty such pairs, on 60 development sentences, so that together they bring what lies nearest to a
# request at the least doubt. Codes far apart find more between them than those around the request: mild ones
# are sure, and a bold one is at times a good surprise. In the middle, where other words come from the
# thesaurus, a third brings next to nothing.
_FREE = (
    (((1, 0), (1, 7), (6, 0)), ((1, 0), (1, 7), (6, 0)), ((1, 7), (2, 7), (6, 0))),
    (((2, 0), (5, 5)), ((2, 0), (5, 5)), ((2, 7), (4, 0), (8, 9), (3, 5))),
    (
        ((5, 2), (7, 7), (3, 0), (6, 0), (8, 9)),
        ((7, 3), (3, 0), (7, 7), (8, 9), (5, 5), (2, 7)),
        ((7, 7), (8, 9), (2, 7), (4, 7), (7, 3), (5, 5)),
    ),
)
# Where words are forbidden, milder codes keep the rest as it is: bolder ones say something else.
_MILD_LEXICAL = (3, 5)
# The shares of the words that are forbidden, order by order and range by range. Below the bold range a
# sentence gained .02 of wording by it, for .04 of the probability that it is faithful and two fifths more
# time; with more than every third word forbidden, the student writes about something else.
_FORBIDDEN_SHARES: tuple[tuple[float, ...], ...] = ((), (), (0.2,))
# A seed is there to bring others, by what it forbids.
_SEEDED_SHARES = (0.15,)
# At how many other parts the sentence is opened, by the range of the syntactic slider.
_OPENINGS = (0, 0, 3)
_BEAM = 4
# The codes that are asked for where nothing else could be kept: mild ones, and two for what they leave alone.
_GENTLE = (Codes(1, 0, 2), Codes(2, 0, 2), Codes(2, 7, 2), Codes(4, 0, 2))


def scope(request: Request) -> Request:
    """The request that stands for all those with the same orders: `orders` may be kept for it."""
    return replace(
        request,
        lexical=_LEXICAL_STANDS[bisect_right(_LEXICAL_STARTS, request.lexical)],
        syntactic=_SYNTACTIC_STANDS[bisect_right(_SYNTACTIC_STARTS, request.syntactic)],
        alternatives=1,
    )


def bold(request: Request) -> bool:
    """Whether so much is asked for that the student has to dare something; only the `scope` matters."""
    asked = scope(request)
    return asked.lexical == _LEXICAL_STANDS[-1] or asked.syntactic == _SYNTACTIC_STANDS[-1]


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

    boldness, order = _LEXICAL_STANDS.index(asked.lexical), _SYNTACTIC_STANDS.index(asked.syntactic)
    free = [ask(*pair) for pair in _FREE[boldness][order]]
    free += [ask(codes.lexical, opening=opening) for opening in openings(sentence)[: _OPENINGS[order]]]
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
    """What to ask when nothing that came of `orders` could be kept: little change first of all."""
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
