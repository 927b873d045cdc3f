"""No image of the program's memory is left on the disk when it crashes: the writer's text would be in it."""

from contextlib import suppress

_NONE = 1
"""Bytes. Linux writes nothing that would be longer, and takes this very limit as a wish to hand nothing to
a program that collects crashes either; with 0 it would hand it over."""


def forbid_core_dumps() -> None:
    """Let the system keep no core file of this process and of those that it starts, where it is asked."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        limit = _NONE if hard == resource.RLIM_INFINITY else min(_NONE, hard)
        resource.setrlimit(resource.RLIMIT_CORE, (limit, hard))
