"""How the C library gives memory back that the models have freed.

The models free their working memory after every order. glibc raises its own thresholds with every
large block that is freed, and then holds on to what was freed, on each thread apart: a hundred
megabytes after a few sentences. With thresholds that stay, large blocks go back to the system.

On Intel’s processors CTranslate2 lays the weights out anew for MKL, which asks for 13 megabytes for each
of 129 layers and touches a few of them. Reserving costs nothing, unless somebody has set a limit to it.
"""

import ctypes
import os
import sys
from contextlib import suppress

# The numbers of glibc's malloc.h.
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8
# Lower ones hold less, but at 128 KB the student took twice as long; with these a thirtieth more.
_TRIM_BYTES, _MMAP_BYTES = 2 << 20, 1 << 20
# Threads share so many heaps; with one for each, a long text takes 6 to 8 MB more.
_ARENAS = 3

# Bytes of address space: with the weights laid out anew the embedded student takes 2.3 GB, without .8.
_PLENTY = 4 << 30


def keep_little() -> bool:
    """Have freed blocks of a megabyte and more given back at once; False where that cannot be set."""
    if sys.platform != "linux":
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # glibc's; others have none
    if mallopt is None:
        return False
    limits = {_M_MMAP_THRESHOLD: _MMAP_BYTES, _M_TRIM_THRESHOLD: _TRIM_BYTES, _M_ARENA_MAX: _ARENAS}
    return all(mallopt(name, value) for name, value in limits.items())


def reserve_little() -> bool:
    """Where the address space has a limit, reserve less of it for a student that writes a fifth more slowly.

    It has to be called before the first model is loaded. The fifth is CTranslate2's own figure.

    Returns:
        Whether there is such a limit.
    """
    with suppress(ImportError, ValueError, OSError):
        import resource

        limit = resource.getrlimit(resource.RLIMIT_AS)[0]
        if limit != resource.RLIM_INFINITY and limit < _PLENTY:
            os.environ.setdefault("CT2_PACKED_GEMM", "0")
            return True
    return False
