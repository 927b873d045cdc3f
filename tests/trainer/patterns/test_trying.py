from desktop.engine.patterns.notation import forms
from trainer.patterns.lists import Listed
from trainer.patterns.trying import Lines


def lines(*written: str) -> Lines:
    return Lines([Listed(tuple(forms(each)), 0) for each in written])


def test_a_line_has_one_number_whichever_of_its_forms_fits() -> None:
    of = lines("in spite of => despite", "=make a decision => =decide", "tired => weary")
    assert of.outcomes("She made a decision.") == {"She decided.": {1}}
    assert of.outcomes("They make a decision.") == {"They decide.": {1}}
    assert of.outcomes("They were tired.") == {"They were weary.": {2}}


def test_each_text_comes_once_with_all_lines_that_make_it() -> None:
    of = lines("made a decision => decided", "=made X => =made X", "she Ved a decision => she decided")
    assert of.outcomes("She made a decision.") == {"She decided.": {0, 2}}


def test_where_nothing_fits_nothing_comes() -> None:
    assert lines("in spite of => despite").outcomes("She made a decision.") == {}
