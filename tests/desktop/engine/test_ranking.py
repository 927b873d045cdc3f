from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.measures import lexical_diversity, syntactic_diversity
from desktop.engine.ranking import (
    TWIN_LEXICAL,
    TWIN_SYNTACTIC,
    Candidate,
    choose,
    cost,
    shortlist,
)
from desktop.engine.request import Length, Request

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


def test_each_wish_and_each_doubt_counts() -> None:
    request = Request(lexical=20, syntactic=20)
    good = Candidate("x", 0.2, 0.2, 1.0, -0.2, 0.97)
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


def test_what_speaks_against_a_text_counts() -> None:
    first, second = candidate("a cottage was there"), candidate("long road was small")
    best, other = choose([first, second], Request(alternatives=2))
    against = choose([first, second], Request(alternatives=2), lambda text: 5.0 * (text == best.text))
    assert against == [other, best]


def test_the_shortlist_holds_the_nearest_and_has_room_for_choice() -> None:
    texts = [" ".join(WORDS[:count]) for count in range(1, 12)] + [
        " ".join(WORDS[5:count]) for count in range(6, 12)
    ]
    candidates = [candidate(text) for text in texts]
    few = shortlist(candidates, Request())
    assert 1 < len(few) < len(candidates)
    assert max(cost(each, Request()) for each in few) <= min(
        cost(each, Request()) for each in candidates if each not in few
    )
    assert len(shortlist(candidates, Request(alternatives=5))) > len(few)
