import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.voice.spelling import Spelling, conform, evidence
from desktop.engine.voice.variants import variants

_BRITISH, _ISE, _IZE, _AMERICAN = Spelling


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("The colour faded.", _BRITISH),
        ("The color faded.", _AMERICAN),
        ("We organise it.", _ISE),
        ("We organize it.", None),  # American, or Oxford
        ("We organize the colour.", _IZE),
        ("We organise the colour.", _ISE),
        ("We organise and recognize the colour.", _BRITISH),
        ("We organize the color.", _AMERICAN),
        ("The color of a colour.", None),
        ("Color by color by color by color by color, one colour.", None),
        ("The color, color, color, color, color and colour.", _AMERICAN),
        ("We advertise it for hours.", None),
        ("A grey theatre was cancelled.", None),  # Americans write them too
        ("The program is a check.", None),
        ("He works at the World Trade Center for the Labour Party.", None),
        ("Set it in theme.color or /usr/color today.", None),
        ("", None),
    ],
)
def test_evidence(text, spelling):
    assert evidence(text) is spelling


@pytest.mark.parametrize(
    ("spelling", "rewrite", "wanted"),
    [
        (_BRITISH, "The color is gray.", "The colour is grey."),
        (_AMERICAN, "The colour is grey.", "The color is gray."),
        (_BRITISH, "Color matters. COLOR matters.", "Colour matters. COLOUR matters."),
        (_BRITISH, "WE LOVE THIS COLOR", "WE LOVE THIS COLOUR"),
        (_BRITISH, "My neighbor's color-blind.", "My neighbour's colour-blind."),
        # -ise and -ize
        (_BRITISH, "We organize and organise it.", "We organize and organise it."),
        (_BRITISH, "We analyze it.", "We analyse it."),
        (_ISE, "We organize it.", "We organise it."),
        (_IZE, "We organise and analyze the color.", "We organize and analyse the colour."),
        (_AMERICAN, "We organise it.", "We organize it."),
        # one way only
        (_AMERICAN, "a programme, a cheque, a tyre", "a program, a check, a tire"),
        (_BRITISH, "a program, a check, a tire", "a program, a check, a tire"),
        (_AMERICAN, "two analyses", "two analyses"),
        (_BRITISH, "she analyzes it", "she analyses it"),
        # names
        (_BRITISH, "They saw Pearl Harbor and the World Trade Center.", None),
        (_AMERICAN, "They met the Labour Party.", None),
        (_BRITISH, "Harbor Freight is near.", None),
        (_BRITISH, "A colorPicker and COLOR PLUS here.", None),
        # word for word
        (_BRITISH, 'He said "color" and “color”.', None),
        (_BRITISH, "See example.org/color and `set color` now.", None),
        # nothing to do
        (None, "The color and the colour.", None),
        (_BRITISH, "An hour of exercise.", None),
        (_BRITISH, "", None),
    ],
)
def test_conform_to_the_text(spelling, rewrite, wanted):
    assert conform("It is so.", rewrite, spelling) == (rewrite if wanted is None else wanted)


@pytest.mark.parametrize(
    ("source", "rewrite", "wanted"),
    [
        ("The colour is fine.", "A fine color.", "A fine colour."),
        ("The color is fine.", "A fine color.", "A fine color."),
        ("The harbour is fine.", "A color.", "A colour."),  # the sentence's own habit comes first
        ("The harbor is fine.", "A colour.", "A color."),
        ("A TV programme.", "A program on TV.", "A programme on TV."),
        ("A three-storey house.", "The story of a storey.", None),
        ("The cheque came.", "Check the cheque.", None),
        ("The Labour Party won.", "The Labor Party won.", "The Labour Party won."),
        ("Pearl Harbor fell.", "The fall of Pearl Harbor.", None),
    ],
)
def test_conform_to_the_source(source, rewrite, wanted):
    for spelling in (_AMERICAN, None) if "our" in source else (_ISE, None):
        assert conform(source, rewrite, spelling) == (rewrite if wanted is None else wanted)


def test_a_name_of_the_source_does_not_rule_common_words():
    assert conform("They saw Pearl Harbor.", "The harbor was seen.", _BRITISH) == "The harbour was seen."


_WORDS = st.sampled_from(
    [
        *list(variants())[:: len(variants()) // 60],
        "program",
        "story",
        "cheque",
        "the",
        "Party",
        ".",
        '"',
        "“",
        "”",
    ]
)
_SENTENCES = st.lists(
    st.tuples(_WORDS, st.sampled_from([str.lower, str.capitalize, str.upper])).map(
        lambda pair: pair[1](pair[0])
    ),
    max_size=12,
).map(" ".join)
_SPELLINGS = st.sampled_from([*Spelling, None])


@given(_SENTENCES, _SENTENCES, _SPELLINGS)
def test_conform_is_idempotent(source, rewrite, spelling):
    once = conform(source, rewrite, spelling)
    assert conform(source, once, spelling) == once


@given(_SENTENCES, _SPELLINGS)
def test_a_source_fits_itself(source, spelling):
    assert conform(source, source, spelling) == source


@given(_SENTENCES, _SENTENCES, _SPELLINGS)
def test_only_letters_of_listed_words_change(source, rewrite, spelling):
    table = variants()
    after = conform(source, rewrite, spelling)
    for one, other in zip(rewrite.split(" "), after.split(" "), strict=True):
        assert one == other or table[one.lower()].other == other.lower()
        assert one.isupper() == other.isupper()
        assert one[:1].isupper() == other[:1].isupper()


@given(
    st.text(alphabet=string.printable + "éß’“”\ud800\u200b", max_size=80), st.text(max_size=80), _SPELLINGS
)
def test_any_text_is_taken(source, rewrite, spelling):
    evidence(source)
    assert isinstance(conform(source, rewrite, spelling), str)
