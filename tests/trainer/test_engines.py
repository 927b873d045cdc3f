import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sample_pairs import write_pairs

from trainer import __main__ as command
from trainer import engines
from trainer.engines import Row
from trainer.errors import TrainerError
from trainer.sources.cleaning import Cleaning

ROWS = [{"n": number} for number in range(10)]


def double(rows: list[Row]) -> list[Row]:
    """Twice each row but the multiples of three, with the process that did it."""
    return [{"n": row["n"], "pid": os.getpid()} for row in rows if row["n"] % 3 for _ in range(2)]


def refuse(rows: list[Row]) -> list[Row]:
    raise TrainerError("No.")


class Deadly:
    """Ends the process that it is sent to."""

    def __call__(self, rows: list[Row]) -> list[Row]:
        return rows

    def __reduce__(self) -> Any:
        return os._exit, (1,)


EXPECTED = [row["n"] for row in ROWS if row["n"] % 3 for _ in range(2)]


def test_what_comes_out_is_in_order_and_written_in_chunks(tmp_path: Path) -> None:
    found = engines.map_chunks(iter(ROWS), double, tmp_path / "out", chunk=4)
    assert [row["n"] for row in found] == EXPECTED
    files = sorted((tmp_path / "out").iterdir())
    assert [file.name for file in files] == ["000000.jsonl", "000001.jsonl", "000002.jsonl"]


def test_processes_share_the_chunks(tmp_path: Path) -> None:
    # What is sent to another process must be importable there.
    records = [{"texts": [f" Row {number} of &amp; ten."], "tweet": False} for number in range(10)]
    stage = Cleaning((1, 9), english=False)
    found = list(engines.map_chunks(iter(records), stage, tmp_path, chunk=2, workers=2))
    assert [row["texts"] for row in found] == [[f"Row {number} of & ten."] for number in range(10)]


def test_a_worker_that_dies_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match="A worker process has died"):
        engines.map_chunks(iter(ROWS), Deadly(), tmp_path, chunk=2, workers=2)


def test_stopped_it_goes_on_from_the_last_chunk(tmp_path: Path) -> None:
    done: list[int] = []

    def once(rows: list[Row]) -> list[Row]:
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(rows[0]["n"])
        return double(rows)

    with pytest.raises(KeyboardInterrupt):
        engines.map_chunks(iter(ROWS), once, tmp_path, chunk=4)
    done.remove(0)
    found = engines.map_chunks(iter(ROWS), once, tmp_path, chunk=4)
    assert [row["n"] for row in found] == EXPECTED
    assert done == [4, 8]


def test_rows_are_read_as_they_are_needed(tmp_path: Path) -> None:
    asked: list[int] = []

    def source() -> Iterator[Row]:
        for row in ROWS:
            asked.append(row["n"])
            yield row

    def watch(rows: list[Row]) -> list[Row]:
        assert len(asked) <= rows[-1]["n"] + 1
        return rows

    assert list(engines.map_chunks(source(), watch, tmp_path, chunk=2)) == ROWS


def test_what_a_stage_refuses_is_said(tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match=r"^No\.$"):
        engines.map_chunks(iter(ROWS), refuse, tmp_path, chunk=4)


def test_a_damaged_chunk_is_named(tmp_path: Path) -> None:
    list(engines.map_chunks(iter(ROWS), double, tmp_path, chunk=4))
    (tmp_path / "000001.jsonl").write_text(json.dumps([1]) + "\n", encoding="utf-8")
    with pytest.raises(TrainerError, match=r"000001\.jsonl, line 1"):
        list(engines.map_chunks(iter(ROWS), double, tmp_path, chunk=4))


def test_the_command_line_chooses_the_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[int] = []

    def cluster(chunks: Iterable[tuple[int, list[Row]]], function: engines.Function, workers: int) -> Any:
        for number, rows in chunks:
            sent.append(workers)
            yield number, len(rows), function(rows)

    monkeypatch.setattr(engines, "_on_ray", cluster)
    pairs = write_pairs(tmp_path / "pairs.jsonl").as_posix()
    path = tmp_path / "experiment.toml"
    path.write_text(
        f'name = "x"\n[label]\ntrain = ["{pairs}"]\nheld_out = 0.4\nworkers = 3\n'
        f'output = "{(tmp_path / "out").as_posix()}"\n',
        encoding="utf-8",
    )
    assert command.main(["label", "--config", str(path), "--engine", "ray"]) == 0
    assert set(sent) == {3}


def test_an_engine_that_does_not_suit_the_teacher_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "experiment.toml"
    path.write_text(
        'name = "x"\n[teach]\nsentences = ["s.jsonl"]\noutput = "out"\n'
        '[teach.teacher]\nkind = "server"\nurl = "http://localhost:1/v1"\nmodel = "m"\n',
        encoding="utf-8",
    )
    assert command.main(["teach", "--config", str(path), "--engine", "ray"]) == 1
    (said,) = capsys.readouterr().err.strip().splitlines()
    assert "a server does its own work" in said
