from pathlib import Path

import pytest

from trainer import digests
from trainer.errors import TrainerError


def test_a_place_is_known_by_what_it_holds(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        (folder / "part").mkdir(parents=True)
        (folder / "part" / "weights").write_bytes(b"1234")
    assert digests.place(one) == digests.place(other) == digests.place(str(one))
    assert digests.place(one / "part" / "weights") == digests.file(other / "part" / "weights")
    (other / "part" / "weights").write_bytes(b"1235")
    assert digests.place(one) != digests.place(other)
    (one / "part" / "weights").rename(one / "part" / "bias")
    moved = digests.place(one)
    (one / "part" / "bias").rename(one / "weights")
    assert digests.place(one) != moved


def test_a_name_stands_for_itself_and_a_path_does_not(tmp_path: Path) -> None:
    assert digests.place("google/flan-t5-small") == digests.place("google/flan-t5-small")
    assert digests.place("google/flan-t5-small") != digests.place("google/flan-t5-base")
    with pytest.raises(TrainerError, match="nowhere"):
        digests.place(tmp_path / "nowhere")
