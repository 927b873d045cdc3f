"""The measure is read against sentences of our own, each with rewrites that a strict reader marked."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.engine.bundle import Kind, find, load
from desktop.engine.encoder import load_encoder
from desktop.engine.faithfulness import faithfulness

MARKED = Path(__file__).with_name("faithful.txt")


def marked():
    """(source, rewrite, what is wrong with it or ""): a line per rewrite, + for right, - for wrong."""
    rows, source = [], ""
    for line in filter(None, MARKED.read_text(encoding="utf-8").splitlines()):
        if line.startswith("+ "):
            rows.append((source, line[2:], ""))
        elif line.startswith("- "):
            fault, rewrite = line[2:].split(": ", 1)
            rows.append((source, rewrite, fault))
        else:
            source = line
    return rows


@pytest.fixture(scope="module")
def encoder():
    return load_encoder(load(find("all-minilm-l6-v2"), Kind.ENCODER))


@pytest.fixture(scope="module")
def judged(encoder):
    rows = marked()
    texts = list(dict.fromkeys(text for source, rewrite, _ in rows for text in (source, rewrite)))
    encodings = dict(zip(texts, encoder.encode(texts), strict=True))
    return [(faithfulness(encodings[source], encodings[rewrite]), fault) for source, rewrite, fault in rows]


def judge(encoder, source, rewrite):
    return faithfulness(*encoder.encode([source, rewrite]))


def area(right, wrong):
    """Area under the ROC curve: how often a right rewrite scores above a wrong one."""
    right, wrong = np.array(right)[:, None], np.array(wrong)
    return float((right > wrong).mean() + (right == wrong).mean() / 2)


@pytest.mark.parametrize(("fault", "least"), [("made-up", 0.85), ("changed", 0.75), ("lost", 0.75)])
def test_faults_in_single_words_score_below_right_rewrites(judged, fault, least):
    right = [each.probability for each, kind in judged if not kind]
    wrong = [each.probability for each, kind in judged if kind == fault]
    assert len(wrong) >= 8
    assert area(right, wrong) >= least


def test_words_tell_more_than_the_cosine_of_the_sentences(judged):
    # Roles are what it cannot see (see the module's docstring); guards are for those.
    seen = [(each, kind) for each, kind in judged if kind != "role"]

    def tells(score):
        return area(
            [score(each) for each, kind in seen if not kind], [score(each) for each, kind in seen if kind]
        )

    assert tells(lambda each: each.probability) > tells(lambda each: each.similarity) + 0.03


def test_what_was_made_up_or_lost_shows_on_its_own_side(encoder):
    added = judge(encoder, "The rain damaged the roof.", "During the night, the rain damaged the roof.")
    dropped = judge(encoder, "During the night, the rain damaged the roof.", "The rain damaged the roof.")
    assert added.support < 0.5 < added.retention
    assert dropped.retention < 0.5 < dropped.support
    assert added.similarity == pytest.approx(dropped.similarity, abs=1e-3)


def test_a_sentence_is_most_faithful_to_itself(encoder):
    source = "The committee put off its decision until the spring."
    same = judge(encoder, source, source)
    assert same.support == pytest.approx(1, abs=1e-3)
    assert same.retention == pytest.approx(1, abs=1e-3)
    assert same.probability > judge(encoder, source, "The committee reversed its decision.").probability


def test_light_words_come_and_go(encoder):
    judged = judge(encoder, "The results of the study were clear.", "The study's results were clear.")
    assert min(judged.support, judged.retention) > 0.7


@pytest.mark.parametrize(("source", "rewrite"), [("", ""), ("", "Words."), ("…!", "The"), ("It is.", "")])
def test_nothing_to_compare_is_no_fault(encoder, source, rewrite):
    assert 0 <= judge(encoder, source, rewrite).probability <= 1


@settings(deadline=None, max_examples=30)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_are_judged(encoder, source, rewrite):
    judged = judge(encoder, source, rewrite)
    assert 0 <= judged.probability <= 1
    for cosine in (judged.similarity, judged.support, judged.retention):
        assert -1.01 <= cosine <= 1.01
