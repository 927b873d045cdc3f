"""The embedded student, for real."""

import pytest

from desktop.engine.codes import Codes
from desktop.engine.rewriter import student_bundle
from desktop.engine.student import MAX_SENTENCE_TOKENS, Student, load_student

SENTENCE = "The committee postponed its decision because several members had not read the report."


@pytest.fixture(scope="module")
def student() -> Student:
    return load_student(student_bundle(), intra_threads=2)


def test_hypotheses_differ_and_come_likeliest_first(student: Student) -> None:
    prompts = [student.codes.prompt(Codes(level, 4, 2), SENTENCE) for level in (3, 7)]
    for hypotheses in student.write(prompts, 4):
        assert len({each.text for each in hypotheses}) == 4
        assert all(each.text and each.score < 0 for each in hypotheses)
        assert [each.score for each in hypotheses] == sorted(
            (each.score for each in hypotheses), reverse=True
        )


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
    together = student.write(prompts, 3)
    alone = [student.write([prompt], 3)[0] for prompt in prompts]
    assert [[each.text for each in row] for row in together] == [[each.text for each in row] for row in alone]


def test_no_prompts_no_hypotheses(student: Student) -> None:
    assert student.write([], 4) == []


def test_it_reads_sentences_up_to_its_limit(student: Student) -> None:
    assert student.reads(SENTENCE)
    assert student.reads("word " * (MAX_SENTENCE_TOKENS // 2))
    assert not student.reads("word " * 5 * MAX_SENTENCE_TOKENS)
