"""How the C library gives memory back that the models have freed.

The models free their working memory after every order. glibc raises its own thresholds with every
large block that is freed, and then holds on to what was freed, on each thread apart: a hundred
megabytes after a few sentences. With thresholds that stay, large blocks go back to the system.
"""

import ctypes
import sys

# The numbers of glibc's malloc.h.
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
# Lower ones hold less, but at 128 KB the student took twice as long; with these a thirtieth more.
_TRIM_BYTES, _MMAP_BYTES = 2 << 20, 1 << 20


def keep_little() -> bool:
    """Have freed blocks of a megabyte and more given back at once; False where that cannot be set."""
    if sys.platform != "linux":
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # glibc's; others have none
    if mallopt is None:
        return False
    return bool(mallopt(_M_MMAP_THRESHOLD, _MMAP_BYTES) and mallopt(_M_TRIM_THRESHOLD, _TRIM_BYTES))
