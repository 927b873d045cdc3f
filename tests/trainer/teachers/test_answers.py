import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.teachers import answers

WORDS = st.sampled_from(
    ["it", "rained", "on", "3", "of", "the", "2.5", "days", "(mostly)", "don't", "well-known"]
)
SENTENCES = st.lists(
    st.lists(WORDS, max_size=6).map(lambda words: " ".join(["So", *words]) + "."), min_size=1, max_size=6
)


@given(
    SENTENCES,
    st.sampled_from(["{n}. {t}", "{n}) {t}", "({n}) {t}", "Rewrite {n}: {t}", "**{n}.** {t}", "{n}: {t}"]),
)
def test_a_numbered_list_comes_back_whole(texts: list[str], form: str) -> None:
    answer = "\n".join(form.format(n=number, t=text) for number, text in enumerate(texts, 1))
    assert answers.rewrites(answer, [""] * len(texts)) == texts
    assert (
        answers.rewrites(f"Sure! Here you are:\n\n{answer}\n\nI hope this helps.", [""] * len(texts)) == texts
    )


@given(SENTENCES, st.sampled_from(["{}", "```json\n{}\n```", "Here is the list:\n{}\nDone."]))
def test_a_json_list_comes_back_whole(texts: list[str], around: str) -> None:
    assert answers.rewrites(around.format(json.dumps(texts)), [""] * len(texts)) == texts
    objects = [{"style": "words", "text": text} for text in texts]
    assert answers.rewrites(around.format(json.dumps({"rewrites": objects})), [""] * len(texts)) == texts


@given(st.text(max_size=200), st.integers(1, 5))
def test_whatever_is_written_no_more_comes_back_than_was_asked_for(answer: str, count: int) -> None:
    found = answers.rewrites(answer, ["words"] * count)
    assert len(found) <= count
    assert all("\n" not in each and each == each.strip() for each in found)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("<think>1. no 2. no</think>\n1. One thing.\n2. Another.", ["One thing.", "Another."]),
        ("3\nOne thing.\nAnother.", ["One thing.", "Another."]),
        ("- One thing.\n- Another.", ["One thing.", "Another."]),
        ('1. "One thing."\n2. “Another.”', ["One thing.", "Another."]),
        ("1. **Words:** One thing.\n2. [order] Another.", ["One thing.", "Another."]),
        ('1. "Yes" and "no".\n2. Another.', ['"Yes" and "no".', "Another."]),
        ("1. One thing.\n1. Said twice.\n2. Another.", ["One thing.", "Another."]),
        ("2. Another.", ["", "Another."]),
        ("1. Other words: One thing.\n2. Another order: the end first: Another.", ["One thing.", "Another."]),
        ("1. **Other words:** One thing.\n2. Other words are here.", ["One thing.", "Other words are here."]),
        ("1. Other words:\n   One thing.\n2.\n- Another.", ["One thing.", "Another."]),
        ("1. One thing.\n   - thing: object\n2. Another.", ["One thing.", "Another."]),
        ('{"1": "One thing.", "2": "Another."}', ["One thing.", "Another."]),
        ('["One thing.", 7]', ["One thing.", ""]),
        ("One thing.\nAnother.", ["One thing.", "Another."]),
        ("2.5 million came.\n3.5 million went.", ["2.5 million came.", "3.5 million went."]),
        ("I cannot help with that.", []),
        ("Well.\nI cannot.\nReally.", []),
        ('["One thing\\ud83d.", "Another."]', ["One thing.", "Another."]),
        ("", []),
        ("[1, 2]", []),
        ('["One thing.", "Ano', []),
    ],
)
def test_answers_as_models_write_them(answer: str, expected: list[str]) -> None:
    assert answers.rewrites(answer, ["other words", "another order: the end first"]) == expected


def test_one_rewrite_needs_no_number() -> None:
    assert answers.rewrites("It was put off.", [""]) == ["It was put off."]
    assert answers.rewrites("Here it is:\nIt was put off.", [""]) == []
