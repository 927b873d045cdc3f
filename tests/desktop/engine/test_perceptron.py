import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.perceptron import Perceptron

# Two hidden units, of which the first reads the first input and the second the difference.
ARRAYS = {
    "hidden": np.array([[1.0, 1.0], [0.0, -1.0]]),
    "hidden_bias": np.array([0.0, 0.5]),
    "out": np.array([2.0, -1.0]),
    "out_bias": np.array([0.25]),
}


def said(*rows):
    return list(Perceptron.read(ARRAYS).log_odds(np.array(rows, np.float32)))


def test_each_row_has_its_log_odds():
    assert said([1, 0], [3, 1]) == [2 * 1 - 1.5 + 0.25, 2 * 3 - 2.5 + 0.25]


def test_a_hidden_unit_below_nothing_says_nothing():
    assert said([-5, 9]) == [0.25]
    assert said([2, 9]) == [4.25]


def test_no_rows_have_no_log_odds():
    found = Perceptron.read(ARRAYS).log_odds(np.zeros((0, 2), np.float32))
    assert found.shape == (0,)


@pytest.mark.parametrize("precision", [np.float16, np.float32, np.float64])
def test_whatever_the_precision_it_reckons_in_float32(precision):
    network = Perceptron.read({name: array.astype(precision) for name, array in ARRAYS.items()})
    assert {getattr(network, name).dtype for name in ARRAYS} == {np.dtype(np.float32)}
    found = network.log_odds(np.ones((3, 2), np.float32))
    assert found.dtype == np.float32
    assert found.shape == (3,)


def test_of_several_networks_among_the_arrays_the_named_one_is_read():
    other = {name: array + 1 for name, array in ARRAYS.items()}
    both = {f"{of}_{name}": array for of, own in (("a", ARRAYS), ("b", other)) for name, array in own.items()}
    assert Perceptron.read(both, "a_").hidden_bias.tolist() == [0.0, 0.5]
    assert Perceptron.read(both, "b_").hidden_bias.tolist() == [1.0, 1.5]
    with pytest.raises(KeyError):
        Perceptron.read(both)


@given(st.lists(st.tuples(*[st.floats(-100, 100, width=32)] * 2), min_size=1, max_size=5))
def test_a_row_says_the_same_alone_and_in_company(rows):
    assert said(*rows) == pytest.approx([said(row)[0] for row in rows], abs=1e-4)
