import pytest

from desktop.engine.guards import broken_guard

SOURCE = "Dmitri tested the vrnns in his lab."


@pytest.mark.parametrize(
    ("rewrite", "expected"),
    [
        ("Dmitri examined the vrnns in his lab.", None),
        ("In his lab, Dmitri examined the vrnns.", None),
        ("Dmitri experimentized the vrnns in his lab.", "spelling"),
        ("Testinged in his lab, the vrnns were Dmitri's.", "spelling"),
    ],
)
def test_a_word_that_does_not_exist_is_refused(rewrite: str, expected: str | None) -> None:
    assert broken_guard(SOURCE, rewrite) == expected


def test_a_shouted_text_has_no_names_to_tell_apart() -> None:
    assert broken_guard("WE TESTED VRNNS.", "WE EXAMINED VRNNS.") is None
