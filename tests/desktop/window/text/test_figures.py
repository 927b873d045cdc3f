import pytest

from desktop.window.text import figures
from desktop.window.text.draft import Tally


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1),
        ("table", 2),
        ("make", 1),
        ("the", 1),
        ("committee", 3),
        ("postponed", 2),
        ("waited", 2),
        ("rhythm", 1),
    ],
)
def test_syllables_are_counted_about_right(word, count):
    assert figures.syllables(word) == count


def test_short_words_in_short_sentences_are_easy_to_read():
    easy = figures.reading_ease("The cat sat on the mat. It was warm.", 2)
    hard = figures.reading_ease(
        "Institutional considerations necessitated comprehensive administrative reorganisation.", 1
    )
    assert easy == 100
    assert hard == 0
    # Flesch's own formula, by hand: 4 words, 1 sentence, 8 syllables.
    assert figures.reading_ease("Several members postponed it.", 1) == round(
        206.835 - 1.015 * 4 - 84.6 * 8 / 4
    )


def test_without_words_there_is_no_ease():
    assert figures.reading_ease("1, 2, 3", 1) is None
    assert figures.reading_ease("Word", 0) is None


def test_the_line_of_figures():
    line = figures.described(1200, Tally(30, 28, 20, 10), (50, 60))
    assert line.split("   ·   ") == [
        "1,200 words",
        "30 sentences",
        "28 rewritten",
        "2 kept as written",
        "reading ease 50 → 60",
    ]
    assert figures.described(1, Tally(0, 0, None, None), (None, None)) == "1 word   ·   0 sentences"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "about 5 seconds left"), (31, "about 30 seconds left"), (200, "about 3 minutes left")],
)
def test_the_time_left_is_told_roughly(seconds, words):
    assert figures.time_left(seconds) == words
