import pytest

from desktop.engine.voice.connectives import conform

SOURCE = "Providing them with feedback might help them improve."


@pytest.mark.parametrize("opening", ["Additionally, ", "Moreover, ", "In addition, ", "As a result, "])
def test_an_opening_that_links_to_nothing_is_taken_off(opening):
    rest = "giving them feedback might help them improve."
    assert conform(SOURCE, opening + rest) == "Giving them feedback might help them improve."


def test_a_source_that_links_itself_keeps_its_link():
    rewrite = "Moreover, the staff were kind."
    assert conform("The staff were kind, too.", rewrite) == rewrite
    assert conform("Also, the staff were kind.", rewrite) == rewrite


@pytest.mark.parametrize(
    "rewrite", ["Moreover", "Moreover, ", "", "Thus far, nothing.", "In addition to this, she paid."]
)
def test_what_is_no_connective_stays(rewrite):
    assert conform(SOURCE, rewrite) == rewrite
