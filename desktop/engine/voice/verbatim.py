"""What stands word for word in a sentence and is nobody's to respell: quotations, links and code."""

import re
from bisect import bisect_right
from operator import itemgetter

_Span = tuple[int, int]

_LINK = re.compile(r"(?<!\S)\S*?(?:[/\\@#_=<>{}$`]|\w\.\w|--)\S*")
# A quotation may begin or end in another sentence: then it lasts from its mark to the end, or from the
# start to its mark.
_QUOTATION = re.compile(
    r"""^[^"“”]*[^\s"“”]["”](?=[\s.,;:!?)—–-]|$) | "[^"]*(?:"|$) | “[^”]*(?:”|$) | «[^»]*(?:»|$)
    | `[^`]*(?:`|$) | (?<![\w'’])‘(?=\S)[^‘’]*(?:(?<=\w)’(?=\w)[^‘’]*)*’(?!\w)
    | (?<![\w'])'(?=[^\s'])[^'"]*(?:(?<=\w)'(?=\w)[^'"]*)*(?<=\S)'(?!\w)""",
    re.VERBOSE,
)
_LINK_TRIGGER = re.compile(r"[/\\@#_=<>{}$`]|\w\.\w|--")
_QUOTATION_TRIGGER = re.compile(r"[\"“”«`]|(?<!\w)['‘]")


def links(text: str) -> list[_Span]:
    """Where addresses, paths, tags and code lie, in characters (end exclusive), in order."""
    if not _LINK_TRIGGER.search(text):
        return []
    return [found.span() for found in _LINK.finditer(text)]


def spans(text: str) -> list[_Span]:
    """Where quotations and `links` lie, in characters (end exclusive), in order and apart."""
    found = links(text)
    if not _QUOTATION_TRIGGER.search(text):
        return found
    merged: list[_Span] = []
    for start, end in sorted(found + [quotation.span() for quotation in _QUOTATION.finditer(text)]):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def covers(spans: list[_Span], position: int) -> bool:
    """Whether a position lies in one of the spans that `links` or `spans` found."""
    index = bisect_right(spans, position, key=itemgetter(0))
    return index > 0 and position < spans[index - 1][1]
