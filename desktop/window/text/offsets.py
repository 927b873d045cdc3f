"""From characters to UTF-16 units and back.

Python counts a text in characters (code points), Qt in UTF-16 code units: an emoji is one of the
former and two of the latter. Whatever crosses between engine and widget is converted here.
"""

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def utf16_length(text: str) -> int:
    """The length of `text` in UTF-16 units."""
    if text.isascii():
        return len(text)
    return len(text) + len(_ASTRAL.findall(text))


def well_formed(text: str) -> str:
    """`text` with each lone surrogate replaced by U+FFFD, for it cannot be encoded; same length."""
    try:
        text.encode("utf-8")  # a twentieth of the time of looking for them
    except UnicodeEncodeError:
        return _LONE_SURROGATE.sub("\ufffd", text)
    return text


class Offsets:
    """Positions in one text, in both ways of counting.

    Args:
        text: any text without lone surrogates.
    """

    def __init__(self, text: str) -> None:
        self._astral = [] if text.isascii() else [match.start() for match in _ASTRAL.finditer(text)]
        self._astral_units = [place + index for index, place in enumerate(self._astral)]

    def to_units(self, characters: int) -> int:
        """The UTF-16 position of the character offset `characters`."""
        return characters + bisect_left(self._astral, characters)

    def to_characters(self, units: int) -> int:
        """The character offset of the UTF-16 position `units`; inside a pair, that of its character."""
        before = bisect_left(self._astral_units, units)
        if before and self._astral_units[before - 1] == units - 1:
            return self._astral[before - 1]  # between the two halves of one character
        return units - before
