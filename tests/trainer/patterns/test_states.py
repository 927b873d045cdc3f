"""With the embedded encoder and the embedded student."""

import numpy as np
import pytest

from desktop.engine.patterns import judgement
from desktop.engine.readsource import ReadSource
from trainer.judging import reading
from trainer.patterns import states

SOURCE = "He left because it rained."
TEXTS = ["Because it rained, he left.", "It rained, so he left."]


def test_each_outcome_is_read_as_the_engine_reads_it() -> None:
    found = states.measured([
        {"source": SOURCE, "texts": TEXTS},
        {"source": "She decided.", "texts": ["She made a decision."]},
    ])  # fmt: skip
    assert [(each["source"], each["text"]) for each in found] == [
        *((SOURCE, text) for text in TEXTS),
        ("She decided.", "She made a decision."),
    ]
    own, *others = reading.encoder().encode([SOURCE, *TEXTS])
    expected = ReadSource(SOURCE, reading.encoder(), reading.student()).likelihoods(
        TEXTS, judgement.SYNTACTIC
    )
    for each, other, likely in zip(found, others, expected, strict=False):
        read = reading.unpacked(each["states"])
        assert read.shape == (6 * reading.encoder().dimension + 9,)
        np.testing.assert_allclose(read, judgement.features(own, other), atol=1e-3)
        assert each["likely"] == pytest.approx(likely)
        assert each["similarity"] == pytest.approx(float(own.embedding @ other.embedding))
    assert found[0]["similarity"] != found[1]["similarity"]


def test_of_no_rows_nothing_is_read() -> None:
    assert states.measured([]) == []
