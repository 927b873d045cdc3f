"""With the embedded encoder."""

import numpy as np
import pytest

from desktop.engine.encoder import Encoding
from trainer.evaluation.items import Item
from trainer.evaluation.measures.meaning import Meaning, open_meaning, token_match


@pytest.fixture(scope="module")
def meaning() -> Meaning:
    return open_meaning()


def test_all_three_put_rewrites_in_their_order(meaning: Meaning) -> None:
    source = "The doctor told the patient to rest for two weeks."
    rewrites = [
        source,
        "The physician advised the patient to rest for two weeks.",
        "The lawyer told the client to leave for two years.",
        "Prices of copper fell sharply on Monday.",
    ]
    found = meaning.measure([Item(source)] * 4, rewrites)
    assert set(found) == {measure.name for measure in meaning.measures}
    for values in found.values():
        assert list(values) == sorted(values, reverse=True)
        assert len(set(values.tolist())) == 4
    assert found["similarity"][0] == pytest.approx(1.0, abs=1e-5)
    assert found["match"][0] == pytest.approx(1.0, abs=1e-5)


def encoding(*states: tuple[float, float]) -> Encoding:
    rows = np.array(states, dtype=np.float32).reshape(-1, 2)
    return Encoding(np.array([1, 0], dtype=np.float32), tuple("w" * len(states)), rows)


def test_token_match_is_the_f1_of_best_cosines() -> None:
    across, up, slanted = (1.0, 0.0), (0.0, 1.0), (0.6, 0.8)
    # Precision: the one word finds 1. Recall: 1 and 0.
    assert token_match(encoding(across, up), encoding(across)) == pytest.approx(2 / 3)
    assert token_match(encoding(across), encoding(slanted)) == pytest.approx(0.6)
    # Precision (1 + 0.8) / 2; recall the same.
    assert token_match(encoding(across, slanted), encoding(across, up)) == pytest.approx(0.9)
    assert token_match(encoding(across), encoding()) == 0.0
    assert token_match(encoding(across), encoding((-1.0, 0.0))) == pytest.approx(-1.0)
