import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_pairs import PAIRS

from trainer.sources import cleaning


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Tom &amp; Ann\tleft.\n", "Tom & Ann left."),
        ("He<br/>left.", "He left."),
        ("Cafe\u0301s close early.", "Cafés close early."),
        ("He did n't say `` no '' , she said .", 'He didn\'t say "no", she said.'),
        ("The bank 's staff ( all of it ) left .", "The bank's staff (all of it) left."),
        ("It -LRB- the bank -RRB- closed , at 5 % .", "It (the bank) closed, at 5%."),
        # What nobody has tokenized stays as it is.
        ("Wait ... what, then? He left .", "Wait ... what, then? He left ."),
        ("She paid 5 $ at 10 : 30.", "She paid 5 $ at 10 : 30."),
    ],
)
def test_marks_of_machines_are_taken_out(text: str, expected: str) -> None:
    assert cleaning.clean(text) == expected


def test_tweets_lose_what_is_around_them() -> None:
    tweet = "RT @news: The bank closed today http://t.co/x1"
    assert cleaning.clean(tweet, tweet=True) == "The bank closed today"
    assert cleaning.clean("See www.a.org", tweet=False) == "See www.a.org"
    assert cleaning.fault("So said @ann to the bank", 3, 60, tweet=True) == "link, handle or hashtag"
    assert cleaning.fault("The bank closed #sad today", 3, 60, tweet=True) == "link, handle or hashtag"
    assert cleaning.fault("So he wrote to ann about the bank.", 3, 60, tweet=True) == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("He left.", "too short"),
        ("He " + "very " * 60 + "left.", "too long"),
        ("Il est parti avant le lever du soleil.", "not English"),
        ("Он ушёл до восхода солнца вчера утром.", "not English"),
        ("x = {1: 2, 3: 4, 5: 6, 7: 8}; y = 9;", "not prose"),
        ("He left before the sun rose.", ""),
    ],
)
def test_each_fault_is_named(text: str, reason: str) -> None:
    assert cleaning.fault(text, 4, 60) == reason
    assert cleaning.fault("Il est parti avant le lever.", 4, 60, english=False) == ""


@given(st.text())
def test_cleaning_leaves_one_line(text: str) -> None:
    found = cleaning.clean(text)
    assert found == " ".join(found.split())


def test_good_sentences_stay() -> None:
    for sentence in (sentence for pair in PAIRS for sentence in pair):
        assert cleaning.clean(sentence, tweet=True) == sentence
        assert cleaning.fault(sentence, 4, 60, tweet=True) == ""
