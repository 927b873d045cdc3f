import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.openings import openings


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The committee met again because several members had not read the report.", ("Because",)),
        ("Because several members had not read the report, the committee met again.", ("The committee",)),
        ("The museum opened its new wing to the public last year.", ("Last year,",)),
        ("In 2019, the museum opened its new wing to visitors.", ("The museum",)),
        ("She left the house quietly on Monday.", ("On Monday,",)),
        ("We will leave for the coast when the rain has stopped.", ("When",)),
        ("The committee cut its costs by closing two offices.", ("By closing two offices,",)),
        ("The evening went well despite the heavy rain!", ("Despite the heavy rain,",)),
        ("Despite the heavy rain, the evening went well.", ("The evening",)),
        ("In this paper, we propose a new method for the task.", ("We propose",)),
        ("In fact, the evening went very well.", ()),
        ("With salt, pepper and oil, the soup tastes better.", ()),
        ("Will you leave for the coast when the rain has stopped?", ()),
        ("Call me if needed.", ()),
        ("The cat sat on the mat.", ()),
        ("", ()),
    ],
)
def test_what_can_stand_in_front_is_found(sentence: str, expected: tuple[str, ...]) -> None:
    assert openings(sentence) == expected


@given(st.text(st.sampled_from("if because The a, .when last year 2019"), max_size=300))
def test_openings_are_few_and_new(sentence: str) -> None:
    found = openings(sentence)
    assert len(found) <= 2
    assert not any(sentence.startswith(opening) for opening in found)


@pytest.mark.timeout(60)  # a pattern that runs away takes minutes
@pytest.mark.parametrize("piece", ["if a ", "because, ", "a b ", "in the 2019 ", "last year "])
def test_no_sentence_keeps_it_long(piece: str) -> None:
    openings(piece * 400)
    openings((piece * 400)[:399])
