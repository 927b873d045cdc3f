"""Splits a text into sentences and the gaps between them, losing nothing.

The layout of the text is read line by line (paragraphs, hard-wrapped lines, list markers, headings,
quoted mail, tables, code), then sentencex (https://github.com/wikimedia/sentencex) finds the
sentences of each paragraph. A few of its known slips are repaired here, see `_repaired`.
"""

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import sentencex

from desktop.engine.wordset import word_set


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a text.

    Attributes:
        text: the piece as it stands in the text.
        start: where it starts in the text, in characters.
        sentence: whether it is a sentence; if not, it is a gap (white space, a marker, code ...).
    """

    text: str
    start: int
    sentence: bool

    @property
    def end(self) -> int:
        """Where it ends in the text, in characters (exclusive)."""
        return self.start + len(self.text)


# A line end inside a sentence, with the marks of quoted mail and the indentation that follow it.
# (It starts at the first space only: on a long run of spaces anything else takes quadratic time.)
SOFT_BREAK = re.compile(r"(?<![ \t])[ \t]*(\r\n|\n|\r)([ \t]*(?:>[ \t]?)*[ \t]*)")

# Marks that take no room: zero-width space and joiners' kin, soft hyphen, direction marks.
# The joiners U+200C and U+200D are not among them: they belong to letters and emoji.
ZERO_WIDTH = (
    "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)

# What a sentence neither begins nor ends with: white space, control characters and those marks.
_EDGE = ZERO_WIDTH + "".join(
    character
    for character in map(chr, range(min(sys.maxunicode, 0x3000) + 1))
    if character.isspace() or unicodedata.category(character) == "Cc"
)

_SPACED = {ord(character): " " for character in _EDGE}

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ALPHANUMERIC = re.compile(r"[^\W_]")

_W = r"[\s\u200b\u2060\ufeff]"
_QUOTE_MARK = re.compile(rf"{_W}*(?:>{_W}?)*")
_HEADING_MARK = re.compile(rf"#{{1,6}}{_W}+")
_LIST_MARK = re.compile(
    rf"""(?:
        [-*+•‣◦▪·●○■□➢✓✔–—]         # bullets; a dash opens a line of dialogue
        | \(?\d{{1,3}}[.)]          # 1. 2) (3)
        | \(?[a-z][.)]              # a. b) (c)
        | \(?[ivx]{{2,5}}[.)]       # ii. iv)
        | [IVX]{{2,5}}\.            # II.
        | \(?[A-Z]{{1,4}}\)         # A) (B) (IV)
    ){_W}+(?:\[[ xX]\]{_W}+)?""",
    re.VERBOSE,
)
_FENCE = re.compile(r"(`{3,}|~{3,})[^`]*$")
_TABLE_ROW = re.compile(r"\|[^|]*\|")
_TABLE_RULE = re.compile(rf"\|?{_W}*:?-{{2,}}:?{_W}*(?:\|{_W}*:?-{{2,}}:?{_W}*)+\|?{_W}*$")
_TABBED_ROW = re.compile(r"[^\t]+\t+[^\t]+\t+[^\t]")
_TAGS_ONLY = re.compile(rf"(?:<[^<>]*>{_W}*)+$")
_CODE = re.compile(
    r"""[;{}\\]$ | (?:^|[^.])\)\s*:?$ | ^(?:[$>]|>>>|\#|//|/\*|@\w)\s | ^</?\w | [=!]= | [-=]>
    | :: | \w\( | \w\[\w | && | \|\| | \s[-+*/]?=\s | ^(?:import|from|def|class|return|if|for|while|let|var
    |const|sudo|pip|git|cd|npm)\s.*(?:[:;()/=]|$)""",
    re.VERBOSE,
)
_FRONT_MATTER = re.compile(
    r"\ufeff?(?P<rule>---|\+\+\+)[ \t]*(?:\r\n|\n|\r)"
    # The first line must look like data, lest a page that begins with a rule be taken for one.
    r"(?:[ \t]*(?:#[^\n\r]*)?(?:\r\n|\n|\r)){0,20}"
    r"(?:[\w\"'.-]+[ \t]*[:=]|\[|- |(?P=rule))"
)

# Writers and mail programs wrap somewhere between these widths; shorter lines are verse, addresses
# or lists. Before a capital a line must be longer still, for verse and headlines begin so too.
_MIN_WRAPPED = 45
_MIN_WRAPPED_BEFORE_CAPITAL = 60
_MAX_WRAPPED_BEFORE_CAPITAL = 120

# sentencex takes quadratic time on many unclosed quotation marks: it never sees more at once.
_WINDOW = 4_000


def split(text: str) -> Iterator[Segment]:
    """Yield the sentences of `text` and the gaps between them, in order, nothing left out.

    Lazy: only a paragraph is looked at ahead (of a code block or front matter: the whole of it).
    A sentence has at least one letter or digit and neither begins nor ends with white space.

    Args:
        text: any text, also with lone surrogates.
    """
    done = 0
    for start, stop in _paragraphs(text):
        for begin, end in _sentences(text, start, stop):
            if done < begin:
                yield Segment(text[done:begin], done, sentence=False)
            yield Segment(text[begin:end], begin, sentence=True)
            done = end
    if done < len(text):
        yield Segment(text[done:], done, sentence=False)


class _Line(NamedTuple):
    """A line and its parts, as offsets in the text."""

    start: int
    quoted: int  # past the marks of quoted mail and the indentation
    content: int  # past list markers and heading marks too
    stop: int  # past the last visible character
    end: int  # past the line end
    depth: int  # how many marks of quoted mail
    heading: bool

    @property
    def blank(self) -> bool:
        return self.quoted >= self.stop

    @property
    def marked(self) -> bool:
        return self.content > self.quoted


def _line(text: str, start: int) -> _Line:
    found = _LINE_END.search(text, start)
    stop, end = found.span() if found else (len(text), len(text))
    quoted = _past(_QUOTE_MARK, text, start, stop)
    content = quoted
    heading = _HEADING_MARK.match(text, quoted, stop)
    if heading:
        content = heading.end()
    else:
        while marker := _LIST_MARK.match(text, content, stop):
            content = marker.end()
    while stop > content and text[stop - 1] in _EDGE:
        stop -= 1
    return _Line(start, quoted, content, stop, end, text.count(">", start, quoted), heading is not None)


def _past(pattern: re.Pattern[str], text: str, start: int, stop: int) -> int:
    found = pattern.match(text, start, stop)
    return found.end() if found else start


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the span of each run of lines that holds sentences; the rest is gaps."""
    position = _front_matter(text)
    after_blank = True
    wrapped = False  # whether the text has shown that its lines are wrapped
    unclosed: dict[str, int] = {}
    while position < len(text):
        line = _line(text, position)
        if line.blank:
            position, after_blank = line.end, True
            continue
        skipped = (
            _fenced(text, line, unclosed)
            or (after_blank and _indented_code(text, line))
            or _table(text, line)
            or (_holds_no_prose(text, line) and line.end)
        )
        after_blank = False
        if skipped:
            position = skipped
            continue
        last = line
        while last.end < len(text):
            following = _line(text, last.end)
            if not _continues(text, line, last, following, wrapped=wrapped):
                break
            wrapped = wrapped or text[following.content].islower()
            last = following
        yield line.content, last.stop
        position = last.end


def _front_matter(text: str) -> int:
    """Where the YAML or TOML block at the very top ends; 0 where there is none."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return 0
    position = _line(text, 0).end
    while position < len(text):
        line = _line(text, position)
        if text[line.start : line.stop] == found["rule"]:
            return line.end
        position = line.end
    return 0


def _fenced(text: str, line: _Line, unclosed: dict[str, int]) -> int:
    """Where the code block ends whose fence `line` is; 0 where it is none or is never closed.

    Args:
        text: the text.
        line: the line in question.
        unclosed: fence character -> length of the shortest fence known to find no end from here on;
            it keeps the time linear on a text full of them.
    """
    fence = _FENCE.match(text, line.content, line.stop)
    if not fence:
        return 0
    mark, length = fence[1][0], len(fence[1])
    if length >= unclosed.get(mark, sys.maxsize):
        return 0
    position = line.end
    while position < len(text):
        other = _line(text, position)
        body = text[other.quoted : other.stop]
        if len(body) >= length and not body.strip(mark):
            return other.end
        position = other.end
    unclosed[mark] = length
    return 0


def _indented_code(text: str, line: _Line) -> int:
    """Where the run of indented lines ends that begins with `line`, if it looks like code; else 0."""
    count = code = 0
    position = line.start
    while position < len(text):
        other = _line(text, position)
        if other.blank or _indent(text, other) < 4:
            break
        count += 1
        code += bool(_CODE.search(text[other.quoted : other.stop]))
        position = other.end
    return position if 2 * code >= max(count, 1) else 0


def _indent(text: str, line: _Line) -> int:
    return len(text[line.start : line.quoted].replace("\t", "    "))


def _table(text: str, line: _Line) -> int:
    """Where the table row `line` ends (with its rule, if it is a head); 0 where it is none."""
    if (
        _TABLE_ROW.match(text, line.quoted, line.stop)
        or _TABLE_RULE.match(text, line.quoted, line.stop)
        or _TABBED_ROW.match(text, line.quoted, line.stop)
    ):
        return line.end
    if text.find("|", line.quoted, line.stop) < 0 or line.end >= len(text):
        return 0
    rule = _line(text, line.end)
    if not _TABLE_RULE.match(text, rule.quoted, rule.stop):
        return 0
    position = rule.end
    while position < len(text):
        row = _line(text, position)
        if text.find("|", row.quoted, row.stop) < 0:
            break
        position = row.end
    return position


def _holds_no_prose(text: str, line: _Line) -> bool:
    return not _ALPHANUMERIC.search(text, line.content, line.stop) or bool(
        _TAGS_ONLY.match(text, line.content, line.stop)
    )


def _continues(text: str, first: _Line, last: _Line, following: _Line, *, wrapped: bool) -> bool:
    """Whether the line end between `last` and `following` is only a wrap inside a paragraph.

    Args:
        text: the text.
        first: the first line of the paragraph.
        last: its last line so far.
        following: the next line.
        wrapped: whether the text has shown that its lines are wrapped.
    """
    ending = text[last.stop : last.end]
    width = last.stop - last.quoted
    if (
        width < _MIN_WRAPPED
        or last.heading
        or ending.strip(" \t") not in {"\n", "\r\n", "\r"}
        # Markdown's own signs of a line end that is meant.
        or ending.startswith("  ")
        or text[last.stop - 1] == "\\"
        or following.blank
        or following.marked
        or following.depth != first.depth
        or _FENCE.match(text, following.content, following.stop)
        or _table(text, following)
        or _holds_no_prose(text, following)
        or not _indented_alike(text, first, last, following)
    ):
        return False
    word = text[following.content : min(following.content + 3, following.stop)]
    if word[0] in "\"'“‘«(":
        word = word[1:]
    if not word or not word[0].isalnum():
        return False
    if word[0].isupper() and not re.match(r"I\b", word):
        return (
            _MIN_WRAPPED_BEFORE_CAPITAL <= width <= _MAX_WRAPPED_BEFORE_CAPITAL
            and following.stop - following.quoted <= _MAX_WRAPPED_BEFORE_CAPITAL
            and (wrapped or _wraps_next(text, following))
        )
    return not _ends_sentence(text[max(last.content, last.stop - 80) : last.stop])


def _indented_alike(text: str, first: _Line, last: _Line, following: _Line) -> bool:
    """Whether `following` stands under `last` or its list item, or left of a first-line indent."""
    here = _indent(text, following)
    if last is not first:
        return here == _indent(text, last)
    hanging = _indent(text, first) + first.content - first.quoted
    return here in {_indent(text, first), hanging} or here < _indent(text, first)


def _wraps_next(text: str, line: _Line) -> bool:
    """Whether `line` is long and goes on in lower case on the next one: a sign of wrapped lines."""
    if line.stop - line.quoted < _MIN_WRAPPED or line.end >= len(text):
        return False
    after = _line(text, line.end)
    return not after.blank and not after.marked and text[after.content].islower()


def _ends_sentence(tail: str) -> bool:
    if tail.rstrip("\"'”’»)]*_")[-1:] not in {".", "!", "?", "…"}:
        return False
    return len(sentencex.segment("en", _readable(tail) + " The")) > 1


def _readable(text: str) -> str:
    """`text` for sentencex, no character more or less.

    Soft breaks and what takes no room become spaces, surrogates U+FFFD.
    """
    text = SOFT_BREAK.sub(lambda found: " " * len(found[0]), text).translate(_SPACED)
    return _SURROGATE.sub("\ufffd", text)


def _sentences(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the span of each sentence in the paragraph `text[start:stop]`."""
    begin = start
    for end in _boundaries(text, start, stop):
        piece = text[begin:end]
        left = begin + len(piece) - len(piece.lstrip(_EDGE))
        right = left + len(piece.strip(_EDGE))
        if _ALPHANUMERIC.search(text, left, right):
            yield left, right
        begin = end


def _boundaries(text: str, start: int, stop: int) -> Iterator[int]:
    """Yield where each sentence of the paragraph ends (any space after it included)."""
    while start < stop:
        end = min(start + _WINDOW, stop)
        readable = _readable(text[start:end])
        cut = readable.rfind(" ") + 1
        if end < stop and cut > 0:
            readable = readable[:cut]
        end = start + len(readable)
        ends = _repaired(readable)
        if end < stop:
            # The last one may go on beyond the window. A sentence longer than a whole window is
            # carried on without its beginning: it is far too long to be rewritten anyway.
            ends.pop()
        yield from (start + offset for offset in ends)
        start = start + ends[-1] if ends else end
    if stop:
        yield stop


# A number follows these: "Eq. 4", "vol. 3".
_BEFORE_NUMBER = word_set(
    "app appx approx art ca ch chap cu ed eds eq eqs ex figs no nos op par para pt refs sect tab tel vol vols"
)
# A sentence never ends with these: "Ms. Smith", "Ft. Knox", "approx. five".
_NEVER_LAST = frozenset({"Ms", "Ft", "Rte", "approx", "Approx", "incl", "Incl", "excl", "resp", "orig"})
_LAST_WORD = re.compile(r"([^\W\d_]+)\.\s+$")
_RUN_ON = re.compile(r"(?:^|[\s(\"'“‘])[a-zß-ÿ’']{2,}[.!?]+$")
_CLOSERS = re.compile(r"[*_~\"'”’»)\]}.!?…]+(?:\s+|$)")
_OPENER_LEFT = re.compile(r"(?<=\s)[\"'“‘«(\[]+\s*$")
_IDEOGRAPHIC_END = "。！？｡．।॥"
_CAPITAL_AHEAD = r"(?=[\"'“‘«(\[]*[A-ZÀ-ÖØ-Þ])"
# "I… I forgot" is one sentence.
_ELLIPSIS_END = re.compile(rf"…[\"'”’)\]]*\s+{_CAPITAL_AHEAD}(?!I\b)")
_PARENTHESIS_END = re.compile(rf"[(\[][^()\[\]]*[.!?…][\"'”’]*[)\]]\s+{_CAPITAL_AHEAD}")


def _repaired(readable: str) -> list[int]:
    """Where each sentence of `readable` ends, in characters; the last one is its length.

    Repaired: text of one word that was cut at an inner full stop ("ASP.NET"), closing marks torn
    from their sentence ("*Wow.* That"), opening marks left at its end, abbreviations that sentencex
    does not know, "…" before a capital, and a sentence in parentheses glued to the next one.
    """
    pieces: list[str] = sentencex.segment("en", readable)
    ends: list[int] = []
    position = 0
    for piece in pieces[:-1]:
        position += len(piece)
        begin = ends[-1] if ends else 0
        end = _moved(readable, begin, position) if begin < position else None
        if end is not None and begin < end < len(readable):
            ends.append(end)
    if position + len(pieces[-1] if pieces else "") != len(readable):
        ends = []
    ends.append(len(readable))
    whole: list[int] = []
    begin = 0
    for end in ends:
        piece = readable[begin:end]
        parenthesis = _PARENTHESIS_END.match(piece)
        if parenthesis:
            whole.append(begin + parenthesis.end())
        whole.extend(
            begin + found.end()
            for found in _ELLIPSIS_END.finditer(piece, parenthesis.end() if parenthesis else 0)
            if not _inside_quotation(piece[: found.end()])
        )
        whole.append(end)
        begin = end
    return whole


def _moved(readable: str, begin: int, end: int) -> int | None:
    """Where the boundary at `end` belongs; None where there is none."""
    left = readable[max(begin, end - 60) : end]
    opener = _OPENER_LEFT.search(left)
    if opener:
        return end - len(left) + opener.start()
    if not left[-1].isspace():
        closers = _CLOSERS.match(readable, end)
        if closers:
            return closers.end()
        if left[-1] in _IDEOGRAPHIC_END or (
            _RUN_ON.search(left) and readable[end].isupper() and readable[end + 1 : end + 2].islower()
        ):
            return end
        return end if left[-1] in "”’»\"')]" and readable[end].isspace() else None
    word = _LAST_WORD.search(left)
    if word and (
        word[1] in _NEVER_LAST or (word[1].lower() in _BEFORE_NUMBER and readable[end : end + 1].isdigit())
    ):
        return None
    return end


def _inside_quotation(piece: str) -> bool:
    return piece.count("“") > piece.count("”") or piece.count('"') % 2 == 1
