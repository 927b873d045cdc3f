"""What can go wrong with keeping things, in words for the writer."""

from desktop.engine.errors import EngineError


class StorageError(EngineError):
    """Something could not be kept or read back; its message says why and what to do."""
