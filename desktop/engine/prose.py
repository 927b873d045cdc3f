"""Decides whether a sentence is one for the student: English prose of some length."""

import re

from desktop.engine.language import is_foreign
from desktop.engine.measures import words
from desktop.engine.result import Reason

_MIN_WORDS = 3

_LETTER = re.compile(r"[^\W\d_]")
_LATIN_LETTER = re.compile(r"[A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿＡ-Ｚａ-ｚ]")
_LINK = re.compile(
    r"""\w{1,20}://\S+ | www\.\S+ | [^\s@]{1,64}@[\w.-]{1,255} | \{[^{}\s]*\} | `[^`\s]*` | <[^<>\s]*>
    | (?<!\S)(?:[A-Za-z]:[\\/]|~?/|\.{1,2}/)\S+ | (?<!\S)(?:[\w.~-]+/){2,}\S*""",
    re.VERBOSE,
)
_MAIL_HEADER = re.compile(
    r"(?:(?P<sure>subject|reply-to|message-id|content-type|mime-version|return-path|bcc|x-[a-z-]+)"
    r"|from|to|cc|date|sent|received)\s?:(?:\s|$)",
    re.IGNORECASE,
)
_MAIL_VALUE = re.compile(r"@|\b\d{1,2}:\d\d\b|\b\d{4}\b|<")
_HEADING = re.compile(
    r"""(?:chapter|part|section|appendix|figure|fig\.?|table|volume|vol\.?|book|act|scene|step|page|lesson|unit
    |exhibit|annex|article|stage|phase|level|verse)\s+
    (?:\d[\d.]*|[ivxlc]+|[a-z]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b
    \s*(?P<colon>[.:–—-])?\s*(?P<title>.*)""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_LINK_DEFINITION = re.compile(r"\[[^\]]+\]:\s*\S+")
_CODE = re.compile(
    r"""[;{}]$ | \s[=!]=\s | => | -> | \w\([^()]*\)\s*[;{.]\w* | && | \|\| | ^(?:[$>]|>>>)\s | ^\#include
    | ^<\? | </\w+>$ | \s=\s\S+$""",
    re.VERBOSE,
)
_ENDS_LIKE_PROSE = re.compile(r"[.!?…][\"'”’)\]*_]*$")


def reason_to_keep(sentence: str) -> Reason | None:
    """Why a sentence should stay as it is, or None if it is for the student.

    Sentences that are too long are found elsewhere, by their tokens.

    Args:
        sentence: any text.
    """
    letters = len(_LETTER.findall(sentence))
    if 2 * len(_LATIN_LETTER.findall(sentence)) < letters:
        return Reason.NOT_ENGLISH
    if _is_bare(sentence, letters):
        return Reason.NOT_PROSE
    if sum(any(map(str.isalpha, word)) for word in words(sentence)) < _MIN_WORDS:
        return Reason.TOO_SHORT
    if is_foreign(sentence):
        return Reason.NOT_ENGLISH
    return None


def _is_bare(sentence: str, letters: int) -> bool:
    """Whether it is code, an address, a heading, a table row, a mail header or a drawing."""
    line = sentence.strip()
    if sentence.count("\t") >= 2 or line.count("|") >= 2:
        return True
    if _LINK_DEFINITION.match(line) or _is_mail_header(line) or _is_heading(line):
        return True
    left = _LINK.sub(" ", line)
    if left != line and len(words(left)) < _MIN_WORDS:
        return True
    if _CODE.search(line) and not _ENDS_LIKE_PROSE.search(line):
        return True
    visible = len("".join(line.split()))
    return 2 * letters < visible


def _is_mail_header(line: str) -> bool:
    header = _MAIL_HEADER.match(line)
    # "To: be fair, I was late." is prose, "To: Ann <ann@example.org>" is not.
    return header is not None and (
        header["sure"] is not None or bool(_MAIL_VALUE.search(line, header.end())) or len(words(line)) <= 5
    )


def _is_heading(line: str) -> bool:
    heading = _HEADING.match(line)
    if heading is None:
        return False
    title = heading["title"]
    return not _ENDS_LIKE_PROSE.search(line) and (
        len(words(title)) < _MIN_WORDS or title.istitle() or heading["colon"] is not None
    )
