"""A text in which words are looked for, whatever their case, quotes and spaces."""

from desktop.window.text.offsets import Offsets, utf16_length

Span = tuple[int, int]

_SAME = (("İ", "i"), ("ς", "σ"), ("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\xa0", " "))


def folded(text: str) -> str:
    """`text` without what makes no difference when one looks for it; of the same length."""
    for written, read in _SAME[:1]:
        text = text.replace(written, read)  # else it would get longer
    text = text.lower()
    for written, read in _SAME[1:]:
        text = text.replace(written, read)
    return text


class Haystack:
    """Finds words in a text. All places are in UTF-16 units; matches do not overlap.

    Args:
        text: any text without lone surrogates.
    """

    def __init__(self, text: str) -> None:
        self._text = folded(text)
        self._offsets = Offsets(text)

    def count(self, needle: str) -> int:
        """How many times it is there."""
        return self._text.count(folded(needle)) if needle else 0

    def number(self, needle: str, units: int) -> int:
        """How many times it is there before a place."""
        return self._text.count(folded(needle), 0, self._offsets.to_characters(units)) if needle else 0

    def after(self, needle: str, units: int) -> Span | None:
        """The first match that begins at a place or behind it."""
        return self._match(needle, self._text.find(folded(needle), self._offsets.to_characters(units)))

    def before(self, needle: str, units: int) -> Span | None:
        """The last match that ends at a place or before it."""
        return self._match(needle, self._text.rfind(folded(needle), 0, self._offsets.to_characters(units)))

    def within(self, needle: str, span: Span) -> list[Span]:
        """All matches that have something of a stretch."""
        found = []
        place = max(0, self._offsets.to_characters(span[0]) - len(needle) + 1)
        last = self._offsets.to_characters(span[1])
        while needle:
            place = self._text.find(folded(needle), place, last + len(needle))
            match = self._match(needle, place)
            if match is None:
                break
            found.append(match)
            place += len(needle)
        return found

    def _match(self, needle: str, place: int) -> Span | None:
        if place < 0 or not needle:
            return None
        start = self._offsets.to_units(place)
        return start, start + utf16_length(self._text[place : place + len(needle)])
