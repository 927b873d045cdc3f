"""What can go wrong with a document, in words for the person who opened it."""

from desktop.engine.errors import EngineError


class DocumentError(EngineError):
    """A document could not be opened or saved; its message says why and what to do."""
