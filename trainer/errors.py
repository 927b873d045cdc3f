"""Errors of the trainer, each one sentence for the person who runs it."""

from pathlib import Path

# A name on a hub is that of its owner and its own.
_HUB_PARTS = 2


class TrainerError(Exception):
    """Something that the person can act on; its message says what happened and what to do."""


def why_not_loaded(name: str, error: Exception) -> str:
    """Why a model of transformers could not be loaded, without a full stop.

    What has more than one slash is no name on a hub, and that a folder is missing says more than that its
    name has a wrong form or that a hub cannot be reached.

    Args:
        name: folder or name of the model.
        error: what was raised.
    """
    folder = Path(name)
    if not folder.exists() and (
        folder.is_absolute() or name.startswith(".") or len(folder.parts) > _HUB_PARTS
    ):
        return "there is no such folder"
    return str(error).splitlines()[0].rstrip(".")
