"""Puts the engine's thread behind the interface's, so that the window answers on a busy machine, too."""

import os
import sys
import threading
from contextlib import suppress

_BEHIND = 5


def step_back() -> None:
    """Let this thread, and those that it starts from now on, give way to others where Linux can do that.

    Other systems tell threads apart less finely, or do not hand the rank on to the threads that are started.
    """
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _BEHIND)
