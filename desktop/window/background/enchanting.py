"""Enchant, imported without what its Python package does to find the system's library.

On Linux that package asks `ctypes.util.find_library`, which starts `ldconfig`, and `gcc` and `ld` where they
are, for each of six names: a second of work where there is no Enchant, and other programs started by one that
is to keep to itself. The system's loader, which has to find the library in the end, is asked instead.
"""

import ctypes
import ctypes.util
import sys
from typing import Any

_LIBRARY = "libenchant-2.so.2"


def enchant() -> Any:
    """The package `enchant`. One thread at a time may ask for it.

    Raises:
        ImportError: it is not installed, or the system's library is not.
    """
    if not sys.platform.startswith("linux"):
        return _package()
    try:
        ctypes.CDLL(_LIBRARY)
    except OSError as error:
        raise ImportError(f"{_LIBRARY} cannot be loaded") from error
    search = ctypes.util.find_library
    ctypes.util.find_library = _found
    try:
        return _package()
    finally:
        ctypes.util.find_library = search


def _package() -> Any:
    import enchant

    return enchant


def _found(name: str) -> str | None:  # noqa: ARG001 - `find_library`'s own
    return _LIBRARY
