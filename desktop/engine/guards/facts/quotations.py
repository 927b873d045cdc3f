"""Quotations: what stands in quotation marks or backticks comes through word for word."""

import re
from collections import Counter
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence

# After `Sentence.plain` every double mark but « and » is straight, every single one too.
_QUOTED = re.compile(
    r"""" (?P<double>[^"]*) " | « (?P<angle>[^«»]*) » | ` (?P<code>[^`]+) `
    | (?<![\w']) ' (?P<single>(?=[^\s'])[^'"]*(?:(?<=\w)'(?=\w)[^'"]*)*) (?<=\S) ' (?!\w)""",
    re.VERBOSE,
)
_MARKS = re.compile('["«»`]')


class Quotations(NamedTuple):
    """What a sentence quotes.

    Attributes:
        quoted: the quoted texts, without a comma or full stop at their end, which typographers move.
        marks: how many quotation marks of each kind.
    """

    quoted: Counter[str]
    marks: Counter[str]


_NONE = Quotations(Counter(), Counter())


def facts(sentence: Sentence) -> Quotations:
    """What a sentence quotes."""
    plain = sentence.plain
    if "'" not in plain and not _MARKS.search(plain):
        return _NONE
    return Quotations(
        Counter(
            " ".join(found[found.lastgroup or 0].split()).rstrip(",.") for found in _QUOTED.finditer(plain)
        ),
        Counter(_MARKS.findall(plain)),
    )


def breaks(source: Quotations, rewrite: Quotations) -> bool:
    """Whether a quoted text is lost, changed or new, or a mark is left alone."""
    return source.quoted != rewrite.quoted or (
        source.marks != rewrite.marks
        and (rewrite.marks['"'] % 2 > source.marks['"'] % 2 or rewrite.marks["«"] != rewrite.marks["»"])
    )


GUARD = Guard("quotations", facts, breaks)
