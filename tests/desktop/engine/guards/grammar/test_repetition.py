import pytest

from desktop.engine.guards import broken_guard


@pytest.mark.parametrize(
    ("source", "rewrite", "expected"),
    [
        ("The staff is friendly and helpful.", "The staff is friendly and friendly.", "repetition"),
        (
            "The food was tasty and the music was great.",
            "The food was fantastic and the music was fantastic.",
            "repetition",
        ),
        ("The food was tasty and the music was great.", "The music was superb and the food was tasty.", None),
        ("He walked and walked for hours.", "For hours, he walked and walked.", None),
        ("She likes cats; cats like her.", "Cats like her, and she likes cats.", None),
        ("In this paper, we study it.", "This paper studies it in this paper.", "repetition"),
        ("It rained all day.", "It rained and rained all day.", "repetition"),
        ("We also saw it.", "Also, we saw it also.", "repetition"),
    ],
)
def test_new_words_stand_once(source: str, rewrite: str, expected: str | None) -> None:
    assert broken_guard(source, rewrite) == expected
