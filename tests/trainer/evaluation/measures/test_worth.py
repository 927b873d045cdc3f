import numpy as np
import pytest

from trainer.evaluation.measures.worth import measures, worth

GOOD = {"similarity": 0.99, "similarity2": 0.9, "facts": 1.0, "lexical": 0.35, "new_flags": 0.0}


def of(**changed: float) -> tuple[float, float]:
    values = {name: np.array([value]) for name, value in (GOOD | changed).items()}
    found = worth(values)
    return float(found["useful"][0]), float(found["bold"][0])


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, (1, 1)),
        ({"lexical": 0.3, "similarity2": 0.85}, (1, 1)),
        ({"lexical": 0.29}, (1, 0)),
        ({"lexical": 0.15}, (1, 0)),
        ({"lexical": 0.14}, (0, 0)),
        # The second encoder judges, whatever the first one says.
        ({"similarity2": 0.84}, (0, 0)),
        ({"similarity": 0.5}, (1, 1)),
        ({"facts": 0.0}, (0, 0)),
        ({"new_flags": 1.0}, (0, 0)),
    ],
)
def test_every_condition_counts(changed: dict[str, float], expected: tuple[int, int]) -> None:
    assert of(**changed) == expected


def test_without_the_second_encoder_the_first_one_judges() -> None:
    values = {
        name: np.array([value]) for name, value in GOOD.items() if name not in ("similarity2", "new_flags")
    }
    assert worth(values)["bold"].tolist() == [1.0]
    assert worth(values | {"similarity": np.array([0.84])})["bold"].tolist() == [0.0]
    assert "lenient" in measures(set(values))[0].note
    assert "not asked" in measures(set(values))[0].note
    assert "second encoder" in measures(set(GOOD))[0].note
