"""The stages on a Ray cluster of two nodes on this machine."""

import logging
import os
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sample_pairs import write_pairs

from desktop.engine.errors import EngineError
from trainer import config, engines
from trainer.engines import Row
from trainer.errors import TrainerError
from trainer.pairs import label
from trainer.settings.label import Label

os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
ray = pytest.importorskip("ray", reason="Ray is not installed: pip install 'phrasewright[ray]'")
pytestmark = pytest.mark.timeout(600)

_SMALL = {"num_cpus": 1, "object_store_memory": 80 * 2**20}


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two nodes with a processor each; a node that is gone is missed within seconds."""
    from ray.cluster_utils import Cluster

    soon = {
        "health_check_period_ms": 500,
        "health_check_failure_threshold": 4,
        "health_check_timeout_ms": 5000,
    }
    # Workers import what is tested from where the tests do.
    os.environ["PYTHONPATH"] = os.pathsep.join(["", str(Path(engines.__file__).parents[1])]).strip(os.pathsep)
    head = {**_SMALL, "include_dashboard": False, "_system_config": soon}
    made = Cluster(initialize_head=True, head_node_args=head)
    ray.init(address=made.address, log_to_driver=False, logging_level=logging.ERROR)
    yield made
    ray.shutdown()
    made.shutdown()


def test_a_node_that_is_killed_takes_nothing_with_it(cluster: Any, tmp_path: Path) -> None:
    node = cluster.add_node(**_SMALL)
    cluster.wait_for_nodes()
    log = tmp_path / "log"
    log.mkdir()

    def stage(rows: list[Row]) -> list[Row]:
        here = ray.get_runtime_context().get_node_id()
        (log / f"{rows[0]['n']}-{here}-{time.monotonic_ns()}").touch()
        time.sleep(0.4)
        return [row | {"node": here} for row in rows]

    def kill() -> None:
        deadline = time.monotonic() + 300
        # Only once it has work in hand, and some behind it.
        while sum(node.node_id in file.name for file in log.iterdir()) < 3 and time.monotonic() < deadline:
            time.sleep(0.05)
        cluster.remove_node(node, allow_graceful=False)

    killer = threading.Thread(target=kill)
    killer.start()
    rows = [{"n": number} for number in range(80)]
    found = list(engines.map_chunks(iter(rows), stage, tmp_path / "out", chunk=2, engine="ray", workers=2))
    killer.join()
    assert [row["n"] for row in found] == list(range(80))
    assert len(list((tmp_path / "out").iterdir())) == 40
    begun = Counter(file.name.split("-")[0] for file in log.iterdir())
    worked = {file.name.split("-")[1] for file in log.iterdir()}
    assert len(worked) == 2
    # What the lost node had in hand was done again, on the other.
    assert max(begun.values()) > 1
    assert any(node.node_id in file.name for file in log.iterdir())


def test_label_makes_of_a_cluster_what_it_makes_of_one_machine(cluster: Any, tmp_path: Path) -> None:
    source = write_pairs(tmp_path / "pairs.jsonl", 5)
    common: dict[str, Any] = {
        "train": [source], "dev": [source], "chunk": 8, "faithfulness": 0.01, "guarded": True,
        "distinct": False, "apart": False, "limit": 20, "reversed": 0.5,
    }  # fmt: skip
    for name in ("local", "ray"):
        section = Label(output=tmp_path / name, engine=name, **common)  # type: ignore[arg-type]
        label.run(config.Experiment(name="x", label=section))
    for file in ("train.jsonl", "dev.jsonl", "report.json", "lexicon.txt", "capitals.txt"):
        assert (tmp_path / "ray" / file).read_bytes() == (tmp_path / "local" / file).read_bytes()


def test_what_a_stage_refuses_is_said_in_its_own_words_and_earlier_waves_are_kept(
    cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(rows: list[Row]) -> list[Row]:
        if rows[0]["n"] == 4:
            raise EngineError("The bundle is broken.")
        return rows

    monkeypatch.setattr(engines, "_WAVE", 3)
    rows = [{"n": number} for number in range(5)]
    with pytest.raises(TrainerError, match=r"^The bundle is broken\.$"):
        engines.map_chunks(iter(rows), refuse, tmp_path, chunk=1, engine="ray")
    assert {f"{number:06}.jsonl" for number in range(3)} <= {file.name for file in tmp_path.iterdir()}
    found = engines.map_chunks(iter(rows[:3]), refuse, tmp_path, chunk=1, engine="ray")
    assert list(found) == rows[:3]


def test_what_breaks_is_said_in_one_sentence(cluster: Any, tmp_path: Path) -> None:
    def stumble(rows: list[Row]) -> list[Row]:
        raise ZeroDivisionError("by nothing")

    with pytest.raises(TrainerError, match="The Ray cluster has failed") as caught:
        engines.map_chunks(iter([{"n": 1}]), stumble, tmp_path, chunk=1, engine="ray")
    assert "\n" not in str(caught.value)
    assert "by nothing" in str(caught.value)
