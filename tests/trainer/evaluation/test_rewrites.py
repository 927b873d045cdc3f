import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.engine.codes import CodeScheme
from trainer import digests
from trainer.errors import TrainerError
from trainer.evaluation.items import Item
from trainer.evaluation.rewrites import Rewriting, complete, fingerprint, named, path_of
from trainer.settings.evaluate import Copy, Engine, File, RoundTrip, Student, Teacher

ITEMS = [Item(f"Sentence number {number} is here.") for number in range(7)]
SYSTEM = Copy(kind="copy", name="Bundle, 40/25")


class Shouting:
    batch = 2

    def __init__(self, stop_before: str = "") -> None:
        self.asked: list[str] = []
        self._stop_before = stop_before

    def rewrite(self, items: Sequence[Item]) -> list[str]:
        if any(item.source == self._stop_before for item in items):
            raise KeyboardInterrupt
        self.asked += [item.source for item in items]
        return [item.source.upper() for item in items]


def run(
    folder: Path, system: Shouting, fingerprint: str = "f", items: Sequence[Item] = ITEMS
) -> list[Rewriting]:
    return complete(SYSTEM, items, folder, fingerprint=fingerprint, load=lambda: system)


def texts(rewritings: Sequence[Rewriting]) -> list[tuple[str, str]]:
    return [(each.source, each.rewrite) for each in rewritings]


def test_what_is_there_is_not_made_again(tmp_path: Path) -> None:
    first, done = Shouting(), []
    found = complete(SYSTEM, ITEMS, tmp_path, fingerprint="f", load=lambda: first, tell=done.append)
    assert texts(found) == [(item.source, item.source.upper()) for item in ITEMS]
    assert done == [2, 4, 6, 7]
    assert complete(SYSTEM, ITEMS[::-1], tmp_path, fingerprint="f", load=lambda: 1 / 0) == found[::-1]
    more = Shouting()
    run(tmp_path, more, items=[*ITEMS, Item("A new one.")])
    assert more.asked == ["A new one."]


def test_a_stopped_run_goes_on_even_behind_half_a_line(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path, Shouting(stop_before=ITEMS[4].source))
    path = path_of(tmp_path, SYSTEM)
    with path.open("a") as file:
        file.write('{"source": "Sentence number 4 is h')
    rest = Shouting()
    found = run(tmp_path, rest)
    assert rest.asked == [item.source for item in ITEMS[4:]]
    assert texts(found) == [(item.source, item.source.upper()) for item in ITEMS]
    assert len(path.read_text().splitlines()) == 8
    assert all(json.loads(line) for line in path.read_text().splitlines())


@pytest.mark.parametrize("content", ["", "no json\n", '{"system": "x"}\n', None])
def test_what_depends_on_something_else_is_made_anew(tmp_path: Path, content: str | None) -> None:
    run(tmp_path, Shouting())
    if content is not None:
        path_of(tmp_path, SYSTEM).write_text(content)
    again = Shouting()
    run(tmp_path, again, "f" if content is not None else "other")
    assert len(again.asked) == 7


def test_rewrites_are_found_by_the_name_of_the_system(tmp_path: Path) -> None:
    run(tmp_path, Shouting())
    assert path_of(tmp_path, SYSTEM).name == "bundle-40-25.jsonl"
    assert named(tmp_path, "Bundle, 40/25")[ITEMS[0].source] == ITEMS[0].source.upper()
    with pytest.raises(TrainerError, match="no rewrites of “other”"):
        named(tmp_path, "other")


def test_a_fingerprint_follows_what_the_rewrites_depend_on(tmp_path: Path) -> None:
    pairs, own, model = tmp_path / "pairs.jsonl", tmp_path / "own.jsonl", tmp_path / "model"
    pairs.write_text("1")
    own.write_text("1")
    model.mkdir()
    (model / "weights").write_text("1")
    systems = [
        Copy(kind="copy", name="a"),
        Teacher(kind="teacher", name="a"),
        File(kind="file", name="a", file=own),
        Student(kind="student", name="a", model=str(model)),
        RoundTrip(kind="round-trip", name="a", there=str(model), back="hub/name"),
    ]

    def prints(scheme: CodeScheme) -> list[str]:
        return [fingerprint(system, pairs, scheme) for system in systems]

    before = prints(CodeScheme())
    assert len(set(before)) == len(systems)
    assert prints(CodeScheme()) == before

    def changed() -> list[int]:
        return [
            place
            for place, (old, new) in enumerate(zip(before, prints(CodeScheme()), strict=True))
            if old != new
        ]

    pairs.write_text("2")
    assert changed() == [1]
    own.write_text("2")
    assert changed() == [1, 2]
    (model / "weights").write_text("22")
    assert changed() == [1, 2, 3, 4]
    ours, other = CodeScheme(), replace(CodeScheme(), template="{lexical} {syntactic} {length} ")
    same = [one == two for one, two in zip(prints(ours), prints(other), strict=True)]
    assert same == [True] * 3 + [False, True]


def test_a_fingerprint_of_the_engine_follows_its_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(lexical: int) -> str:
        return fingerprint(Engine(kind="engine", name="a", lexical=lexical), tmp_path, CodeScheme())

    before = made(40)
    assert before == made(40) != made(60)
    monkeypatch.setattr(digests, "code", lambda _package: "edited")
    assert made(40) != before


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    system = File(kind="file", name="a", file=tmp_path / "nowhere.jsonl")
    with pytest.raises(TrainerError, match=r"nowhere\.jsonl: cannot be read"):
        fingerprint(system, tmp_path, CodeScheme())
