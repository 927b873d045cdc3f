import pytest

from desktop.window.look import translation


@pytest.fixture
def german():
    translation.use({"Saved as {name}.": "Gespeichert als {name}.", "{number} words": "{number} Wörter"})
    yield
    translation.use({})


def test_a_text_is_said_in_the_language_in_use(german):
    assert translation.tr("Saved as {name}.", name="x.txt") == "Gespeichert als x.txt."
    assert translation.counted(2000, "{number} word", "{number} words") == "2,000 Wörter"


def test_what_is_not_translated_stays_english(german):
    assert translation.tr("Stop") == "Stop"
    assert translation.counted(1, "{number} word", "{number} words") == "1 word"


def test_what_a_writer_named_may_hold_braces(german):
    assert translation.tr("Saved as {name}.", name="{x}.txt") == "Gespeichert als {x}.txt."
