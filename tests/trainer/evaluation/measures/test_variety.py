import pytest

from trainer.evaluation.measures.variety import distinct


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["The cat", "a dog"], (1.0, 1.0)),
        # Four words, three different; pairs do not reach over the end of a text.
        (["The cat", "the dog"], (3 / 4, 1.0)),
        (["the cat the cat the cat"], (2 / 6, 2 / 5)),
        (["one"], (1.0, 0.0)),
        (["", "…"], (0.0, 0.0)),
    ],
)
def test_hand_cases(texts: list[str], expected: tuple[float, float]) -> None:
    assert distinct(texts) == pytest.approx(expected)
