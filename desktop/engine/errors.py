"""Errors whose message is one sentence for the person at the keyboard."""


class EngineError(Exception):
    """Something a person can act on; its message says what happened and what to do."""


class BundleError(EngineError):
    """A bundle is missing, broken, or not one that this version can use."""
