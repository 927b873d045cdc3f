"""The whole way of a text through the engine, on the embedded bundles."""

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from threadpoolctl import threadpool_info

from desktop.bench.text import sentence
from desktop.engine.bundle import find
from desktop.engine.errors import BundleError
from desktop.engine.facade import Cancelled, Engine
from desktop.engine.guards import broken_guard
from desktop.engine.layout import flatten
from desktop.engine.measures import lexical_diversity, syntactic_diversity, words
from desktop.engine.pool import Pool
from desktop.engine.ranking import LOWEST_SIMILARITY, Candidate
from desktop.engine.request import Length, Part, Request
from desktop.engine.result import Reason
from desktop.engine.rewriter import Rewriter, load
from desktop.engine.student import Order, Writing

TEXT = (
    "The committee postponed its decision because several members had not read the report.\r\n"
    "\r\n"
    "- In 2019 the museum in Lyon welcomed 1,204,500 visitors, which was a record.\r\n"
    "- Привет, как дела сегодня?\r\n"
    "\r\n"
    "Yes.  She asked whether we could help them with the preparations for the wedding.\n"
)


@pytest.fixture(scope="module")
def rewriter() -> Rewriter:
    return load()


def never() -> bool:
    return False


def test_a_text_comes_back_with_all_that_stands_between_its_sentences(rewriter: Rewriter) -> None:
    rewrites = list(rewriter.rewrite(TEXT, Request(), never))
    place, gaps = 0, []
    for rewrite in rewrites:
        assert TEXT[rewrite.start : rewrite.end] == rewrite.source
        gaps.append(TEXT[place : rewrite.start])
        place = rewrite.end
    assert "".join([*gaps, TEXT[place:]]).split() == ["-", "-"]
    assert any(not rewrite.unchanged for rewrite in rewrites)
    reasons = {rewrite.source: rewrite.reason for rewrite in rewrites}
    assert reasons["Yes."] is Reason.TOO_SHORT
    assert reasons["Привет, как дела сегодня?"] is Reason.NOT_ENGLISH


def test_what_comes_out_keeps_every_guard_and_is_measured_truly(rewriter: Rewriter) -> None:
    for rewrite in rewriter.rewrite(TEXT, Request(alternatives=4, keep=("museum",)), never):
        for alternative in () if rewrite.unchanged else rewrite.alternatives:
            assert broken_guard(flatten(rewrite.source), flatten(alternative.text), ("museum",)) is None
            assert alternative.text != rewrite.source
            assert alternative.lexical == lexical_diversity(rewrite.source, alternative.text)
            assert alternative.syntactic == syntactic_diversity(rewrite.source, alternative.text)
            assert LOWEST_SIMILARITY <= alternative.similarity <= 1.001


def test_the_same_request_gives_the_same_rewrites_and_another_seed_others(rewriter: Rewriter) -> None:
    def texts(seed: int) -> list[str]:
        request = Request(seed=seed, alternatives=5)
        return [
            each.text for rewrite in rewriter.rewrite(TEXT, request, never) for each in rewrite.alternatives
        ]

    assert texts(0) == texts(0)
    assert texts(3) == texts(3)
    assert len({tuple(texts(seed)) for seed in range(4)}) > 1


@pytest.mark.parametrize("at_once", [1, 3])
def test_a_sentence_fares_the_same_alone_and_in_a_text(rewriter: Rewriter, at_once: int) -> None:
    # A paragraph each: within one, the same new words are not used twice.
    text = TEXT + "\n\n".join(sentence(number) for number in range(12))
    for rewrite in list(load(at_once=at_once).rewrite(text, Request(alternatives=3), never)):
        rewriter._memory.clear()  # it is to be written, and not remembered
        (alone,) = rewriter.rewrite(rewrite.source, Request(alternatives=3), never)
        assert alone.alternatives == rewrite.alternatives


def test_asking_for_more_changes_more(rewriter: Rewriter) -> None:
    def reached(lexical: int) -> float:
        rewrites = rewriter.rewrite(TEXT, Request(lexical=lexical), never)
        return sum(rewrite.alternatives[0].lexical for rewrite in rewrites)

    assert reached(5) < reached(80)


def test_lengths_are_asked_for(rewriter: Rewriter) -> None:
    def length(wanted: Length) -> int:
        return sum(len(rewrite.text) for rewrite in rewriter.rewrite(TEXT, Request(length=wanted), never))

    assert length(Length.SHORTER) < length(Length.LONGER)


def test_a_sentence_beyond_the_student_is_kept(rewriter: Rewriter) -> None:
    sentence = "We went to the market and " + "bought some bread and " * 100 + "came home."
    (rewrite,) = rewriter.rewrite(sentence, Request(), never)
    assert rewrite.reason is Reason.TOO_LONG


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), max_size=200) | st.text("aeist. \n\r\"'-1,()\x00\ud800😀ش", max_size=200))
def test_any_text_comes_back_in_order(rewriter: Rewriter, text: str) -> None:
    place = 0
    for rewrite in rewriter.rewrite(text, Request(), never):
        assert rewrite.start >= place
        assert text[rewrite.start : rewrite.end] == rewrite.source
        assert rewrite.alternatives
        place = rewrite.end
    assert place <= len(text)


def test_a_huge_text_streams_its_first_rewrite_at_once(rewriter: Rewriter) -> None:
    # A paragraph each: within one, the same new words are not used twice.
    sentence = "We walked home because the last bus had already left the station.\n\n"
    first, second = islice(rewriter.rewrite(sentence * 20_000, Request(), never), 2)
    assert first.text == second.text


def test_a_cancelled_text_makes_room_for_the_next() -> None:
    engine = Engine(load)
    events = []
    first = threading.Event()

    def listen(event: object) -> None:
        events.append(event)
        first.set()

    job = engine.submit(TEXT * 50, Request(alternatives=5), listen)
    assert first.wait(60)
    job.cancel()
    heard = len(events)
    assert isinstance(events[-1], Cancelled)
    assert [rewrite.source for rewrite in engine.stream("Yes.", Request())] == ["Yes."]
    time.sleep(0.05)
    assert len(events) == heard
    engine.close()


def test_a_missing_bundle_is_named() -> None:
    with pytest.raises(BundleError, match="no-such-student"):
        load("no-such-student")
    with pytest.raises(BundleError, match="not a student"):
        load(str(find("all-minilm-l6-v2")))


def test_a_text_keeps_its_spelling_and_its_contractions(rewriter: Rewriter) -> None:
    text = (
        "The colour of the harbour changed in the grey light. We travelled to the centre of the town. "
        "She could not find the way, and they do not know where she is.\n"
    )
    rewritten = " ".join(rewrite.text for rewrite in rewriter.rewrite(text, Request(lexical=60), never))
    assert not {"color", "harbor", "gray", "traveled", "center"} & set(words(rewritten))
    assert "n't" not in rewritten


def test_an_unchanged_text_is_not_written_twice(rewriter: Rewriter, monkeypatch: pytest.MonkeyPatch) -> None:
    request = Request(lexical=35, seed=7)
    first = list(rewriter.rewrite(TEXT, request, never))
    orders = []
    start = rewriter._student.start

    def noting(some: Sequence[Order], *rest: int) -> list[Writing]:
        orders.extend(some)
        return start(some, *rest)

    monkeypatch.setattr(rewriter._student, "start", noting)
    assert list(rewriter.rewrite(TEXT, request, never)) == first
    assert orders == []
    list(rewriter.rewrite(TEXT.replace("wedding", "meeting"), request, never))
    assert orders
    assert all("meeting" in prompt.text for order in orders for prompt in order.prompts)


def test_what_the_student_would_lose_is_set_by_force(rewriter: Rewriter) -> None:
    sentence = "According to the manual, the `load_model` function fails when the 🦉 value is too large."
    (rewrite,) = rewriter.rewrite(sentence, Request(), never)
    assert "`load_model`" in rewrite.text
    assert "🦉" in rewrite.text
    assert broken_guard(flatten(sentence), flatten(rewrite.text)) is None


def test_a_doubtful_rewrite_is_offered_but_does_not_take_its_place(
    rewriter: Rewriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = "After the speech there was a long silence."
    (sure,) = rewriter.rewrite(sentence, Request(alternatives=4), never)
    assert sure.reason is None
    monkeypatch.setattr("desktop.engine.ranking._WORTH_SHOWING", 1.0)
    (doubted,) = rewriter.rewrite(sentence, Request(alternatives=4), never)
    assert (doubted.reason, doubted.text) == (Reason.DOUBTFUL, sentence)
    assert doubted.alternatives[1:] == sure.alternatives[:3]
    (alone,) = rewriter.rewrite(sentence, Request(alternatives=1), never)
    assert [each.text for each in alone.alternatives] == [sentence]


def test_what_is_doubtful_is_tried_once_more(rewriter: Rewriter, monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "The committee will announce its decision next month."
    monkeypatch.setattr("desktop.engine.ranking._WORTH_ANOTHER_TRY", 0.0)
    (first,) = rewriter.rewrite(sentence, Request(alternatives=9), never)
    monkeypatch.setattr("desktop.engine.ranking._WORTH_ANOTHER_TRY", 1.0)
    (again,) = rewriter.rewrite(sentence, Request(alternatives=9), never)
    assert len(again.alternatives) > len(first.alternatives)


def test_at_nothing_the_sentence_itself_comes_back(rewriter: Rewriter) -> None:
    text = "After the speech there was a long silence. He was late because of the snow."
    for rewrite in rewriter.rewrite(text, Request(lexical=0, syntactic=0, alternatives=3), never):
        assert (rewrite.reason, rewrite.text) == (Reason.LITTLE_ASKED, rewrite.source)
        assert 1 < len(rewrite.alternatives) <= 3


def test_numpy_shares_nothing_between_threads(rewriter: Rewriter) -> None:
    found = [each for each in threadpool_info() if "numpy" in each["filepath"]]
    assert [each["num_threads"] for each in found] == [1] * len(found)


def test_it_tells_which_model_writes(rewriter: Rewriter) -> None:
    assert rewriter.name == "flan-t5-small"


def test_a_quotation_stays_unless_it_is_set_free(rewriter: Rewriter) -> None:
    sentence = '"We have to postpone the meeting because nobody has read the report," she said.'
    (kept,) = rewriter.rewrite(sentence, Request(), never)
    assert "postpone the meeting because nobody has read the report" in kept.text
    (free,) = rewriter.rewrite(sentence, Request(free=(Part.QUOTATIONS,)), never)
    assert not free.unchanged
    assert "We have to postpone the meeting because nobody has read the report" not in free.text


def test_a_kept_pattern_is_kept_letter_for_letter(rewriter: Rewriter) -> None:
    sentence = "The riverside cafe and the riverbank were crowded because the weather was very good."
    for rewrite in rewriter.rewrite(sentence, Request(lexical=90, keep=("river*", "crowded")), never):
        assert all(word in rewrite.text for word in ("riverside", "riverbank", "crowded"))


def alternatives(rewriter: Rewriter, sentence: str, request: Request) -> list[str]:
    (rewrite,) = rewriter.rewrite(sentence, request, never)
    return [each.text for each in rewrite.alternatives]


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Nobody in the village knew the answer to her question.", "No one"),
        ("The concert started late because of the rain.", "began"),
        ("They hope to purchase a small house near the river.", "buy"),
    ],
)
def test_a_sure_word_of_the_thesaurus_comes_alone(rewriter: Rewriter, sentence: str, word: str) -> None:
    (gone,) = {"Nobody", "started", "purchase"} & set(sentence.split())
    request = Request(lexical=10, syntactic=0, alternatives=10)
    assert sentence.replace(gone, word) in alternatives(rewriter, sentence, request)


def test_a_word_of_the_thesaurus_leaves_alone_what_is_kept(rewriter: Rewriter) -> None:
    sentence = "The concert started late because of the rain."
    request = Request(lexical=10, syntactic=0, alternatives=10, keep=("started",))
    found = alternatives(rewriter, sentence, request)
    assert all("started" in each for each in found)


def test_what_is_made_wears_the_dress_of_its_source(rewriter: Rewriter) -> None:
    sentence = "They don’t hope to purchase a small house near the river."
    found = alternatives(rewriter, sentence, Request(lexical=10, syntactic=0, alternatives=10))
    assert any(" buy " in each for each in found)
    assert not any("'" in each or "do not" in each for each in found)


@pytest.fixture
def pooled(rewriter: Rewriter, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[Candidate]]:
    """Tells the candidates of a sentence."""

    def candidates_of(sentence: str) -> list[Candidate]:
        pools: list[list[Candidate]] = []

        def noting(flat: str, candidates: Iterable[Candidate], *rest: Any) -> Pool:
            pools.append(list(candidates))
            return Pool(flat, pools[-1], *rest)

        monkeypatch.setattr("desktop.engine.rewriter.Pool", noting)
        list(rewriter.rewrite(sentence, Request(lexical=60), never))
        return pools[0]

    return candidates_of


def test_what_comes_of_a_pattern_has_the_sentence_for_its_base_whoever_wrote_it_too(
    pooled: Callable[[str], list[Candidate]],
) -> None:
    sentence = "The museum closed its doors because the roof leaked."
    moved = "Because the roof leaked, the museum closed its doors."
    (found,) = (each for each in pooled(sentence) if each.text == moved)
    assert found.base == sentence
    assert 0.5 < found.sureness < 1


def test_what_is_made_keeps_every_guard_comes_once_and_has_a_base(
    pooled: Callable[[str], list[Candidate]],
) -> None:
    sentence = "The guests often met in the old  house last year."
    candidates = pooled(sentence)
    texts = [each.text for each in candidates]
    assert len(set(texts)) == len(texts)
    assert sentence not in texts
    made = [each for each in candidates if each.base is not None]
    assert {each.base for each in made} <= {sentence, *texts}
    assert any(each.base == sentence for each in made)
    assert any(each.base != sentence for each in made)
    assert any(each.base is None for each in candidates)
    for each in made:
        assert 0 <= each.sureness < 1
        assert each.text != each.base
        assert broken_guard(flatten(sentence), flatten(each.text)) is None
