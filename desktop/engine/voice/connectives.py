"""Connectives: a sentence does not begin with "Moreover," where its source links itself to nothing.

Teachers of students like to link what stands alone. Such an opening says nothing by itself and can
be taken off again.
"""

import re

from desktop.engine.wordset import word_set

_OPENING = re.compile(
    r"(?:additionally|moreover|furthermore|in addition|besides this|also|in fact|indeed|overall|notably"
    r"|consequently|therefore|thus|hence|as a result),\s+(?=\S)",
    re.IGNORECASE,
)
# A source with one of these links itself to what stands before, or sums up.
_LINKS = word_set(
    """
    additionally moreover furthermore addition besides also too further plus another other and again indeed
    fact overall altogether notably consequently therefore thus hence result so accordingly then well
    likewise similarly finally generally
    """
)
_WORD = re.compile(r"[a-z]+")


def conform(source: str, rewrite: str) -> str:
    """`rewrite` without an opening connective that `source` has no counterpart for."""
    found = _OPENING.match(rewrite)
    if not found or not _LINKS.isdisjoint(_WORD.findall(source.lower())):
        return rewrite
    rest = rewrite[found.end() :]
    return rest[0].upper() + rest[1:]
