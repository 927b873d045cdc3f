import pytest

from desktop.engine.request import Length, Request


@pytest.mark.parametrize(
    "fault",
    [
        {"lexical": -1},
        {"lexical": 101},
        {"syntactic": 200},
        {"alternatives": 0},
        {"alternatives": 21},
        {"keep": (" ",)},
    ],
)
def test_what_is_out_of_range_is_refused_by_name(fault: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="must"):
        Request(**fault)


def test_lengths_ascend() -> None:
    assert Length.SHORTER.ratio < Length.SAME.ratio == 1.0 < Length.LONGER.ratio
