"""Why a sentence stands as the writer wrote it, in their language."""

from desktop.engine.result import Reason
from desktop.window.look.translation import tr
from desktop.window.text.pieces import Decision, Piece


def why_kept(piece: Piece) -> str:
    """Why the writer's own sentence stands there; "" where it does not."""
    if piece.frozen:
        return tr("Frozen: it stays as you wrote it.")
    if piece.own and piece.decision is Decision.REJECTED:
        return tr("Your own sentence, as you chose.")
    return "" if piece.reason is None else _said(piece.reason)


def _said(reason: Reason) -> str:
    return {
        Reason.TOO_SHORT: tr("Kept as you wrote it: too short to say in other words."),
        Reason.TOO_LONG: tr("Kept as you wrote it: too long for the model; split it into shorter sentences."),
        Reason.NOT_ENGLISH: tr("Kept as you wrote it: not recognised as English."),
        Reason.NOT_PROSE: tr("Kept as you wrote it: not prose."),
        Reason.NO_SAFE_REWRITE: tr(
            "Kept as you wrote it: no rewrite kept its meaning, numbers, names, kept words and formats."
        ),
        Reason.DOUBTFUL: tr("Kept as you wrote it: what else was found is doubtful."),
        Reason.LITTLE_ASKED: tr("Kept as you wrote it: so little is asked for that it lies nearest."),
    }[reason]
