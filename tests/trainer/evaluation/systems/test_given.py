import json
from pathlib import Path

import pytest

from trainer.errors import TrainerError
from trainer.evaluation.items import Item
from trainer.evaluation.systems import open_system
from trainer.settings.codes import Codes
from trainer.settings.evaluate import Copy, File, System, Teacher

ITEMS = [Item("One is here.", ("Here is one.", "There is one.")), Item("Two are there.", ("There are two.",))]


def rewrites(system: System, items: list[Item] = ITEMS) -> list[str]:
    return open_system(system, Codes().scheme()).rewrite(items)


def test_copy_and_teacher() -> None:
    assert rewrites(Copy(kind="copy", name="c")) == ["One is here.", "Two are there."]
    assert rewrites(Teacher(kind="teacher", name="t")) == ["Here is one.", "There are two."]
    with pytest.raises(TrainerError, match="no teacher's rewrites"):
        rewrites(Teacher(kind="teacher", name="t"), [Item("One is here.")])


def test_a_file_of_rewrites_is_matched_by_source(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    rows = [{"source": item.source, "paraphrase": f"Mine: {item.source}"} for item in reversed(ITEMS)]
    path.write_text("\n".join(map(json.dumps, rows)))
    system = File(kind="file", name="f", file=path)
    assert rewrites(system) == ["Mine: One is here.", "Mine: Two are there."]
    with pytest.raises(TrainerError, match=r"own\.jsonl: lacks a rewrite .*“Three"):
        rewrites(system, [Item("Three are away.")])
