from pathlib import Path

import pytest

from trainer.errors import TrainerError
from trainer.patterns import lists
from trainer.patterns.lists import Listed

TURN, SPITE = "^S because T$ => because T, S", "in spite of => despite"


def listed(folder: Path, *texts: str) -> list[Listed]:
    paths = [folder / f"{number}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return lists.read(paths)


def test_a_line_is_a_pattern_and_tells_its_list(tmp_path: Path) -> None:
    assert listed(tmp_path, f"# Turned round.\n\n  {TURN}\n", f"in  spite of\t=> despite\r\n# {TURN}") == [
        Listed((TURN,), 0), Listed((SPITE,), 1),
    ]  # fmt: skip


def test_a_verb_behind_an_equals_sign_makes_one_line_of_several_patterns(tmp_path: Path) -> None:
    (found,) = listed(tmp_path, "=make a decision => =decide\n")
    assert found.forms == (
        "make a decision => decide", "makes a decision => decides",
        "making a decision => deciding", "made a decision => decided",
    )  # fmt: skip


def test_each_pattern_counts_once_and_belongs_to_the_list_that_had_it_first(tmp_path: Path) -> None:
    again = "^ S  because T $ => because T , S"
    made = "made a decision => decided"
    assert listed(tmp_path, f"{TURN}\n{again}\n{made}", f"{TURN}\n=make a decision => =decide\n") == [
        Listed((TURN,), 0),
        Listed((made,), 0),
        # What the first list had of it is left out.
        Listed(
            ("make a decision => decide", "makes a decision => decides", "making a decision => deciding"), 1
        ),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("in spite of", "no =>"),
        ("=> despite", "an empty side"),
        ("X => Y", "a place on the right"),
        ("X S => S X", "no word on the left"),
        ("=make and =take => =have", "several verbs"),
        ("make it => =do it", "no verb behind = on the left"),
    ],
)
def test_what_is_no_pattern_is_named_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(TrainerError, match=rf"1\.txt, line 3: is no pattern \(.*{said}") as caught:
        listed(tmp_path, TURN, f"# Remark\n{SPITE}\n{line}\n")
    assert "\n" not in str(caught.value)


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match=r"none\.txt: cannot be read"):
        lists.read([tmp_path / "none.txt"])
    (tmp_path / "latin.txt").write_bytes("caf\xe9 => bar".encode("latin-1"))
    with pytest.raises(TrainerError, match=r"latin\.txt: is no text in UTF-8"):
        lists.read([tmp_path / "latin.txt"])
