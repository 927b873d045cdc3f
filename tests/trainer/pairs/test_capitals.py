from pathlib import Path

from trainer.pairs import capitals
from trainer.pairs.files import Pair


def written(folder: Path, pairs: list[Pair]) -> list[str]:
    capitals.write(folder / "capitals.txt", pairs)
    return (folder / "capitals.txt").read_text(encoding="utf-8").splitlines()


def test_words_stand_by_the_share_of_their_capitals(tmp_path: Path) -> None:
    pairs = [
        Pair(f"We saw Anna and Mark at {place}.", f"Moreover, the mark was Anna's at {place}.")
        for place in ("home", "school", "work")
    ]
    assert written(tmp_path, pairs) == ["9 anna", "5 mark"]


def test_a_text_counts_once_and_seldom_ones_do_not(tmp_path: Path) -> None:
    assert written(tmp_path, [Pair("We saw Anna here.", f"Anna was seen {place}.") for place in "abcd"]) == []


def test_headlines_and_beginnings_tell_nothing(tmp_path: Path) -> None:
    pairs = [
        Pair(f"How To Write {word} Mails Well", f"“{word} helps,” he said.")
        for word in ("Short", "Long", "Few")
    ]
    assert written(tmp_path, pairs) == []
