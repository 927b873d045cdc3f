"""Makes a text that breaks something as short as it can be and still break it."""

import time
from collections.abc import Callable


def shrunk(text: str, breaks: Callable[[str], bool], seconds: float = 20.0) -> str:
    """A shorter text that still breaks: parts are left out, ever smaller ones, while time lasts.

    In the manner of delta debugging (Zeller and Hildebrandt, 2002, "Simplifying and Isolating
    Failure-Inducing Input"), greedily.
    """
    end = time.monotonic() + seconds
    size = max(len(text) // 2, 1)
    while size and time.monotonic() < end:
        place, smaller = 0, False
        while place < len(text) and time.monotonic() < end:
            shorter = text[:place] + text[place + size :]
            if breaks(shorter):
                text, smaller = shorter, True
            else:
                place += size
        if not smaller or size > len(text):
            size //= 2
    return text
