"""Phrasewright's desktop program: the engine, the window and the terminal."""

__version__ = "0.1.0"
