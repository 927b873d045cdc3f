import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.codes import Codes
from desktop.engine.protected import protected, write_around
from desktop.engine.request import Part
from desktop.engine.rewriter import student_bundle
from desktop.engine.student import Student, load_student


@pytest.fixture(scope="module")
def student() -> Student:
    return load_student(student_bundle())


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Call `load_model` at 10:30 [12].", ["`load_model`", "10:30", "[12]"]),
        ('He said "we will not go" twice.', ['"we will not go"']),
        ("It grew by 3.5 % (Smith, 2020).", ["3.5 %", "(Smith, 2020)"]),
        (
            "Write to help@example.org or see https://example.org/a?b=1.",
            ["help@example.org", "https://example.org/a?b=1"],
        ),
        ("It cost $1,200.50, not €7.", ["$1,200.50", "€7"]),
        ("It is “so and “more so” here.", ["“more so”"]),
        ("Nothing here.", []),
    ],
)
def test_marked_parts_are_found_in_order(sentence: str, parts: list[str]) -> None:
    assert protected(sentence) == parts


def test_kept_words_and_patterns_are_found() -> None:
    sentence = "The river bank rebuilt its riverside offices."
    assert protected(sentence, ["river bank", "offices"]) == ["river bank", "offices"]
    assert protected(sentence, ["river*"]) == ["river", "riverside"]
    assert protected('"A river bank" is a bank.', ["river bank"]) == ['"A river bank"']
    assert protected("I don't mind the bank.", ["don’t mind"]) == ["don't mind"]
    assert protected("A bank, a river.", ["*"]) == ["A", "bank", "a", "river"]


def test_what_is_set_free_is_not_protected() -> None:
    sentence = 'He read "three tales" on page 12 of `book` [3].'
    assert protected(sentence, free=(Part.QUOTATIONS,)) == ["12", "`book`", "[3]"]
    assert protected(sentence, free=(Part.NUMBERS, Part.LINKS)) == ['"three tales"']


@given(
    st.text(st.sampled_from("ab 1.,%$`\"'[](){}<>@/:x"), max_size=80),
    st.sampled_from(["a", "b a", "x*", "1"]),
)
def test_parts_stand_in_the_sentence_in_order(sentence: str, phrase: str) -> None:
    place = 0
    for part in protected(sentence, [phrase]):
        assert part
        place = sentence.index(part, place) + len(part)


@pytest.mark.parametrize(
    ("sentence", "keep"),
    [
        (
            "The committee put off its decision until next week because several members had not read it.",
            ["put off"],
        ),
        ("According to the manual, the `load_model` function fails when the value exceeds 3.5 %.", []),
        ('He told the reporters that "we will not surrender to them" and left the room at 10:30.', []),
        ("The 🦉 owl watched the children quietly from the old oak tree behind the school.", ["🦉 owl"]),
    ],
)
def test_what_is_protected_comes_through_by_construction(
    student: Student, sentence: str, keep: list[str]
) -> None:
    parts = protected(sentence, keep)
    written = write_around(student, student.codes.prompt(Codes(6, 6, 2), sentence), sentence, parts)
    assert written is not None
    assert all(part in written.text for part in parts)


def test_nothing_is_written_around_nothing_or_around_a_table(student: Student) -> None:
    sentence = "1 2 3 4 5 6 7 8 9 10 people."
    prompt = student.codes.prompt(Codes(4, 2, 2), sentence)
    assert write_around(student, prompt, sentence, []) is None
    assert write_around(student, prompt, sentence, protected(sentence)) is None
