from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.splices import Exchange, exchanges, ladder, spliced

SOURCE = "The task is usually modelled with clever extensions."
WRITTEN = [
    ("The task is typically modelled with smart extensions.", -0.3),
    ("The task is typically modelled with clever extensions.", -0.2),
    ("With smart extensions, the task is usually modelled.", -0.4),
    ("The task is often done with clever extensions.", -0.5),
]
TEXT = st.text(st.sampled_from("aAb ’'.,-_ \n\t\u00e9\u200b1"), max_size=60)


def others(found):
    return ["".join(each.other).strip() for each in found]


def test_what_two_agree_on_is_found_the_surest_first():
    found = exchanges(SOURCE, [*WRITTEN, ("The task is typically done with clever extensions.", -0.6)])
    assert others(found) == ["typically"]
    assert found[0].support == 2
    assert found[0].score == -0.2


def test_both_exchanges_stand_together_where_no_hypothesis_had_both():
    written = [
        ("The task is typically modelled with clever extensions.", -0.2),
        ("The task is typically modelled with clever extensions!", -0.2),
        ("The task is usually modelled with smart extensions.", -0.3),
        ("The task is usually modelled with smart extensions!", -0.3),
    ]
    found = exchanges(SOURCE, written)
    steps = [spliced(SOURCE, SOURCE, chosen) for chosen in ladder(found)]
    assert steps == [
        "The task is typically modelled with clever extensions.",
        "The task is typically modelled with smart extensions.",
    ]


def test_an_exchange_goes_into_a_base_of_another_order():
    source = "We often meet in town, and Anna pays."
    base = "Anna pays, and we often meet in town."
    assert (
        spliced(source, base, [Exchange(1, 2, (" regularly",), 2, -0.2)])
        == "Anna pays, and we regularly meet in town."
    )


def test_a_capital_goes_where_the_word_no_longer_opens_the_sentence():
    source, base = "Often, the bus is late.", "The bus is late, often."
    assert spliced(source, base, [Exchange(0, 1, ("Frequently",), 2, -0.1)]) == "The bus is late, frequently."


def test_beside_other_words_an_exchange_may_not_stand():
    source, base = "She is often late.", "She often is late."
    assert spliced(source, base, [Exchange(2, 3, (" frequently",), 2, -0.1)]) is None


def test_a_base_without_the_words_takes_no_exchange():
    usually = Exchange(3, 4, (" typically",), 2, -0.2)
    assert spliced(SOURCE, "The task is modelled.", [usually]) is None


def test_what_moved_is_no_exchange():
    written = [
        ("The report the auditors wrote pleased nobody.", -0.1),
        ("The report the auditors wrote pleased none.", -0.1),
    ]
    found = exchanges("The auditors wrote a report pleased nobody.", written)
    assert not any("auditors" in other or "report" in other for other in others(found))


def test_names_figures_grammar_and_forms_of_one_word_stay():
    source = "Anna could bring 12 samples to Berlin."
    written = [(f"Maria may bringing 15 samples to Paris{mark}", -0.1) for mark in ".!"]
    assert exchanges(source, written) == []


def test_none_of_a_ladder_overlaps_or_stands_beside_another():
    found = [
        Exchange(0, 2, ("x",), 3, -0.1),
        Exchange(1, 3, ("y",), 2, -0.1),
        Exchange(3, 4, ("z",), 2, -0.1),
    ]
    assert list(ladder(found)) == [[found[0]], [found[0], found[2]]]


@given(TEXT, TEXT, TEXT)
def test_nothing_is_lost_around_an_exchange(source, one, other):
    assert spliced(source, source, []) == source
    for each in exchanges(source, [(one, -0.1), (one + ".", -0.1), (other, -0.2), (other + ".", -0.2)]):
        made = spliced(source, source, [each])
        assert made is not None
        # What comes to open the sentence gets its capital.
        assert "".join(each.other).strip() in made or next(filter(str.isalpha, made), "").isupper()
        again = spliced(source, one, [each])
        assert again is None or "".join(each.other).strip().casefold() in again.casefold()


def test_a_row_of_one_mark_is_not_compared():
    row = "a#" * 200 + " is usual."
    assert exchanges(row, [("a#" * 190 + " is common.", -0.1), ("a#" * 191 + " is common.", -0.1)]) == []
    assert spliced(row, row, []) == row
