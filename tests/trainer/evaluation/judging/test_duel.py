from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.errors import TrainerError
from trainer.evaluation.judging.duel import Duel, Verdict, load_prompt, outcome, prompts, verdict

ONE, TIE, OTHER = Verdict.FIRST, Verdict.TIE, Verdict.SECOND


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("A is closer.\nVERDICT: A", ONE),
        ("verdict: b", OTHER),
        ("**Verdict:** TIE.", TIE),
        ("My first thought: Verdict: A. But no.\nVERDICT: B", OTHER),
        ("B", OTHER),
        (" Tie. ", TIE),
        ("Both are fine.\nRewrite A", ONE),
        ("A is better than B.", None),
        ("VERDICT: neither", None),
        ("VERDICT: A\n\nVERDICT: B\n\nVERDICT: TIE", None),
        ("", None),
    ],
)
def test_a_verdict_is_read_where_it_is_clear(answer: str, expected: Verdict | None) -> None:
    assert verdict(answer) == expected


def test_the_judge_sees_both_orders_and_no_names() -> None:
    one, other = prompts(load_prompt("compare@1"), Duel("The source.", ("First text.", "Second $text.")))
    assert one.index("First text.") < one.index("Second $text.")
    assert other.index("Second $text.") < other.index("First text.")
    assert "The source." in one


def test_a_prompt_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("$sentence | $first | $second")
    assert prompts(load_prompt(str(path)), Duel("s", ("a", "b"))) == ("s | a | b", "s | b | a")
    path.write_text("$sentence | $first")
    with pytest.raises(TrainerError, match="must hold"):
        load_prompt(str(path))
    for name in ("nothing@9", str(tmp_path / "nowhere.txt")):
        with pytest.raises(TrainerError, match="no judge's prompt"):
            load_prompt(name)


def duel(*verdicts: Verdict | None, equal: bool = False) -> Duel:
    return Duel("s", ("a", "a" if equal else "b"), verdicts or (None, None))  # type: ignore[arg-type]


def test_orders_are_added_up() -> None:
    duels = [
        duel(ONE, ONE), duel(ONE, TIE), duel(OTHER, OTHER), duel(TIE, TIE), duel(ONE, OTHER),
        duel(OTHER, ONE), duel(ONE, None), duel(equal=True),
    ]  # fmt: skip
    found = outcome(duels, 200, 1)
    assert (found.duels, found.unanswered, found.equal) == (7, 1, 1)
    assert (found.won, found.lost, found.contrary) == (2, 1, 2)
    # Verdicts: 1+1, 1+½, 0+0, ½+½, 1+0, 0+1, ½+½ of 14.
    assert found.preference.value == pytest.approx(7.5 / 14)
    # Of nine verdicts that are no tie the first place got: ✓✗ / ✓ / ✗✓ / – / ✓✓ / ✗✗.
    assert found.first_place is not None
    assert found.first_place.value == pytest.approx(5 / 9)


def test_a_judge_that_looks_at_places_alone_prefers_nobody() -> None:
    found = outcome([duel(ONE, OTHER)] * 30, 200, 1)
    assert (found.won, found.lost, found.contrary) == (0, 0, 30)
    assert found.preference.value == 0.5
    assert found.p == 1.0
    assert found.first_place is not None
    assert (found.first_place.value, found.first_place.low) == (1.0, 1.0)


def test_nothing_decided_and_nothing_said() -> None:
    assert outcome([duel(TIE, TIE)] * 3, 100, 1).first_place is None
    with pytest.raises(TrainerError, match="no verdict that can be read"):
        outcome([duel(None, ONE)], 100, 1)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(Verdict), st.sampled_from(Verdict)), min_size=1, max_size=8))
def test_exchanging_the_systems_turns_the_outcome_round(verdicts: list[tuple[Verdict, Verdict]]) -> None:
    found = outcome([duel(*each) for each in verdicts], 100, 1)
    turned = outcome([duel(other.turned, one.turned) for one, other in verdicts], 100, 1)
    assert (turned.won, turned.lost, turned.contrary) == (found.lost, found.won, found.contrary)
    assert turned.preference.value == pytest.approx(1 - found.preference.value)
    assert turned.p == pytest.approx(found.p)
