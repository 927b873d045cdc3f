from pathlib import Path

from trainer.pairs import exchanged
from trainer.pairs.files import Pair


def table(path: Path, pairs: list[Pair]) -> dict[str, int]:
    exchanged.write(path, pairs)
    rows = [line.split() for line in path.read_text(encoding="utf-8").splitlines()]
    assert [int(row[0]) for row in rows] == sorted((int(row[0]) for row in rows), reverse=True)
    return {word: int(level) for level, *words in rows for word in words}


def test_a_word_stands_at_the_share_of_its_exchanges(tmp_path: Path) -> None:
    pairs = [Pair("We commence the long meeting.", "We start the long meeting.")] * 90
    pairs += [Pair("We commence the long meeting.", "We commence the brief meeting.")] * 90
    found = table(tmp_path / "exchanged.txt", pairs)
    # (90 + 3) of (180 + 10), prior pairs included
    assert found == {"commence": 4, "long": 4}


def test_rare_words_names_and_contractions_are_left_out(tmp_path: Path) -> None:
    pairs = [Pair("In Paris they didn't commence.", "They began.")] * 40
    pairs += [Pair("They utilise it.", "They use it.")] * 5
    assert set(table(tmp_path / "exchanged.txt", pairs)) == {"commence"}


def test_unchanged_pairs_say_nothing(tmp_path: Path) -> None:
    pairs = [Pair("We commence now.", "We begin now.")] * 40
    same = [Pair("We commence now.", "We commence now.")] * 400
    assert table(tmp_path / "a.txt", pairs) == table(tmp_path / "b.txt", pairs + same)
