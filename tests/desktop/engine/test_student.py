"""The embedded student, for real."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from desktop.engine.codes import Codes
from desktop.engine.rewriter import student_bundle
from desktop.engine.student import MAX_SENTENCE_TOKENS, Order, Prompt, Student, load_student

SENTENCE = "The committee postponed its decision because several members had not read the report."
OTHERS = ("It rained.", "We walked home because the last bus had already left the station.")


@pytest.fixture(scope="module")
def student() -> Student:
    return load_student(student_bundle(), threads=2)


def ask(student: Student, level: int, sentence: str = SENTENCE, opening: str = "") -> Prompt:
    return Prompt(student.codes.prompt(Codes(level, 2, 2), sentence), opening)


def test_hypotheses_differ_and_come_likeliest_first(student: Student) -> None:
    for hypotheses in student.write(Order((ask(student, 3), ask(student, 7)), 4)):
        assert len({each.text for each in hypotheses}) == 4
        assert all(each.text and each.score < 0 for each in hypotheses)
        scores = [each.score for each in hypotheses]
        assert scores == sorted(scores, reverse=True)


def test_an_order_fares_the_same_whatever_else_is_written(student: Student) -> None:
    orders = [Order((ask(student, level, text),), 3) for level in (2, 5) for text in (SENTENCE, *OTHERS)]
    together = [writing.hypotheses() for writing in student.start(orders)]
    lonely = load_student(student_bundle(), threads=1)
    assert together == [lonely.write(order) for order in orders]


def test_orders_of_one_length_are_one_batch_and_fare_the_same(
    student: Student, monkeypatch: pytest.MonkeyPatch
) -> None:
    like = (
        "The train was late again because of the snow.",
        "The bus was late again because of the rain.",
        OTHERS[1],
    )
    orders = [Order((ask(student, 5, text), ask(student, 0, text))) for text in like]
    lengths = [student.length(order) for order in orders]
    assert lengths[0] == lengths[1] != lengths[2]
    assert all(length and not length % 4 for length in lengths)
    lonely = [student.write(order) for order in orders]
    batches = []
    translate = student._model.translate_batch

    def noting(source: list[list[str]], *rest: Any, **options: Any) -> Any:
        batches.append([len(each) for each in source])
        return translate(source, *rest, **options)

    monkeypatch.setattr(student, "_model", SimpleNamespace(translate_batch=noting))
    assert [writing.hypotheses() for writing in student.start(orders)] == lonely
    assert batches == [[lengths[0]] * 4, [lengths[2]] * 2]
    batches.clear()
    # What one forbids, the other may need.
    student.start([replace(orders[0], without=("late",)), orders[1]])
    assert len(batches) == 2
    assert student.start([]) == []
    assert student.start([Order(())])[0].hypotheses() == []
    assert student.length(Order((ask(student, 2), ask(student, 5, OTHERS[0])))) == 0


@pytest.mark.parametrize("openings", [("", "", ""), ("", "Because", "Several members")])
def test_an_order_fares_the_same_shared_between_threads(student: Student, openings: tuple[str, ...]) -> None:
    levels = (0, 5, 7)  # a level of 0 takes a token more
    prompts = tuple(ask(student, level, opening=each) for level, each in zip(levels, openings, strict=True))
    order = Order(prompts, 4, without=("report",))
    whole = student.write(order)
    for threads in (2, 3, 4):
        assert student.start([order], shared_by=threads)[0].hypotheses() == whole
    # Prompts for several sentences stay together, for one is padded beside the other.
    uneven = Order((ask(student, 2), ask(student, 5, OTHERS[0])))
    assert student.start([uneven], shared_by=2)[0].hypotheses() == student.write(uneven)


def test_every_hypothesis_begins_with_its_opening(student: Student) -> None:
    prompts = (ask(student, 5, opening="Because"), ask(student, 5, opening="Several members"))
    first, second = student.write(Order(prompts, 3))
    assert all(each.text.startswith("Because ") for each in first)
    assert all(each.text.startswith("Several members ") for each in second)


def test_no_hypothesis_holds_a_word_that_was_forbidden(student: Student) -> None:
    allowed = student.write(Order((ask(student, 2),), 4))
    forbidden = student.write(Order((ask(student, 2),), 4, without=("committee", "report")))
    assert any("committee" in each.text for each in allowed[0])
    assert not any("committee " in each.text or "report " in each.text for each in forbidden[0])


def test_no_prompts_no_hypotheses(student: Student) -> None:
    assert student.write(Order(())) == []


def test_continuations_differ_in_their_next_word(student: Student) -> None:
    opening = "The committee put off its"
    found = student.continuations(ask(student, 6, opening=opening), 4)
    assert len(found) > 1
    nexts = [each.text.removeprefix(opening).split()[0] for each in found]
    assert len(set(nexts)) == len(nexts)
    assert all(each.text.startswith(opening) for each in found)


def test_a_draft_is_cut_off_before_it_says_a_part_of_its_source(student: Student) -> None:
    prompt = ask(student, 1)
    draft = student.draft(prompt)
    place = prompt.text.index("members")
    before = draft.up_to(place, place + len("members"))
    assert draft.text.startswith(before)
    assert "committee" in before
    assert "members" not in before


def test_a_draft_keeps_an_opening_that_the_tokenizer_cannot_spell(student: Student) -> None:
    opening = "The 🦉 committee `x`"
    assert student.draft(ask(student, 1, opening=opening)).text.startswith(opening)


def test_it_reads_sentences_up_to_its_limit(student: Student) -> None:
    assert student.reads(SENTENCE)
    assert student.reads("word " * (MAX_SENTENCE_TOKENS // 2))
    assert not student.reads("word " * 5 * MAX_SENTENCE_TOKENS)


ANSWERS = [
    SENTENCE,
    "The committee put off its decision because several members had not read the report.",
    "The committee delayed its decision because several members had not read the report.",
    "It waited.",
]


def test_an_answer_is_as_likely_token_by_token_as_it_is_as_a_whole(student: Student) -> None:
    prompt, texts = ask(student, 2).text, [*ANSWERS, ""]
    for text, found in zip(texts, student.answers(prompt, texts), strict=True):
        assert sum(found) == pytest.approx(student.likelihoods([prompt], text)[0], abs=1e-4)
        assert len(found) >= 1
        assert all(each <= 0 for each in found)


def test_an_answer_fares_the_same_in_any_company_but_for_its_last_digits(student: Student) -> None:
    prompt, texts = ask(student, 2).text, [*ANSWERS, "", "It waited. " * 20]
    together = student.answers(prompt, texts)
    for text, found in zip(texts, together, strict=True):
        assert found == pytest.approx(student.answers(prompt, [text])[0], abs=1e-3)
    for found, again in zip(together, student.answers(prompt, texts[::-1])[::-1], strict=True):
        assert found == pytest.approx(again, abs=1e-3)


def test_the_same_answers_fare_the_same_to_the_last_digit(student: Student) -> None:
    prompt = ask(student, 2).text
    lonely = load_student(student_bundle(), threads=1)
    first = student.answers(prompt, ANSWERS)
    assert [student.answers(prompt, ANSWERS), lonely.answers(prompt, ANSWERS)] == [first, first]
    assert student.answers(prompt, []) == []


def test_an_odd_word_is_the_least_likely_token(student: Student) -> None:
    prompt = ask(student, 2).text
    fair, odd = student.answers(prompt, [SENTENCE, SENTENCE.replace("decision", "banana")])
    assert min(odd) < min(fair)
    assert sum(odd) < sum(fair)


@pytest.mark.parametrize("text", ["\ud800", "\0", "</s> <pad>", "word " * 2 * MAX_SENTENCE_TOKENS])
def test_any_text_is_more_or_less_likely(student: Student, text: str) -> None:
    (found,) = student.answers(ask(student, 2).text, [text])
    assert all(-1000 < each <= 0 for each in found)
