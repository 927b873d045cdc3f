import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.errors import TrainerError
from trainer.evaluation.rating.ballot import Ballot, draw, page
from trainer.settings.rate import Rate

REWRITES = {
    "ours": {f"Sentence {number}." for number in range(10)},
    "theirs": {f"Sentence {number}." for number in range(1, 12)},
}
WRITTEN = {
    system: {
        source: f"{source[:-1]}, said otherwise." if source == "Sentence 3." else f"{system} says {source}"
        for source in sorted(sources)
    }
    for system, sources in REWRITES.items()
}


def rate(**given: object) -> Rate:
    return Rate(evaluation=Path("evaluation"), systems=("ours", "theirs"), output=Path("out"), **given)


def test_sentences_are_those_that_all_have_rewritten() -> None:
    ballot = draw(rate(), WRITTEN)
    assert ballot.sentences == 9
    # Both say the same of one sentence, which is rated once for both.
    assert len(ballot.entries) == 17
    (shared,) = [entry for entry in ballot.entries if len(entry.systems) > 1]
    assert (shared.source, shared.systems) == ("Sentence 3.", ("ours", "theirs"))
    assert draw(rate(sentences=4), WRITTEN).sentences == 4
    with pytest.raises(TrainerError, match="the same sentences"):
        draw(rate(), {"ours": {"a": "b"}, "theirs": {"c": "d"}})


def test_each_rater_has_an_order_of_their_own_and_a_draw_repeats_itself() -> None:
    ballot = draw(rate(), WRITTEN)
    assert ballot == draw(rate(), WRITTEN)
    assert ballot.study != draw(rate(seed=2), WRITTEN).study
    assert ballot.study != draw(rate(points=7), WRITTEN).study
    assert len(set(ballot.order)) == 3
    assert len({frozenset(ids) for ids in ballot.order}) == 1
    assert Ballot.from_key(json.loads(json.dumps(ballot.key()))) == ballot


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 8), st.integers(0, 12))
def test_sentences_are_dealt_out_evenly(raters: int, each: int) -> None:
    ballot = draw(rate(raters=raters, each=each), WRITTEN)
    sources = {entry.id: entry.source for entry in ballot.entries}
    dealt = Counter(source for ids in ballot.order for source in {sources[id_] for id_ in ids})
    counts = [dealt[source] for source in set(sources.values())]
    assert max(counts) - min(counts) <= 1
    assert all(len({sources[id_] for id_ in ids}) == min(each or 9, 9) for ids in ballot.order)
    assert all(len(ids) == len(set(ids)) for ids in ballot.order)


def test_a_page_holds_its_items_and_not_whose_they_are() -> None:
    written = {name: dict(texts) for name, texts in WRITTEN.items()}
    written["ours"]["Sentence 5."] = 'She wrote "</script><b>x</b>".'
    secret = {"blue-one": written["ours"], "blue-two": written["theirs"]}
    asked = Rate(evaluation=Path("e"), systems=tuple(secret), output=Path("o"))
    ballot = draw(asked, secret)
    text = page(ballot, asked, 2)
    assert "blue-" not in text
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    data = json.loads(found[1])
    assert (data["study"], data["rater"], data["points"]) == (ballot.study, 2, 5)
    assert [item[0] for item in data["items"]] == list(ballot.order[1])
    assert any("</script><b>x</b>" in item[2] for item in data["items"])
    assert "{{" not in text
    assert "http:" not in text
    assert "https:" not in text


@pytest.mark.parametrize(
    "key", [{}, {"study": "x", "entries": [{}], "order": []}, {"study": "x", "entries": 3}]
)
def test_what_is_no_key_is_refused(key: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="missing or of the wrong type"):
        Ballot.from_key(key)
