"""The embedded student, for real."""

import pytest

from desktop.engine.codes import Codes
from desktop.engine.rewriter import student_bundle
from desktop.engine.student import MAX_SENTENCE_TOKENS, Student, load_student

SENTENCE = "The committee postponed its decision because several members had not read the report."


@pytest.fixture(scope="module")
def student() -> Student:
    return load_student(student_bundle(), intra_threads=2)


def never() -> bool:
    return False


def test_openings_differ_and_come_with_scores(student: Student) -> None:
    prompts = [student.codes.prompt(Codes(level, 4, 2), SENTENCE) for level in (3, 5, 7)]
    written = student.write(prompts, 4, never)
    assert all(1 <= len(hypotheses) <= 4 for hypotheses in written)
    assert sum(map(len, written)) > len(prompts)
    for hypotheses in written:
        assert len({each.text for each in hypotheses}) == len(hypotheses)
        assert all(each.text and each.score < 0 for each in hypotheses)


def test_a_prompt_fares_the_same_in_any_batch(student: Student) -> None:
    prompts = [
        student.codes.prompt(Codes(level, 2, 2), text)
        for level in (2, 5)
        for text in (
            SENTENCE,
            "It rained.",
            "We walked home because the last bus had already left the station.",
        )
    ]
    together = student.write(prompts, 3, never)
    alone = [student.write([prompt], 3, never)[0] for prompt in prompts]
    assert [[each.text for each in row] for row in together] == [[each.text for each in row] for row in alone]


def test_cancelling_ends_the_batch_within_a_token(student: Student) -> None:
    steps = []

    def cancelled() -> bool:
        steps.append(1)
        return len(steps) > 6

    assert student.write([student.codes.prompt(Codes(4, 3, 2), SENTENCE)] * 4, 1, cancelled) == [[]] * 4
    assert len(steps) <= 6 + 4 + 1


def test_no_prompts_no_hypotheses(student: Student) -> None:
    assert student.write([], 4, never) == []


def test_it_reads_sentences_up_to_its_limit(student: Student) -> None:
    assert student.reads(SENTENCE)
    assert student.reads("word " * (MAX_SENTENCE_TOKENS // 2))
    assert not student.reads("word " * 5 * MAX_SENTENCE_TOKENS)
