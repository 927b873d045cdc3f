"""The rewrites of each system, kept in the output folder.

A run that was killed goes on where it stopped, and figures can be worked out anew without rewriting.
Each system has a file `rewrites/NAME.jsonl`: its first line says what the rewrites depend on, each
other line is one. Where that has changed, the file is begun anew.
"""

import importlib.metadata
import json
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from desktop.engine.bundle import MANIFEST
from desktop.engine.codes import CodeScheme
from desktop.engine.rewriter import student_bundle
from trainer import digests, rows
from trainer.errors import TrainerError
from trainer.evaluation.items import Item
from trainer.evaluation.systems import System
from trainer.settings import evaluate as settings

_FOLDER = "rewrites"


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A rewrite that a system made.

    Attributes:
        source: of what.
        rewrite: the text.
        seconds: that it took, the models being loaded; those of a batch share its time equally.
    """

    source: str
    rewrite: str
    seconds: float


def path_of(output: Path, system: settings.Named) -> Path:
    """Where the rewrites of a system are kept."""
    return output / _FOLDER / f"{system.slug}.jsonl"


def named(output: Path, name: str) -> dict[str, str]:
    """The rewrites of a system by their sources, out of the output folder of an evaluation.

    Raises:
        TrainerError: there are none.
    """
    path = path_of(output, settings.Named(name=name))
    if not path.is_file():
        raise TrainerError(f"{output} holds no rewrites of “{name}”; run `evaluate` with this system first.")
    (_head, *found) = rows.read(path, lambda row: row, "a rewrite")
    return {str(row["source"]): str(row["rewrite"]) for row in found}


def complete(
    system: settings.System,
    items: Sequence[Item],
    output: Path,
    *,
    fingerprint: str,
    load: Callable[[], System],
    tell: Callable[[int], None] = lambda _done: None,
) -> list[Rewriting]:
    """The rewrite of each item, made now where it is not there yet.

    Args:
        system: whose.
        items: sentences, none of them twice.
        output: folder of the evaluation.
        fingerprint: of all that the rewrites depend on; see `fingerprint`.
        load: makes the system ready; not called where nothing is left to do.
        tell: hears, after each batch, how many are there.
    """
    path = path_of(output, system)
    found = _begin(path, system.name, fingerprint)
    pending = [item for item in items if item.source not in found]
    if pending:
        running = load()
        with path.open("a", encoding="utf-8") as file:
            for start in range(0, len(pending), running.batch):
                for rewriting in _timed(running, pending[start : start + running.batch]):
                    file.write(json.dumps(asdict(rewriting), ensure_ascii=False) + "\n")
                    found[rewriting.source] = rewriting
                file.flush()
                os.fsync(file.fileno())
                tell(len(items) - len(pending) + min(start + running.batch, len(pending)))
    return [found[item.source] for item in items]


def fingerprint(system: settings.System, items: Path, scheme: CodeScheme) -> str:
    """What the rewrites of a system depend on, as 64 hexadecimal digits.

    Args:
        system: as declared.
        items: the test file, which the teacher's rewrites stand in.
        scheme: the codes of the experiment.
    """
    parts: dict[str, Any] = {"system": TypeAdapter(settings.System).dump_python(system, mode="json")}
    match system:
        case settings.Copy():
            pass
        case settings.Teacher():
            parts["file"] = digests.file(items)
        case settings.File():
            parts["file"] = digests.file(system.file)
        case settings.Beam() | settings.Decoded() | settings.Engine():
            parts["bundle"] = digests.file(student_bundle(system.bundle).folder / MANIFEST)
            parts["engine"] = digests.code("desktop.engine")
            parts["ctranslate2"] = importlib.metadata.version("ctranslate2")
        case settings.Student():
            parts["models"] = [
                stamps(system.model),
                stamps(str(system.adapter)) if system.adapter else None,
            ]
            parts["codes"] = scheme.to_json()
            parts["transformers"] = importlib.metadata.version("transformers")
        case settings.RoundTrip():
            parts["models"] = [stamps(system.there), stamps(system.back)]
            parts["transformers"] = importlib.metadata.version("transformers")
    return digests.of(parts)


def stamps(place: str) -> Mapping[str, tuple[int, int]] | str:
    """Size and time of a file, or of each file of a folder; the name itself where there is neither."""
    root = Path(place)
    files = [root] if root.is_file() else sorted(root.rglob("*")) if root.is_dir() else []
    return {
        file.relative_to(root).as_posix(): (file.stat().st_size, file.stat().st_mtime_ns)
        for file in files
        if file.is_file()
    } or place


def _begin(path: Path, name: str, fingerprint: str) -> dict[str, Rewriting]:
    """Ready the file for further lines; returns what it holds that is still good."""
    head = {"system": name, "fingerprint": fingerprint}
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        content = b""
    # A run that was killed may leave a piece of a line.
    lines = content[: content.rfind(b"\n") + 1].splitlines()
    try:
        kept = [json.loads(line) for line in lines]
        found = [Rewriting(**row) for row in kept[1:]] if kept[:1] == [head] else []
    except (ValueError, TypeError):
        found = []
    rows.write(path, [head, *map(asdict, found)])
    return {rewriting.source: rewriting for rewriting in found}


def _timed(system: System, items: Sequence[Item]) -> list[Rewriting]:
    start = time.perf_counter()
    rewrites = system.rewrite(items)
    seconds = (time.perf_counter() - start) / len(items)
    return [Rewriting(item.source, rewrite, seconds) for item, rewrite in zip(items, rewrites, strict=True)]
