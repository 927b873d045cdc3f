"""Phrasewright's desktop program: the engine, the window and the terminal."""

import logging

# Where no log is open, as in the terminal, nothing is logged: not on standard error either.
logging.getLogger(__name__).addHandler(logging.NullHandler())

__version__ = "0.1.0"
