from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.result import Alternative, Reason, Rewrite
from desktop.window.text import statistics as module
from desktop.window.text.pieces import Decision, Piece
from desktop.window.text.statistics import Measured, statistics, words


@given(st.text("a \n\u00a0é", max_size=60), st.integers(1, 9))
def test_words_are_counted_right_in_portions(text, portion):
    whole, module._PORTION = module._PORTION, portion
    try:
        assert words(text) == len(text.split())
    finally:
        module._PORTION = whole


def piece(source, text=None, reason=None, gap=""):
    made = Piece(gap, source)
    if reason is not None:
        made.answer(Rewrite.keeping(0, source, reason), None)
    elif text is not None:
        made.answer(Rewrite(0, source, (Alternative(text, 0.9, 0.4, 0.2),)), None)
    return made


def test_everything_is_counted():
    taken, left = piece("One two three.", "Three, two."), piece("Four five.", "Five.", gap=" ")
    taken.decision = Decision.ACCEPTED
    left.leave()
    left.decision = Decision.REJECTED
    short, waiting = piece("Six.", reason=Reason.TOO_SHORT, gap=" "), piece(" Seven eight.")
    pieces = [taken, left, short, waiting]
    found = statistics("".join(each.gap + each.source for each in pieces), pieces)
    assert (found.before.words, found.after.words) == (8, 7)
    assert (found.sentences, found.rewritten, found.accepted, found.rejected) == (3, 1, 1, 1)
    assert found.kept == ((Reason.TOO_SHORT, 1),)
    assert (found.meaning, found.wording, found.structure) == (90, 40, 20)
    assert found.before.ease is not None


def test_without_rewrites_nothing_is_made_up():
    found = statistics("Words.", [Piece("", "Words.")])
    assert (found.sentences, found.meaning, found.wording, found.before.ease) == (0, None, None, None)


def test_reading_takes_time():
    assert Measured(238, 1000, None).seconds == 60
