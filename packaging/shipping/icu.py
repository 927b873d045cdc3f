"""Blanks what the program never asks of ICU's data, which Qt brings: three quarters of thirty megabytes.

Qt has locales, calendars and text boundaries of its own and asks ICU for little. The data is one package of
named items; where one is all zeros, ICU takes it for absent and goes on. The library keeps its size, and the
zeros vanish when it is compressed.
"""

import re
import struct
from itertools import pairwise

_MARK = b"CmnD"
_BEFORE_MARK = 12
"""Bytes of the package's header before its mark."""
# Collations, transliterations, converters, dictionaries for line breaks; names of languages, countries,
# currencies, units and time zones; spelt-out numbers.
_UNUSED = re.compile(
    r"(?:coll/(?!root\.res|res_index\.res|ucadata)|translit/|lang/|region/|curr/(?!root|supplementalData|res_index)"
    r"|unit/|zone/(?!root|res_index|tzdbNames)|rbnf/|brkitr/.*\.dict$|brkitr/lstm).*|.*\.cnv$|.*\.spp$"
)


def without_unused(library: bytes) -> bytes:
    """The library with what is unused blanked; of the same length.

    Args:
        library: the content of `libicudata`.

    Raises:
        ValueError: it holds no package of ICU's.
    """
    start = library.find(_MARK) - _BEFORE_MARK
    if start < 0 or library[start + 2 : start + 4] != b"\xda\x27":
        raise ValueError("no ICU data")
    (header,) = struct.unpack_from("<H", library, start)
    contents = start + header
    (count,) = struct.unpack_from("<I", library, contents)
    items = [struct.unpack_from("<II", library, contents + 4 + 8 * index) for index in range(count)]
    blanked = bytearray(library)
    # Of the last item nobody says where it ends: it stays.
    for (name, place), (_, end) in pairwise(items):
        first = contents + name
        path = library[first : library.index(b"\0", first)].decode("ascii").partition("/")[2]
        if _UNUSED.fullmatch(path):
            blanked[contents + place : contents + end] = bytes(end - place)
    return bytes(blanked)
