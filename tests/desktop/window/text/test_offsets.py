from hypothesis import given
from hypothesis import strategies as st

from desktop.window.text.offsets import Offsets, utf16_length, well_formed

TEXT = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("a𝔸😀é\u200d")), max_size=40
)


def units(text):
    return len(text.encode("utf-16-le")) // 2


@given(TEXT)
def test_length_is_that_of_the_encoding(text):
    assert utf16_length(text) == units(text)


@given(TEXT, st.data())
def test_offsets_agree_with_the_encoding_and_lead_back(text, data):
    place = data.draw(st.integers(0, len(text)))
    offsets = Offsets(text)
    assert offsets.to_units(place) == units(text[:place])
    assert offsets.to_characters(offsets.to_units(place)) == place


def test_inside_a_pair_is_its_character():
    offsets = Offsets("a😀b😀")
    assert [offsets.to_characters(place) for place in range(7)] == [0, 1, 1, 2, 3, 3, 4]


@given(st.text(st.characters(), max_size=20))
def test_well_formed_text_can_be_encoded_and_keeps_its_length(text):
    mended = well_formed(text)
    mended.encode("utf-8")
    assert len(mended) == len(text)


def test_a_lone_surrogate_is_replaced():
    assert well_formed("a\ud83db") == "a\ufffdb"
