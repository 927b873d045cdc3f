"""A text in tokens that joined give it back: words and marks, each with the white space before it."""

import re
from collections.abc import Sequence

_TOKEN = re.compile(r"\s*(?:[^\W_]+(?:['’.-][^\W_]+)*|[^\s\w]|_)|\s+$")


def tokenized(text: str) -> list[str]:
    """The tokens of any text, in order; white space at its end is one of its own."""
    return _TOKEN.findall(text)


def folded(token: str) -> str:
    """A token as it is compared: lower-cased, without white space, with a straight apostrophe."""
    return token.strip().casefold().replace("’", "'")


def capitalised(token: str) -> bool:
    """Whether a token holds a capital: inside a sentence it belongs to a name."""
    return any(map(str.isupper, token))


def shared_start(one: Sequence[str], other: Sequence[str], most: int) -> int:
    """How many of the first words of both are the same, `most` at most (no more than either has)."""
    shared = 0
    while shared < most and one[shared] == other[shared]:
        shared += 1
    return shared
