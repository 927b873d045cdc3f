import pytest

from desktop.engine.guards import GuardedSource, broken_guard


@pytest.mark.parametrize(
    ("source", "rewrite"),
    [
        ("The α level is low here.", "The level here is low."),
        ("The α level is low here.", "The β level here is low."),
        ("He said привет to the dog.", "He said ривет to the dog."),
        ("I saw 日本 in his book.", "I saw his book."),
    ],
)
def test_words_in_another_script_come_through(source: str, rewrite: str) -> None:
    assert "names" in GuardedSource(source).all_broken(rewrite)


def test_words_in_another_script_may_move() -> None:
    assert broken_guard("The α level is low, he said.", "He said the α level is low.") is None
