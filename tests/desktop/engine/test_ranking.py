from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.measures import lexical_diversity, syntactic_diversity
from desktop.engine.ranking import (
    LOWEST_SIMILARITY,
    TWIN_LEXICAL,
    TWIN_SYNTACTIC,
    Candidate,
    choose,
    cost,
)
from desktop.engine.request import Length, Request

SOURCE = "the small house stood at the end of the long lane"
WORDS = ["house", "cottage", "lane", "road", "stood", "was", "small", "little", "long", "end", "edge"]


def candidate(text: str, similarity: float = 0.95, score: float = -0.3) -> Candidate:
    return Candidate.measured(SOURCE, text, similarity, score)


@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join), max_size=12),
    st.integers(1, 5),
)
def test_what_is_chosen_means_the_same_and_holds_no_twins(texts: list[str], wanted: int) -> None:
    candidates = [candidate(text, 0.75 + 0.02 * index) for index, text in enumerate(texts)]
    chosen = choose(candidates, Request(alternatives=wanted))
    assert len(chosen) <= wanted
    assert all(each.similarity >= LOWEST_SIMILARITY for each in chosen)
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


def test_each_wish_and_each_doubt_counts() -> None:
    request = Request(lexical=20, syntactic=20)
    good = Candidate("x", 0.97, 0.2, 0.2, 1.0, -0.2)
    for worse in (
        replace(good, lexical=0.4),
        replace(good, syntactic=0.0),
        replace(good, length=1.5),
        replace(good, similarity=0.86),
        replace(good, score=-2.0),
    ):
        assert cost(worse, request) > cost(good, request)
    short = replace(good, length=0.8)
    wanted = replace(request, length=Length.SHORTER)
    assert cost(short, wanted) < cost(good, wanted)
