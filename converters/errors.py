"""Errors of the converters; their message is one sentence for the person at the keyboard."""

from desktop.engine.errors import EngineError


class ConversionError(EngineError):
    """A model cannot be made into a bundle."""
