import re

import pytest

from desktop.engine.voice.variants import variants
from desktop.engine.wordset import word_set


def test_every_spelling_leads_back():
    table = variants()
    for word, variant in table.items():
        assert variant.other != word
        back = table[variant.other]
        assert back.other == word
        assert back.british is not variant.british
        assert back.suffix is variant.suffix
        assert variant.sure or back.sure


def test_words_are_plain_small_letters():
    assert all(re.fullmatch("[a-z]+", word) for word in variants())


def test_only_sure_spellings_tell():
    assert all(variant.sure for variant in variants().values() if variant.tells)


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("colour", "color"),
        ("neighbourhood", "neighborhood"),
        ("favourite", "favorite"),
        ("centre", "center"),
        ("centred", "centered"),
        ("centring", "centering"),
        ("manoeuvring", "maneuvering"),
        ("travelled", "traveled"),
        ("counsellor", "counselor"),
        ("jewellery", "jewelry"),
        ("fulfil", "fulfill"),
        ("skilful", "skillful"),
        ("enrolment", "enrollment"),
        ("defence", "defense"),
        ("practised", "practiced"),
        ("analyse", "analyze"),
        ("organisation", "organization"),
        ("recognisable", "recognizable"),
        ("unrecognisable", "unrecognizable"),
        ("underutilised", "underutilized"),
        ("reorganising", "reorganizing"),
        ("paediatrician", "pediatrician"),
        ("oestrogen", "estrogen"),
        ("diarrhoea", "diarrhea"),
        ("grey", "gray"),
        ("mould", "mold"),
        ("plough", "plow"),
        ("sceptical", "skeptical"),
        ("cosy", "cozy"),
        ("moustache", "mustache"),
        ("aluminium", "aluminum"),
        ("kerbside", "curbside"),
        ("chequered", "checkered"),
        ("tranquilliser", "tranquilizer"),
    ],
)
def test_pairs(british, american):
    table = variants()
    assert table[british].other == american
    assert table[british].british
    assert not table[american].british
    assert table[british].sure
    assert table[american].sure


@pytest.mark.parametrize(
    ("sure", "unsure"),
    [
        ("programme", "program"),
        ("cheque", "check"),
        ("tyre", "tire"),
        ("storey", "story"),
        ("metre", "meter"),
        ("licence", "license"),
        ("practise", "practice"),
        ("analyzes", "analyses"),
        ("catalog", "catalogue"),
    ],
)
def test_one_way_pairs(sure, unsure):
    assert variants()[sure].other == unsure
    assert variants()[sure].sure
    assert not variants()[unsure].sure


def test_what_both_sides_spell_alike_is_left_out():
    alike = word_set(
        """
        advertise advise arise comprise compromise concise demise despise devise disguise enterprise exercise
        expertise franchise improvise merchandise paradise precise premise promise revise rise size seize
        prize supervise surprise televise wise glamour humorous vigorous glamorous four hour rebelled
        controlled compelled dialogue aesthetic archaeology massacre mediocre acre ogre
        """
    )
    assert alike.isdisjoint(variants())
