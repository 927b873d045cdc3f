"""Kept words: what the writer asked to keep stands in the rewrite as often as in the source."""

import re
from collections.abc import Sequence

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.sentence import Sentence


def guard(keep: Sequence[str]) -> Guard:
    """The guard of these words and phrases; case counts, the shape of apostrophes and spaces does not."""
    patterns = [_pattern(Sentence(phrase).plain) for phrase in keep if phrase.strip()]

    def facts(sentence: Sentence) -> list[int]:
        return [len(pattern.findall(sentence.plain)) for pattern in patterns]

    return Guard("kept words", facts, _breaks)


def _pattern(phrase: str) -> re.Pattern[str]:
    body = r"\s+".join(map(re.escape, phrase.split()))
    return re.compile(rf"(?<!\w){body}(?!\w)")


def _breaks(source: list[int], rewrite: list[int]) -> bool:
    return source != rewrite
