from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.measures import lexical_diversity, syntactic_diversity
from desktop.engine.ranking import (
    TWIN_LEXICAL,
    TWIN_SYNTACTIC,
    Candidate,
    by_cost,
    choose,
    cost,
    holds,
    reason_to_stay,
    wants_more,
)
from desktop.engine.request import Length, Request
from desktop.engine.result import Reason

SOURCE = "the small house stood at the end of the long lane"
WORDS = ["house", "cottage", "lane", "road", "stood", "was", "small", "little", "long", "end", "edge"]


def candidate(text: str, similarity: float = 0.95, score: float = -0.3) -> Candidate:
    return replace(Candidate.measured(SOURCE, text, score), similarity=similarity)


@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join), max_size=12),
    st.integers(1, 5),
)
def test_what_is_chosen_holds_no_twins(texts: list[str], wanted: int) -> None:
    candidates = [candidate(text, 0.75 + 0.02 * index) for index, text in enumerate(texts)]
    chosen = choose(candidates, Request(alternatives=wanted))
    assert len(chosen) <= wanted
    for index, one in enumerate(chosen):
        for other in chosen[index + 1 :]:
            assert (
                lexical_diversity(one.text, other.text) >= TWIN_LEXICAL
                or syntactic_diversity(one.text, other.text) >= TWIN_SYNTACTIC
            )


@given(
    st.permutations(
        ["a cottage was there", "the house stood near the lane", "little edge", "long road was small"]
    )
)
def test_the_order_of_arrival_does_not_matter(texts: list[str]) -> None:
    request = Request(alternatives=4)
    assert choose(map(candidate, texts), request) == choose(map(candidate, sorted(texts)), request)


def test_the_nearest_to_the_request_wins() -> None:
    little = candidate("the little house stood at the end of the long lane")
    much = candidate("a tiny cottage was found where that endless road finished")
    assert choose([little, much], Request(lexical=10, syntactic=0))[0] is little
    assert choose([little, much], Request(lexical=90, syntactic=0))[0] is much


def test_a_fifth_of_the_slider_is_lighter_than_two_fifths() -> None:
    one = replace(candidate("the small house stood at the end of the long road"), lexical=0.08)
    two = replace(candidate("the little house stood at the end of the long road"), lexical=0.16)
    chosen = [choose([one, two], Request(lexical=level, syntactic=0))[0] for level in (0, 20, 40, 100)]
    assert chosen == [one, one, two, two]


def test_each_wish_and_each_doubt_counts() -> None:
    request = Request(lexical=20, syntactic=20)
    good = Candidate("x", 0.2, 0.2, 1.0, -0.2, 0.97)
    for worse in (
        replace(good, lexical=0.4),
        replace(good, syntactic=0.0),
        replace(good, length=1.5),
        replace(good, faithful=0.3),
        replace(good, score=-2.0),
    ):
        assert cost(worse, request) > cost(good, request)
    short = replace(good, length=0.8)
    wanted = replace(request, length=Length.SHORTER)
    assert cost(short, wanted) < cost(good, wanted)


def test_a_bold_request_takes_a_risk_that_a_careful_one_does_not() -> None:
    doubtful = Candidate("x", 0.4, 0.2, 1.0, -0.2, similarity=0.9, faithful=0.15)
    assert not holds(doubtful, Request(lexical=10, syntactic=10))
    assert holds(doubtful, Request(lexical=90))
    assert not holds(replace(doubtful, similarity=0.7), Request(lexical=90))
    sure = replace(doubtful, lexical=0.3, faithful=0.85)
    assert cost(doubtful, Request(lexical=40)) > cost(sure, Request(lexical=40))
    assert cost(doubtful, Request(lexical=90)) < cost(sure, Request(lexical=90))


def doubt(request: Request) -> float:
    """What doubt about the meaning costs."""
    sure = Candidate("x", 0.3, 0.2, 1.0, 0.0, similarity=0.9)
    return cost(replace(sure, faithful=0.5), request) - cost(sure, request)


def test_up_to_forty_doubt_costs_the_same() -> None:
    careful = doubt(Request(lexical=0, syntactic=0))
    for lexical, syntactic in ((20, 0), (0, 30), (40, 40)):
        assert doubt(Request(lexical=lexical, syntactic=syntactic)) == pytest.approx(careful)


def test_beyond_forty_doubt_costs_less_by_the_same_share_with_each_step() -> None:
    costs = [doubt(Request(lexical=lexical, syntactic=0)) for lexical in range(40, 101, 10)]
    shares = [after / before for before, after in pairwise(costs)]
    assert shares == pytest.approx([shares[0]] * 6)
    assert 0 < shares[0] < 1
    assert doubt(Request(lexical=0, syntactic=70)) == pytest.approx(doubt(Request(lexical=70, syntactic=0)))


def test_another_length_is_nearly_as_bold_as_a_slider_at_its_end() -> None:
    for length in (Length.SHORTER, Length.LONGER):
        careful, wanted = Request(lexical=40, syntactic=0), Request(lexical=40, syntactic=0, length=length)
        assert doubt(Request(lexical=100)) < doubt(wanted) < 0.2 * doubt(careful)
        assert doubt(replace(wanted, lexical=0)) == pytest.approx(doubt(wanted))
        assert doubt(replace(wanted, lexical=100)) == pytest.approx(doubt(Request(lexical=100)))


@pytest.mark.parametrize(
    ("length", "met", "missed"),
    [
        (Length.SHORTER, (0.75, 0.8, 0.9), (0.95, 1.0, 1.2)),
        (Length.LONGER, (1.12, 1.25, 1.4), (1.08, 1.0, 0.8)),
    ],
)
def test_a_tenth_shorter_or_longer_is_what_was_asked(length, met, missed) -> None:
    wanted = Request(lexical=20, syntactic=20, length=length)
    candidates = [Candidate("x", 0.2, 0.2, ratio, -0.2, 0.97) for ratio in (*met, *missed)]
    costs = [cost(each, wanted) for each in candidates]
    assert costs[: len(met)] == pytest.approx([costs[0]] * len(met))
    beyond = costs[len(met) :]
    assert costs[0] < beyond[0] < beyond[1] < beyond[2]


def test_what_words_were_put_into_is_as_doubtful_as_they_are_before_it_is_measured() -> None:
    text = "the little house stood at the end of the long lane"
    sure, unsure = (Candidate.measured(SOURCE, text, 0.0, SOURCE, sureness) for sureness in (0.9, 0.4))
    assert (sure.faithful, unsure.faithful) == (0.9, 0.4)
    assert Candidate.measured(SOURCE, text, 0.0).faithful == 1
    assert by_cost([unsure, sure], Request()) == [sure, unsure]


def test_much_reordering_and_another_length_take_a_risk_too() -> None:
    doubtful = Candidate("x", 0.4, 0.2, 1.0, -0.2, similarity=0.9, faithful=0.15)
    assert not holds(doubtful, Request(lexical=20, syntactic=20))
    assert holds(doubtful, Request(lexical=20, syntactic=90))
    assert holds(doubtful, Request(lexical=20, syntactic=20, length=Length.SHORTER))


def test_a_seed_holds_something_against_each_text_and_none_against_none() -> None:
    alike = [Candidate(text, 0.3, 0.2, 1.0, -0.2) for text in "abcdefgh"]
    orders = [tuple(each.text for each in by_cost(alike, Request(seed=seed))) for seed in (0, 1, 2)]
    assert orders[0] == tuple("abcdefgh")
    assert len(set(orders)) == 3


def test_a_moved_comma_is_a_rewrite_for_a_light_request_alone() -> None:
    comma = Candidate("x", 0.0, 0.0, 1.0, -0.2, similarity=0.99, faithful=0.9)
    assert holds(comma, Request(lexical=5))
    assert not holds(comma, Request(lexical=40))
    assert holds(replace(comma, syntactic=0.2), Request(lexical=40))
    assert holds(replace(comma, lexical=0.1), Request(lexical=40))


def doubted(faithful: float) -> Candidate:
    return replace(candidate("the little house stood at the end of the long road"), faithful=faithful)


@pytest.mark.parametrize(
    ("asked", "tried", "stays"),
    [
        (Request(lexical=40, syntactic=25), (0.44, 0.46), (0.32, 0.34)),
        (Request(lexical=50, syntactic=25), (0.22, 0.23), (0.16, 0.17)),
        (Request(lexical=80, syntactic=60), (None, 0.01), (None, 0.01)),
        (Request(length=Length.SHORTER), (None, 0.01), (None, 0.01)),
    ],
)
def test_where_little_is_asked_for_doubt_is_shunned(
    asked: Request, tried: tuple[float | None, float], stays: tuple[float | None, float]
) -> None:
    assert wants_more([], asked)
    for (doubtful, sure), in_doubt in (
        (tried, lambda each: wants_more([each], asked)),
        (stays, lambda each: reason_to_stay(SOURCE, each, asked) is Reason.DOUBTFUL),
    ):
        assert not in_doubt(doubted(sure))
        if doubtful is not None:
            assert in_doubt(doubted(doubtful))


def test_whether_more_is_wanted_depends_on_the_best_alone() -> None:
    asked = Request(lexical=40, syntactic=0)
    sure = doubted(0.9)
    assert not wants_more([replace(doubted(0.3), text="a small house there"), sure], asked)


def test_who_asks_for_nothing_gets_the_sentence_itself() -> None:
    sure = doubted(0.9)
    assert reason_to_stay(SOURCE, sure, Request(lexical=0, syntactic=0)) is Reason.LITTLE_ASKED
    assert reason_to_stay(SOURCE, sure, Request(lexical=15, syntactic=0)) is None
    moved = replace(sure, lexical=0.0, syntactic=0.6)
    assert reason_to_stay(SOURCE, moved, Request(lexical=0, syntactic=60)) is None
    shorter = replace(sure, length=0.8)
    assert reason_to_stay(SOURCE, shorter, Request(lexical=0, syntactic=0, length=Length.SHORTER)) is None


def test_what_speaks_against_a_text_counts() -> None:
    first, second = candidate("a cottage was there"), candidate("long road was small")
    best, other = choose([first, second], Request(alternatives=2))
    against = choose([first, second], Request(alternatives=2), lambda text: 5.0 * (text == best.text))
    assert against == [other, best]


def test_the_nearest_come_first() -> None:
    candidates = [candidate(" ".join(WORDS[:count])) for count in range(1, 12)]
    costs = [cost(each, Request()) for each in by_cost(candidates, Request())]
    assert costs == sorted(costs)
    assert len(costs) == len(candidates)
