"""Losses: no word of weight is dropped where all stays around it and nothing else came for it.

"Points back to the camera" is more than "points to the camera", and "a week before she spoke" is not "a week
passed before she spoke".
"""

from desktop.engine.guards.grammar.smallwords import SMALL
from desktop.engine.guards.guard import Guard, whole
from desktop.engine.guards.reading.frames import around, gaps, meet, padded
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.guards.reading.verbs import root
from desktop.engine.wordset import word_set

# What others see to, and what hardly says anything where it stands.
_MAY_GO = word_set(
    """
    just then very both one ones although though said says not no never going playing looking getting got get
    made being standing sitting lying running using taking kept turned switched located called available same
    time times people thing things something any either ever away enough anyway right well own single spare
    oven door house plant money supply sandwich how hey oh ok so itself himself herself themselves myself
    yourself designed prescribed current number both always
    """
)
_LIGHT = SMALL | word_set("that's there's let us") | _MAY_GO


def _light(word: str) -> bool:
    return word in _LIGHT or "'" in word


def breaks(source: Sentence, rewrite: Sentence) -> bool:
    """Whether a word of weight is gone, and nothing is new."""
    lost, new = source.lower_set - rewrite.lower_set, rewrite.lower_set - source.lower_set
    if not lost or any(map(_light, new)):
        return False
    before = {root(word) for word in source.lower_set if not _light(word)}
    if not {root(word) for word in new} <= before:
        return False
    after = {root(word) for word in rewrite.lower_set if not _light(word)}
    gone = [word for word in lost if not _light(word) and root(word) not in after]
    return bool(gone) and _closed_up(gone, padded(source.lower), padded(rewrite.lower))


def _closed_up(gone: list[str], source: list[str], rewrite: list[str]) -> bool:
    """Whether what stood around one of the words stands together."""
    return any(meet(around(source, word), gaps(rewrite)) for word in gone)


GUARD = Guard("losses", whole, breaks)
