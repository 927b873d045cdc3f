from collections.abc import Sequence
from pathlib import Path

import pytest

from desktop.engine.codes import CodeScheme
from trainer.evaluation.items import Item
from trainer.settings.study import Drift
from trainer.studies import drift, found


class Shortening:
    """Drops the last word but one, down to four words; at first it exchanges one."""

    batch = 2
    asked = 0

    def rewrite(self, items: Sequence[Item]) -> list[str]:
        Shortening.asked += len(items)
        return [self._one(item.source) for item in items]

    @staticmethod
    def _one(text: str) -> str:
        words = text.split()
        return " ".join([*words[:-2], words[-1]]) if len(words) > 4 else text


@pytest.fixture
def settings(pairs: Path, monkeypatch: pytest.MonkeyPatch) -> Drift:
    monkeypatch.setattr(drift, "open_system", lambda *_: Shortening())
    systems = [{"kind": "engine", "name": "shortening"}]
    return Drift(pairs=pairs, systems=systems, rounds=9, limit=5, resamples=100)  # type: ignore[arg-type]


def test_each_round_is_measured_against_the_beginning(tmp_path: Path, settings: Drift) -> None:
    drift.run(settings, CodeScheme(), tmp_path)
    places = found.read(tmp_path).found
    assert [place.at for place in places] == [float(number) for number in range(1, 10)]
    assert {place.name for place in places} == {"shortening"}
    lexical = [place.values["lexical"].values.mean() for place in places]
    assert lexical == sorted(lexical)
    assert lexical[0] > 0
    first, last = places[0].values, places[-1].values
    assert last["step"].values.max() == 0
    assert last["settled"].values.min() == 1
    assert first["settled"].values.max() == 0
    assert last["length"].values.max() < 0.8
    assert places[0].values["step"].values == pytest.approx(first["lexical"].values)


def test_what_was_rewritten_before_is_not_rewritten_again(tmp_path: Path, settings: Drift) -> None:
    drift.run(settings, CodeScheme(), tmp_path)
    whole, asked = (tmp_path / "found.json").read_text(), Shortening.asked
    drift.run(settings, CodeScheme(), tmp_path)
    assert Shortening.asked == asked
    assert (tmp_path / "found.json").read_text() == whole
    # As after kill -9 in the fourth round: the later ones follow from it anew.
    cut = tmp_path / "round-04" / "rewrites" / "shortening.jsonl"
    cut.write_text("".join(cut.read_text().splitlines(keepends=True)[:3]) + '{"sour')
    drift.run(settings, CodeScheme(), tmp_path)
    assert Shortening.asked == asked + 3
    assert [place.values["lexical"].values.tolist() for place in found.read(tmp_path).found]


def test_what_cannot_rewrite_its_own_text_is_refused(pairs: Path) -> None:
    with pytest.raises(ValueError, match="cannot rewrite what it wrote itself"):
        Drift(pairs=pairs, systems=[{"kind": "copy", "name": "the copy"}])  # type: ignore[list-item]
