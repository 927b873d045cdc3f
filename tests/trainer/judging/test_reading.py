"""With the embedded encoder and the embedded student."""

import json

import numpy as np

from trainer.judging import reading


def test_states_stand_in_a_row_at_half_the_size() -> None:
    states = np.random.default_rng(1).normal(size=50).astype(np.float32)
    row = json.loads(json.dumps({"states": reading.packed(states)}))
    found = reading.unpacked(row["states"])
    assert (found.dtype, found.shape) == (np.float16, (50,))
    assert (found == states.astype(np.float16)).all()


def test_of_no_states_none_come_back() -> None:
    assert reading.unpacked(reading.packed(np.zeros(0, np.float32))).shape == (0,)


def test_encoder_and_student_are_loaded_once() -> None:
    assert reading.encoder() is reading.encoder()
    assert reading.student() is reading.student()
    (read,) = reading.encoder().encode(["The cat sat."])
    assert read.embedding.shape == (reading.encoder().dimension,)
