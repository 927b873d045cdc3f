"""Which words of a rewrite are words of its source, and where those stood."""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")

# The comparison takes quadratic time at worst; beyond this product of lengths nothing is compared.
_MOST_PAIRS = 4_000_000

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring tokens of the source and what stands for them in the rewrite.

    Attributes:
        same: whether the tokens are the same on both sides.
        old: (first, last) token of the source, exclusive of the last.
        new: the same for the rewrite.
    """

    same: bool
    old: Span
    new: Span


@dataclass(frozen=True, slots=True)
class Alignment:
    """How two texts correspond, token by token (a word or a punctuation mark; no white space).

    Attributes:
        old: where each token of the source stands: (start, end) in characters.
        new: the same for the rewrite.
        stretches: both texts in order, stretch by stretch, all of them covered.
        source_of: for each token of the rewrite the token of the source that it is, also if it has
            moved; None for a new one.
    """

    old: tuple[Span, ...]
    new: tuple[Span, ...]
    stretches: tuple[Stretch, ...]
    source_of: tuple[int | None, ...]

    @property
    def rewrite_of(self) -> dict[int, int]:
        """Token of the source -> the token of the rewrite that it became."""
        return {old: new for new, old in enumerate(self.source_of) if old is not None}


def align(old: str, new: str) -> Alignment:
    """Compare two texts word by word, letter case aside.

    A word that occurs once in both and is not where it was counts as moved, not as new.

    Args:
        old: the source.
        new: its rewrite. Where both are very long, nothing is taken to correspond.
    """
    old_spans = tuple(match.span() for match in _TOKEN.finditer(old))
    new_spans = tuple(match.span() for match in _TOKEN.finditer(new))
    old_keys = [_key(old[start:end]) for start, end in old_spans]
    new_keys = [_key(new[start:end]) for start, end in new_spans]
    source_of: list[int | None] = [None] * len(new_spans)
    if len(old_spans) * len(new_spans) > _MOST_PAIRS:
        whole = Stretch(same=False, old=(0, len(old_spans)), new=(0, len(new_spans)))
        return Alignment(old_spans, new_spans, (whole,), tuple(source_of))
    stretches = []
    matcher = SequenceMatcher(None, old_keys, new_keys, autojunk=False)
    for tag, old_first, old_last, new_first, new_last in matcher.get_opcodes():
        same = tag == "equal"
        stretches.append(Stretch(same, (old_first, old_last), (new_first, new_last)))
        if same:
            source_of[new_first:new_last] = range(old_first, old_last)
    _match_moved(old_keys, new_keys, source_of)
    return Alignment(old_spans, new_spans, tuple(stretches), tuple(source_of))


def _match_moved(old: list[str], new: list[str], source_of: list[int | None]) -> None:
    """Match words left over that occur once in both texts."""
    old_counts, new_counts = Counter(old), Counter(new)
    taken = set(source_of)
    places = {key: index for index, key in enumerate(old) if old_counts[key] == 1 and index not in taken}
    for index, key in enumerate(new):
        if source_of[index] is None and new_counts[key] == 1 and key[0].isalnum():
            source_of[index] = places.get(key)


def _key(token: str) -> str:
    return token.casefold().replace("’", "'")
