"""Word forms: where all stays around a word, it keeps its form: "by wrap them" for "by wrapping them".

What governs a form is most often a small word ("did he cry" for "he cried") or another form ("he walked and
counted"), so nothing is asked where one of those changed too. A plural may come for agreement's sake.
"""

from desktop.engine.guards.guard import Guard, whole
from desktop.engine.guards.reading.frames import around, padded
from desktop.engine.guards.reading.sentence import Sentence, stem
from desktop.engine.guards.reading.verbs import root
from desktop.engine.wordset import word_set

_GOVERNING = word_set(
    """
    do does did don't doesn't didn't have has had is are was were am be been being will would can could may
    might shall should must won't to with by let help makes make made if while as that which who when and
    because
    """
)
# "Hear him sing", "hear him singing".
_TAKING_BOTH = frozenset(
    map(
        stem,
        word_set(
            "hear see watch feel listen start begin like love hate remember continue prefer try keep stop"
        ),
    )
)
# "Hold tight", "hold tightly".
_TWO_FORMS = word_set("tight thick thin loud first second third slow quick cheap clear deep wide quiet high")
_LIGHT = _GOVERNING | word_set(
    """
    i you he she it we they me him her us them my your his its our their this these those other others one
    ones
    """
)
_ENDINGS = ("ing", "ed", "ly", "s")


def _ending(word: str) -> str:
    return next((ending for ending in _ENDINGS if word.endswith(ending)), "")


def breaks(source: Sentence, rewrite: Sentence) -> bool:
    """Whether a single word has another form between the same two words before and behind."""
    lost, new = source.lower_set - rewrite.lower_set, rewrite.lower_set - source.lower_set
    if not lost or not new:
        return False
    before = {root(word): word for word in lost if word not in _LIGHT}
    after = {root(word): word for word in new if word not in _LIGHT}
    changed = before.keys() & after.keys()
    if len(changed) != 1 or not _GOVERNING.isdisjoint(lost | new):
        return False
    same = changed.pop()
    was, is_ = before[same], after[same]
    ending = _ending(is_)
    if ending == "s" and _ending(was) in {"", "s"}:
        # "Efforts" for "effort", "Fool's" for "Fools'"
        return False
    if {was.removesuffix("ly"), is_.removesuffix("ly")} & _TWO_FORMS:
        return False
    if ending in {"", "ing"} and any(map(_takes_both, source.lower_set)):
        return False
    return next(around(padded(source.lower), was)) == next(around(padded(rewrite.lower), is_))


def _takes_both(word: str) -> bool:
    return root(word) in _TAKING_BOTH


GUARD = Guard("word forms", whole, breaks)
