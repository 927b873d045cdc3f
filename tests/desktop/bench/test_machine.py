import os
from pathlib import Path

import pytest

from desktop.bench import machine


def test_the_processor_is_named_on_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(machine.sys, "platform", "linux")
    info = tmp_path / "cpuinfo"
    info.write_text("processor\t: 0\nmodel name\t: Some  Maker CPU @ 2 GHz\nmodel name\t: other\n")
    monkeypatch.setattr(machine, "_CPUINFO", info)
    assert machine.processor() == "Some Maker CPU @ 2 GHz"


def test_a_system_that_does_not_tell_still_has_a_processor(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(machine.sys, "platform", "linux")
    for content in ("", "Hardware\t: board\n", None):
        info = tmp_path / str(content)[:4].strip()
        if content is not None:
            (info := tmp_path / "cpuinfo").write_text(content)
        monkeypatch.setattr(machine, "_CPUINFO", info)
        assert machine.processor().strip()


def test_cores_and_versions() -> None:
    assert 1 <= machine.cores() <= (os.cpu_count() or 1)
    versions = machine.versions()
    assert versions["ctranslate2"].startswith("4.")
    assert set(versions) == {"phrasewright", "python", "ctranslate2", "tokenizers"}
