"""Pools made by hand: what is preferred to what, and what is left alone."""

from pathlib import Path
from typing import Any

from desktop.engine.codes import Codes, CodeScheme
from trainer.preferences.choosing import preferences
from trainer.preferences.files import Preference
from trainer.settings.prefer import Band, Prefer

SOURCE = "The small house stood at the end of the lane."


def rewrite(text: str, lexical: float, probability: float | None, **more: Any) -> dict[str, Any]:
    """A rewrite of the pool; without a probability a guard stops it."""
    guard = "numbers" if probability is None else None
    return {
        "text": text, "asked": [4, 0, 2], "teacher": "", "lexical": lexical, "syntactic": 0.0, "length": 1.0,
        "guard": guard, "probability": probability, **more,
    }  # fmt: skip


def chosen(*pool: dict[str, Any], **settings: Any) -> list[Preference]:
    section = Prefer(pairs=[Path("p")], output=Path("o"), **{"timid": 0.0, **settings})
    row = {"source": SOURCE, "origin": "mine", "rewrites": [], "left": "", "pool": list(pool)}
    return preferences(row, section, CodeScheme())


def told(found: list[Preference], kind: str) -> list[tuple[str, str]]:
    return [(each.paraphrase, each.rejected) for each in found if each.kind == kind]


def test_the_best_of_a_band_is_preferred_to_what_is_wrong_at_a_like_change() -> None:
    found = chosen(
        rewrite("best", 0.25, 0.8),
        rewrite("good", 0.24, 0.7),
        rewrite("doubtful", 0.26, 0.2),
        rewrite("stopped", 0.3, None),
        rewrite("far off", 0.5, 0.1),
        rewrite("timid", 0.1, 0.3),
        codes=[(3, 5, 2)],
    )
    assert sorted(told(found, "truth")) == [("best", "doubtful"), ("best", "stopped")]
    assert {each.kind for each in found} == {"truth"}
    (one, _) = found
    assert one.codes == CodeScheme().measure(SOURCE, "best")
    assert (one.source, one.origin, one.probability) == (SOURCE, "mine", 0.8)
    assert {each.rejected_probability for each in found} == {0.2, None}


def test_what_is_nearly_as_probable_is_not_rejected() -> None:
    """Both the share and the doubt have to be passed."""
    assert not told(chosen(rewrite("best", 0.25, 0.97), rewrite("other", 0.25, 0.88)), "truth")
    assert not told(chosen(rewrite("best", 0.25, 0.5), rewrite("other", 0.25, 0.29), doubt=1.2), "truth")
    assert told(chosen(rewrite("best", 0.25, 0.5), rewrite("other", 0.25, 0.29), doubt=0.5), "truth")


def test_a_band_asks_for_its_probability_and_its_change() -> None:
    wrong = rewrite("wrong", 0.25, None)
    band = [Band(lexical=(0.2, 0.3), least=0.6)]
    assert not told(chosen(rewrite("best", 0.25, 0.59), wrong, bands=band), "truth")
    assert told(chosen(rewrite("best", 0.25, 0.6), wrong, bands=band), "truth")
    # The upper end is no part of it.
    assert not told(chosen(rewrite("best", 0.3, 0.9), wrong, bands=band), "truth")
    assert not told(chosen(rewrite("short", 0.25, 0.9, length=0.6), wrong, bands=band), "truth")
    low = [Band(lexical=(0.0, 0.3), least=0.1)]
    assert not told(chosen(rewrite("copy", 0.05, 0.9), rewrite("wrong", 0.05, None), bands=low), "truth")
    moved = rewrite("moved", 0.05, 0.9, syntactic=0.3)
    assert told(chosen(moved, rewrite("wrong", 0.05, None), bands=low), "truth")


def test_so_many_are_rejected_and_one_that_is_broken_besides() -> None:
    pool = [rewrite("best", 0.25, 0.9)]
    pool += [rewrite(f"wrong {n}", 0.25, None) for n in range(5)]
    pool += [rewrite(f"broken {n}", 0.25, None, guard="repetition") for n in range(5)]
    rejected = [text for _, text in told(chosen(*pool, rejected=3), "truth")]
    assert [text.split()[0] for text in rejected] == ["broken", "wrong", "wrong", "wrong"]
    # Drawn by the seed, and by it alone.
    assert rejected == [text for _, text in told(chosen(*pool, rejected=3), "truth")]
    draws = {tuple(text for _, text in told(chosen(*pool, rejected=3, seed=n), "truth")) for n in range(6)}
    assert len(draws) > 1


def test_a_teacher_s_rewrite_may_be_preferred_but_is_never_rejected() -> None:
    taught = {"asked": None, "teacher": "somebody"}
    found = chosen(rewrite("taught", 0.25, 0.9, **taught), rewrite("wrong", 0.25, None))
    assert told(found, "truth") == [("taught", "wrong")]
    assert found[0].teacher == "somebody"
    assert not chosen(rewrite("best", 0.25, 0.9), rewrite("taught", 0.25, None, **taught))


def test_a_bold_rewrite_is_preferred_to_a_timid_one_where_it_is_sure() -> None:
    bold, timid = rewrite("bold", 0.25, 0.6), rewrite("timid", 0.1, 0.9)
    assert told(chosen(bold, timid, timid=1.0), "timid") == [("bold", "timid")]
    assert not told(chosen(bold, timid, timid=0.0), "timid")
    assert not told(chosen(bold | {"probability": 0.5}, timid, timid=1.0), "timid")
    assert not told(chosen(bold, timid | {"lexical": 0.2}, timid=1.0), "timid")
    # What a guard stops is wrong, not timid.
    assert not told(chosen(bold, rewrite("timid", 0.1, None), timid=1.0), "timid")


def test_what_was_written_for_the_same_codes_is_compared_under_them() -> None:
    found = chosen(
        rewrite("best", 0.25, 0.7, asked=[3, 5, 2]),
        rewrite("wrong", 0.5, None, asked=[3, 5, 2]),
        rewrite("elsewhere", 0.5, None, asked=[8, 2, 2]),
        rewrite("timid", 0.1, None, asked=[3, 5, 2]),
    )
    (one,) = (each for each in found if each.kind == "prompt")
    assert (one.paraphrase, one.rejected, one.codes) == ("best", "wrong", Codes(3, 5, 2))


def test_an_empty_pool_has_no_preferences() -> None:
    assert chosen() == []
    assert chosen(rewrite("stopped", 0.25, None)) == []
