"""Tails: what a sentence opens with is not hung on behind its end.

"He took the news calmly" is not "The news was calm and he took it", and "She is the best I have had" is
not "I have had the best, so she is the best": where the front of the source comes back behind a connective
that it did not have, at the end of the rewrite, the link between the two parts is made up. Nor is a doubt: in
"It is worth the price, I don't think" it comes too late. And nothing of two words and more is hung on behind
all of the source: "She spilled her wine with it".
"""

import re

from desktop.engine.guards.guard import Guard, whole
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.wordset import word_set

_DOUBT_BEHIND = re.compile(
    r", (?:i|we|he|she|they) (?:do|does|did)(?:n't| not) (?:really |quite )?"
    r"(?:think|believe|suppose|expect|know)[.!?]*$"
)
_CONNECTIVES = word_set("and as so where for")
# Beside one of these in the source the connective may say the same.
_SAYS_IT = {
    "as": word_set("as so because since"),
    "so": word_set("so because since as"),
    "where": word_set("where when"),
    "for": word_set("for"),
}
# So many words behind a whole sentence say something else; one may be a particle: "called out", "back again".
_MUCH = 2
# The first word of a source alone tells its front only if it is one of these.
_PERSONS = word_set("i you he she it we they")


def breaks(source: Sentence, rewrite: Sentence) -> bool:
    """Whether the rewrite ends with a doubt, with what its source lacks, or with its front by a new link."""
    if _DOUBT_BEHIND.search(rewrite.plain_lower) and not _DOUBT_BEHIND.search(source.plain_lower):
        return True
    before, after = source.lower, rewrite.lower
    if before and len(after) >= len(before) + _MUCH and after[: len(before)] == before:
        return True
    if not before or not after or before[0] == after[0] or rewrite.lower_set.isdisjoint(_CONNECTIVES):
        return False
    if rewrite.plain.rstrip('" ')[-1:] not in {".", "!"}:
        return False
    start = next((place for place in range(len(after) - 1, 0, -1) if "," in rewrite.between(place)), 0)
    seen: set[str] = set()
    for place in range(max(start, 1), len(after) - 1):
        word = after[place]
        # The first of each: "and" in "the fish and chips and it" parts nothing.
        if word not in _CONNECTIVES or word in seen:
            continue
        seen.add(word)
        if after[place + 1] == before[0] and _made_up(source, word, after[place + 1 :]):
            return True
    return False


def _made_up(source: Sentence, word: str, tail: list[str]) -> bool:
    """Whether the tail is the front of the source, which has no such link."""
    if word in _SAYS_IT and not _SAYS_IT[word].isdisjoint(source.lower_set):
        return False
    if word == "and" and ";" in source.plain:
        return False
    if word == "as" and tail == source.lower[: len(tail)] and source.lower[len(tail) :][:1] == ["that"]:
        # "The results show that it works": "It works, as the results show."
        return False
    return tail[:2] == source.lower[:2] or (
        word in {"and", "where"} and tail[0] in _PERSONS and "and" not in source.lower_set
    )


GUARD = Guard("tails", whole, breaks)
