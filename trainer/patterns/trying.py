"""The lines of lists, tried on sentences."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from desktop.engine.patterns.collection import Collection, keys
from trainer.patterns.lists import Listed


class Lines:
    """Lines of patterns.

    Args:
        listed: as `trainer.patterns.lists.read` gives them.
    """

    def __init__(self, listed: Sequence[Listed]) -> None:
        forms = [(form, number) for number, each in enumerate(listed) for form in each.forms]
        written = [form for form, _ in forms]
        self._lines = [number for _, number in forms]
        self._collection = Collection(list(zip(keys(written), written, strict=True)))

    def outcomes(self, source: str) -> Mapping[str, AbstractSet[int]]:
        """What comes of a sentence, on one line, and the numbers of the lines that make it."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        for number, text in self._collection.outcomes(source):
            found[text].add(self._lines[number])
        return found
