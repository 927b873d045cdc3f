from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.alignment import align

TEXTS = st.lists(st.sampled_from(["cat", "The", "the", "dog", "sat", ",", ".", "e.g.", "don't"])).map(
    " ".join
)


def words(text, spans):
    return [text[start:end] for start, end in spans]


def test_words_that_stay_and_words_that_move_are_found():
    old, new = "Yesterday the cat slept.", "The cat was asleep yesterday."
    alignment = align(old, new)
    sources = [None if at is None else words(old, alignment.old)[at] for at in alignment.source_of]
    assert list(zip(words(new, alignment.new), sources, strict=True)) == [
        ("The", "the"),
        ("cat", "cat"),
        ("was", None),
        ("asleep", None),
        ("yesterday", "Yesterday"),
        (".", "."),
    ]


@given(TEXTS, TEXTS)
def test_stretches_cover_both_texts_and_no_word_has_two_fates(old, new):
    alignment = align(old, new)
    assert [at for each in alignment.stretches for at in range(*each.old)] == list(range(len(alignment.old)))
    assert [at for each in alignment.stretches for at in range(*each.new)] == list(range(len(alignment.new)))
    sources = [at for at in alignment.source_of if at is not None]
    assert len(sources) == len(set(sources))
    for at, source in enumerate(alignment.source_of):
        if source is not None:
            left = old[slice(*alignment.old[source])]
            assert left.casefold() == new[slice(*alignment.new[at])].casefold()


def test_very_long_texts_are_not_compared():
    old = "word " * 3000
    alignment = align(old, old + "more")
    assert [each.same for each in alignment.stretches] == [False]
    assert set(alignment.source_of) == {None}
