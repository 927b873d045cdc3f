from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.voice import echoes
from desktop.engine.voice.echoes import Echoes


def test_a_fresh_paragraph_has_no_echo():
    assert Echoes().penalty("The dog ran.", "Moreover, the hound sprinted.") == 0.0


def test_what_was_brought_in_echoes():
    memory = Echoes()
    memory.note("The dog ran.", "Moreover, the dog sprinted.")
    assert memory.penalty("A cat sat.", "Moreover, a cat sat.") == 1.0
    assert memory.penalty("A cat sat.", "A cat perched.") == 0.0
    assert 0.0 < memory.penalty("A cat sat.", "Moreover, a cat perched.") < 1.0


def test_endings_do_not_hide_an_echo():
    memory = Echoes()
    memory.note("The dog ran.", "The dog sprinted.")
    assert memory.penalty("A cat sat.", "A cat sprints.") == 1.0


def test_a_phrase_weighs_more_than_its_words():
    memory = Echoes()
    memory.note("It matters.", "It plays a crucial role.")
    phrase = memory.penalty("This helps.", "This plays a crucial role indeed, friend.")
    scattered = memory.penalty("This helps.", "This plays friend, crucial indeed, role.")
    assert phrase > scattered


def test_function_words_are_free():
    memory = Echoes()
    memory.note("Dogs ran.", "They did, and so did all of them.")
    assert memory.penalty("Cats sat.", "They did, and so did all of them.") == 0.0


def test_words_of_the_paragraphs_sources_are_free():
    memory = Echoes()
    memory.note("The dog ran.", "The hound ran.")
    assert memory.penalty("The hound slept.", "The hound dozed.") == 0.0
    memory.note("The hound slept.", "The hound slept.")
    assert memory.penalty("It barked.", "The hound barked.") == 0.0


def test_a_penalty_is_not_remembered():
    memory = Echoes()
    memory.penalty("The dog ran.", "Moreover, the dog sprinted.")
    assert memory.penalty("The dog ran.", "Moreover, the dog sprinted.") == 0.0


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(echoes, "_CAPACITY", 3)
    memory = Echoes()
    memory.note("", "moreover")
    for word in ("alpha", "beta", "gamma"):
        memory.note("", word)
    assert memory.penalty("", "gamma") == 1.0
    assert memory.penalty("", "moreover") == 0.0


def test_what_returns_is_remembered_longer(monkeypatch):
    monkeypatch.setattr(echoes, "_CAPACITY", 3)
    memory = Echoes()
    for word in ("moreover", "alpha", "beta", "moreover", "gamma"):
        memory.note("", word)
    assert memory.penalty("", "moreover") == 1.0
    assert memory.penalty("", "alpha") == 0.0


_TEXTS = st.lists(st.sampled_from(["the", "dog", "hound", "ran", "moreover", "crucial", "role"])).map(
    " ".join
)


@given(st.lists(st.tuples(_TEXTS, _TEXTS)), _TEXTS, _TEXTS)
def test_penalty_is_a_share(noted, source, rewrite):
    memory = Echoes()
    for pair in noted:
        memory.note(*pair)
    assert 0.0 <= memory.penalty(source, rewrite) <= 1.0
    assert memory.penalty(source, source) == 0.0


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_taken(source, rewrite):
    memory = Echoes()
    memory.note(source, rewrite)
    assert 0.0 <= memory.penalty(source, rewrite) <= 1.0
