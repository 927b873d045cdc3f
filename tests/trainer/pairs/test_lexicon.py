from pathlib import Path

from trainer.pairs import lexicon
from trainer.pairs.files import Pair


def test_common_words_are_listed_without_their_forms(tmp_path: Path) -> None:
    pairs = [
        Pair("The writers offered cake.", "Cakes were offered by a writer."),
        Pair("Moreover, the writer will offer cake.", "Cake is on offer; offers come from Anna."),
        Pair("Some misspeling on offer.", "Moreover, Anna came."),
    ]
    lexicon.write(tmp_path / "lexicon.txt", pairs)
    listed = (tmp_path / "lexicon.txt").read_text(encoding="utf-8").split()
    # "Anna" is a name, "misspeling" stands in one pair alone, "cakes" and "offered" follow from the others.
    assert listed == ["cake", "moreover", "offer", "writer"]


def test_what_stands_inside_sentences_with_a_capital_alone_is_a_name(tmp_path: Path) -> None:
    pairs = [
        Pair("Nadia called for Nadia.", "Moreover, a call came for Nadia."),
        Pair("Nadia left; nobody saw Nadia go.", "Moreover, a frank word came."),
        Pair("Frank was here, and Frank saw Nadia.", "A frank word came, said Frank."),
    ]
    lexicon.write(tmp_path / "lexicon.txt", pairs)
    listed = (tmp_path / "lexicon.txt").read_text(encoding="utf-8").split()
    assert "nadia" not in listed
    assert {"frank", "moreover"} <= set(listed)
