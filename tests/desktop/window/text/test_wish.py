from desktop.engine.request import Request
from desktop.window.text.wish import Wish

TEXT = "One two. “Two words,” he said. Three."


def wish(*frozen, scope=None):
    return Wish(Request(), frozen, scope)


def test_phrases_are_what_is_frozen_in_a_stretch():
    asked = wish((4, 7), (10, 13), (24, 36))
    assert asked.phrases(TEXT, (0, 8)) == ("two",)
    assert asked.phrases(TEXT, (9, 30)) == ("Two", "said.")
    assert wish((7, 9)).phrases(TEXT, (0, 8)) == ()  # a full stop is no phrase


def test_a_long_phrase_in_a_text_without_sentences_is_taken_for_one():
    text = "word " * 30
    assert wish((0, 100)).phrases(text, (0, 150), raw=True) == ()
    assert wish((0, 100)).phrases(text, (0, 150)) == (text[:100].strip(),)


def test_a_sentence_is_covered_without_its_full_stop():
    assert wish((0, 7)).covers(TEXT, (0, 8))
    assert not wish((0, 3)).covers(TEXT, (0, 8))
    assert not wish((0, 3), (4, 7)).covers(TEXT, (0, 8))
    assert not wish().covers(TEXT, (0, 8))


def test_the_scope_is_what_is_rewritten():
    assert wish().concerns((0, 8))
    assert wish(scope=(3, 5)).concerns((0, 8))
    assert not wish(scope=(8, 20)).concerns((0, 8))
