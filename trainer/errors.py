"""Errors of the trainer, each one sentence for the person who runs it."""


class TrainerError(Exception):
    """Something that the person can act on; its message says what happened and what to do."""
