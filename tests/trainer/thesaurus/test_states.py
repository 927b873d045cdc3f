"""With the embedded encoder and the embedded student."""

import numpy as np

from desktop.engine import acceptance
from desktop.engine.readsource import ReadSource
from desktop.engine.rewriter import student_bundle
from desktop.engine.student import load_student
from trainer.evaluation.measures.meaning import embedded_encoder
from trainer.judging import reading
from trainer.thesaurus import states

SOURCE = "She ate a pear at once."


def test_an_exchange_is_read_in_the_sentence_that_comes_of_it() -> None:
    exchanges = [(3, 4, "apple"), (4, 6, "right away")]
    found = states.measured([{"source": SOURCE, "exchanges": exchanges}])
    assert [(each["source"], each["start"], each["end"], each["other"]) for each in found] == [
        (SOURCE, *each) for each in exchanges
    ]
    # "An", as the engine would have it.
    texts = ["She ate an apple at once.", "She ate a pear right away."]
    encoder = embedded_encoder()[0]
    own, *others = encoder.encode([SOURCE, *texts])
    for each, other in zip(found, others, strict=True):
        read = reading.unpacked(each["states"])
        assert read.shape == (3 * encoder.dimension + 5,)
        np.testing.assert_allclose(read, acceptance.features(own, other), atol=1e-3)
    expected = ReadSource(SOURCE, encoder, load_student(student_bundle(None))).likelihoods(texts)
    assert [tuple(each["likelihood"]) for each in found] == expected


def test_what_cannot_be_put_or_changes_nothing_has_no_row() -> None:
    rows = [{"source": SOURCE, "exchanges": [(3, 4, "pear"), (0, 1, "They")]}]
    assert [each["other"] for each in states.measured(rows)] == ["They"]
    assert not states.measured([{"source": SOURCE, "exchanges": [(3, 4, "pear")]}])
