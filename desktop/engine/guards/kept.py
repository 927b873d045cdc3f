"""Kept words: what the writer asked to keep stands in the rewrite as often as in the source."""

import re
from collections.abc import Sequence

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.sentence import Sentence


def guard(keep: Sequence[str]) -> Guard:
    """The guard of these words and phrases; case counts, the shape of apostrophes and spaces does not.

    A * stands for any letters, digits and hyphens, and what it stood for has to be the same.
    """
    patterns = [pattern(Sentence(phrase).plain) for phrase in keep if phrase.strip()]

    def facts(sentence: Sentence) -> list[list[str]]:
        return [
            sorted(" ".join(found.split()) for found in each.findall(sentence.plain)) for each in patterns
        ]

    return Guard("kept words", facts, _breaks)


def pattern(phrase: str) -> re.Pattern[str]:
    """Where a kept word or phrase stands; a * in it stands for any letters, digits and hyphens."""
    body = r"\s+".join(re.escape(word).replace(r"\*", r"[\w-]*") for word in phrase.split())
    return re.compile(rf"(?<!\w){body}(?!\w)")


def _breaks(source: list[list[str]], rewrite: list[list[str]]) -> bool:
    return source != rewrite
