from collections import Counter
from pathlib import Path

import pytest

from trainer.errors import TrainerError
from trainer.thesaurus.entries import Other, entries, plain
from trainer.thesaurus.mining import Mined

NOTHING = Mined(Counter(), Counter(), {})


def listed(folder: Path, text: str, mined: Mined = NOTHING) -> dict[str, dict[str, Other]]:
    (folder / "list.tsv").write_text(text, encoding="utf-8")
    return {words: dict(entry) for words, entry in entries([folder / "list.tsv"], mined).items()}


def often(words: str, other: str, count: int = 20, occurs: int = 100) -> Mined:
    return Mined(Counter({(words, other): count}), Counter(dict.fromkeys(words.split(), occurs)), {})


def test_what_a_list_holds_is_an_entry_the_likeliest_first(tmp_path: Path) -> None:
    found = listed(tmp_path, "At  once\timmediately; right  away\n\nisn’t\tis not\n")
    assert found == {
        "at once": {"immediately": Other("immediately", 0), "right away": Other("right away", 1)},
        "isn't": {"is not": Other("is not", 0)},
    }


def test_the_same_words_in_several_lists_are_one_entry(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("buy\tpurchase; get\n")
    (tmp_path / "b.tsv").write_text("buy\tacquire; purchase\n")
    found = entries([tmp_path / "a.tsv", tmp_path / "b.tsv"], NOTHING)
    assert {other: each.rank for other, each in found["buy"].items()} == {
        "purchase": 0, "get": 1, "acquire": 0,
    }  # fmt: skip


def test_what_the_engine_would_not_look_for_or_put_is_left_out(tmp_path: Path) -> None:
    text = (
        "one two three four five\tmany\netc.\tand so on\nbuy\tbuy; 2 get; a b c d e; get, take; ; purchase\n"
    )
    assert listed(tmp_path, text) == {"buy": {"purchase": Other("purchase", 5)}}


def test_a_mark_inside_words_is_matched_as_a_token(tmp_path: Path) -> None:
    assert list(listed(tmp_path, "however, the\tbut the\n")) == ["however , the"]


def test_capitals_come_from_the_list_and_from_the_pairs(tmp_path: Path) -> None:
    mined = Mined(Counter(), Counter(), {"i": "I", "european": "European"})
    found = listed(tmp_path, "i believe\ti think; european\nvaulting\tBritish\n", mined)
    assert [each.spelt for entry in found.values() for each in entry.values()] == [
        "I think", "European", "British",
    ]  # fmt: skip


def test_what_pairs_often_exchange_is_an_entry_besides(tmp_path: Path) -> None:
    found = listed(tmp_path, "buy\tget\n", often("buy", "purchase"))
    assert found == {"buy": {"get": Other("get", 0), "purchase": Other("purchase", None)}}
    assert listed(tmp_path, "buy\tpurchase\n", often("buy", "purchase"))["buy"]["purchase"].rank == 0


@pytest.mark.parametrize(
    "mined",
    [
        often("buy", "purchase", count=6),
        often("buy", "purchase", occurs=2000),
        often("buy", "this"),
        often("with", "using"),
        often("analysed", "analysis"),
        often("vitamin b12", "vitamin"),
    ],
)
def test_what_pairs_exchange_seldom_or_only_by_its_surroundings_is_none(tmp_path: Path, mined: Mined) -> None:
    assert list(listed(tmp_path, "a\tb\n", mined)) == ["a"]


@pytest.mark.parametrize("line", ["buy purchase", "buy\t", "\tpurchase", "buy\tget\ttake"])
def test_what_is_no_entry_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    with pytest.raises(
        TrainerError, match=r"list\.tsv, line 2: is not words, a tab and other words"
    ) as caught:
        listed(tmp_path, f"buy\tget\n{line}\n")
    assert "\n" not in str(caught.value)


def test_a_list_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match=r"nowhere\.tsv: cannot be read"):
        entries([tmp_path / "nowhere.tsv"], NOTHING)
    (tmp_path / "odd.tsv").write_bytes(b"buy\tget\n\xff\tget\n")
    with pytest.raises(TrainerError, match=r"odd\.tsv: is no text in UTF-8"):
        entries([tmp_path / "odd.tsv"], NOTHING)


def test_words_are_compared_without_case_and_kind_of_apostrophe() -> None:
    assert plain("  I  Isn’t ") == "i isn't"
