import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.codes import Codes, CodeScheme

SCHEME = CodeScheme()
UNIT = st.floats(0, 1)


def test_a_pair_is_coded_by_its_own_measures() -> None:
    assert SCHEME.measure("the cat sat on the mat", "the cat sat on the mat") == Codes(0, 0, 2)
    assert SCHEME.measure("one two three four", "four three two one") == Codes(0, 9, 2)
    assert SCHEME.measure("one two three four", "five").length == 0


def test_the_prompt_is_the_codes_and_the_sentence() -> None:
    assert SCHEME.prompt(Codes(4, 2, 2), "It rained.") == "paraphrase 4 2 2: It rained."


@given(UNIT, UNIT, st.floats(0, 5))
def test_more_never_gets_a_lower_code(one: float, other: float, length: float) -> None:
    low, high = sorted((one, other))
    assert SCHEME.codes(low, low, length).lexical <= SCHEME.codes(high, high, length).lexical
    assert SCHEME.codes(low, low, length).syntactic <= SCHEME.codes(high, high, length).syntactic


@given(*[st.integers(-20, 20)] * 3)
def test_a_neighbour_stays_within_the_scheme(lexical: int, syntactic: int, length: int) -> None:
    moved = SCHEME.neighbour(Codes(4, 4, 2), lexical, syntactic, length)
    assert 0 <= moved.lexical <= 9
    assert 0 <= moved.syntactic <= 9
    assert 0 <= moved.length <= 4


def test_a_scheme_survives_json() -> None:
    other = CodeScheme("say it {lexical}/{syntactic}/{length} ", (0.5,), (0.1, 0.2), (1.0,))
    assert CodeScheme.from_json(json.loads(json.dumps(other.to_json()))) == other


@pytest.mark.parametrize(
    "change",
    [
        {"lexical": [0.5, 0.2]},
        {"syntactic": []},
        {"length": [1.0, 1.0]},
        {"template": "{lexical} {unknown}"},
        {"template": "{"},
        {"template": "{lexical:2000000000}"},
        {"template": "{lexical.real}"},
        {"template": "{lexical!r}"},
        {"template": "{}"},
        {"template": "a" * 201},
        {"lexical": tuple(range(101))},
        {"lexical": 3},
        {"lexical": ["x"]},
    ],
)
def test_an_impossible_scheme_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"code scheme|could not convert"):
        CodeScheme.from_json(SCHEME.to_json() | change)


def test_a_missing_field_is_refused() -> None:
    with pytest.raises(ValueError, match="'template' is missing"):
        CodeScheme.from_json({})
