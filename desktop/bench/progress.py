"""One line on the terminal that says what is being measured."""

import sys


def show(message: str) -> None:
    """Write `message` over the one before; "" removes it. Silent where nobody is watching."""
    # A program that was frozen without a console has no stderr at all.
    if sys.stderr is not None and sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{message}")
        sys.stderr.flush()
