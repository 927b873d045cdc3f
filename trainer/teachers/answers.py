"""What a language model answered, taken apart into rewrites.

Models number, quote, embolden, fence and comment as they like, whatever they were asked for. What can
be told apart safely is; of anything else nothing is taken, for a pair that is no pair is worse than none.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

# Models that think aloud do so before they answer.
_THOUGHT = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL)
_FENCED = re.compile(r"```[a-z]*\s*\n?(.*?)```", re.DOTALL | re.IGNORECASE)
# "1. ", "1) ", "(1) ", "#1: ", "Rewrite 1: ", "**1.** ". The blank keeps "3.5 million" a number.
_NUMBERED = re.compile(
    r"\s*(?:[-*•]\s+)?(?:\*\*|__)?"
    r"(?:\(\s*(?P<round>\d{1,2})\s*\)[.:]?"
    r"|(?:#|(?:rewrite|rewritten|version|option|paraphrase|sentence|variant|alternative)\s*#?)"
    r"(?P<named>\d{1,2})\s*[.:)\-–]"
    r"|(?P<bare>\d{1,2})\s*[.):])"
    r"(?:\*\*|__)?(?:\s+|$)(?P<text>.*)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_BULLET = re.compile(r"\s*[-*•–]\s+(?P<text>.*)")
_PAIRS_OF_QUOTES = (('"', '"'), ("“", "”"), ("‘", "’"), ("'", "'"), ("«", "»"), ("`", "`"), ("**", "**"))
# "**Words:** …", "[order] …": the name of a style in front of the rewrite.
_LABEL = re.compile(r"\A(?:\*\*[^*\n]{1,60}\*\*[:.]?|\[[^\]\n]{1,60}\][:.]?|\*\*[^*\n]{1,60}:\*\*)\s+(?=\S)")
_KEYS = ("rewrite", "text", "paraphrase", "sentence", "rewritten", "content")


def rewrites(answer: str, wanted: Sequence[str]) -> list[str]:
    """The rewrites of an answer, in the order that they were asked for.

    Args:
        answer: what the model wrote.
        wanted: what was asked for, the wording of a style for each rewrite; some models repeat it.

    Returns:
        At most as many texts as were wanted; "" stands for one that is missing between others. An
        empty list where nothing can be told apart.
    """
    text = _THOUGHT.sub("", answer).strip()
    found = _from_json(text)
    if found is None:
        found = _from_lines(text, wanted)
    cleaned = [clean(each, wanted) for each in found[: len(wanted)]]
    return cleaned if any(cleaned) else []


def clean(text: str, wanted: Sequence[str] = ()) -> str:
    """A rewrite on one line, without the quotes, stars and labels that a model puts around it."""
    line = _unlabelled(" ".join(writable(text).split()), wanted)
    line = _LABEL.sub("", line, count=1)
    for opening, closing in _PAIRS_OF_QUOTES:
        inner = line.removeprefix(opening).removesuffix(closing)
        whole = len(inner) == len(line) - len(opening) - len(closing)
        # What is quoted twice within, '"Yes" and "no"', has quotes of its own.
        if whole and inner and opening not in inner and closing not in inner:
            return inner.strip()
    return line


def writable(text: str) -> str:
    """The text without halves of surrogate pairs, which JSON may hold but no file can."""
    return text.encode("utf-8", "ignore").decode("utf-8")


def _unlabelled(line: str, wanted: Sequence[str]) -> str:
    """The line without what was wanted repeated in front of it, "Other words: …"."""
    for wish in sorted(wanted, key=len, reverse=True):
        rest = line[len(wish) :].lstrip("*_ ")
        if wish and line[: len(wish)].casefold() == wish.casefold() and (not rest or rest[0] in ":.)]-–—"):
            return rest[1:].strip("*_ ")
    return line


def _from_json(text: str) -> list[str] | None:
    """The texts of the first JSON list or object in an answer; None where there is none."""
    fenced = _FENCED.search(text)
    for candidate in (
        text,
        fenced.group(1) if fenced else "",
        _between(text, "[", "]"),
        _between(text, "{", "}"),
    ):
        try:
            value = json.loads(candidate)
        except (ValueError, RecursionError):
            continue
        if texts := _texts(value):
            return texts
    return None


def _between(text: str, opening: str, closing: str) -> str:
    start, end = text.find(opening), text.rfind(closing)
    return text[start : end + 1] if 0 <= start < end else ""


def _texts(value: Any) -> list[str]:
    """The rewrites in a JSON value of whatever shape a model chose; none where it is no such thing."""
    if isinstance(value, list):
        texts = [_text(each) for each in value]
        return [text or "" for text in texts] if any(texts) else []
    if isinstance(value, dict):
        lists = [each for each in value.values() if isinstance(each, list)]
        if len(lists) == 1:
            return _texts(lists[0])
        if value and all(isinstance(each, str) for each in value.values()):
            return list(value.values())
    return []


def _text(value: Any) -> str | None:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        named = [value[key] for key in _KEYS if isinstance(value.get(key), str)]
        texts = [each for each in value.values() if isinstance(each, str)]
        return (named or (texts if len(texts) == 1 else [None]))[0]
    return None


def _from_lines(text: str, wanted: Sequence[str]) -> list[str]:
    count = len(wanted)
    fenced = _FENCED.search(text)
    lines = [line for line in (fenced.group(1) if fenced else text).splitlines() if line.strip()]
    numbered: dict[int, str] = {}
    for number, rewrite in _numbered(lines, wanted):
        # A list that starts anew is a second one: an afterthought, or the request echoed.
        if 1 <= number <= count and number not in numbered:
            numbered[number] = rewrite
    if numbered:
        return [numbered.get(number, "") for number in range(1, max(numbered) + 1)]
    bullets = [match["text"] for line in lines if (match := _BULLET.fullmatch(line))]
    if bullets:
        return bullets
    # With no marks at all, only the very number of lines that was asked for is a list of rewrites;
    # small models begin with how many there will be, on a line of its own.
    lines = [line for line in lines if _LETTER.search(line)]
    return lines if len(lines) == count else []


def _numbered(lines: Sequence[str], wanted: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The numbers of a list and what stands behind each, on its line or on the next one."""
    pending = 0
    for line in lines:
        match = _NUMBERED.fullmatch(line)
        if match:
            pending = int(match["round"] or match["named"] or match["bare"])
            if clean(match["text"], wanted):
                yield pending, match["text"]
                pending = 0
        elif pending:
            yield pending, (bullet["text"] if (bullet := _BULLET.fullmatch(line)) else line)
            pending = 0
