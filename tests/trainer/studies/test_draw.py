import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainer.errors import TrainerError
from trainer.pairs import files
from trainer.pairs.files import Pair
from trainer.settings.study import Draw
from trainer.studies import draw


def drawn(folder: Path, pairs: Path, **asked: object) -> list[Pair]:
    folder.mkdir(exist_ok=True)
    draw.run(Draw(pairs=[pairs], **asked), folder)  # type: ignore[arg-type]
    return list(files.read(folder / draw.PAIRS))


def spoilt(pairs: list[Pair], path: Path) -> set[str]:
    sound = {(pair.source, pair.paraphrase) for pair in files.read(path)}
    return {pair.source for pair in pairs if (pair.source, pair.paraphrase) not in sound}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.floats(0, 1), st.floats(0, 1), st.integers(0, 5))
def test_what_little_noise_spoils_more_noise_spoils_too(
    tmp_path: Path, pairs: Path, one: float, other: float, seed: int
) -> None:
    less, more = sorted((one, other))
    found = [
        spoilt(drawn(tmp_path / "out", pairs, noise=share, kind="substitution", seed=seed), pairs)
        for share in (less, more)
    ]
    assert len(found[1]) <= round(12 * more)
    assert found[0] <= found[1]


def test_a_mismatched_sentence_has_another_ones_rewrite(tmp_path: Path, pairs: Path) -> None:
    found = drawn(tmp_path / "out", pairs, noise=1.0)
    assert sorted(pair.paraphrase for pair in found) == sorted(pair.paraphrase for pair in files.read(pairs))
    assert len(spoilt(found, pairs)) >= 8  # two sentences share each rewrite
    assert json.loads((tmp_path / "out" / "report.json").read_text())["spoilt"] == 12


def test_substitution_leaves_most_words_and_the_sentence(tmp_path: Path, pairs: Path) -> None:
    found = drawn(tmp_path / "out", pairs, noise=0.5, kind="substitution")
    sound = {pair.source: pair.paraphrase for pair in files.read(pairs)}
    changed = [pair for pair in found if sound[pair.source] != pair.paraphrase]
    assert 4 <= len(changed) <= 6
    words = [
        (old, new)
        for pair in changed
        for old, new in zip(sound[pair.source].split(), pair.paraphrase.split(), strict=True)
    ]
    assert 0.1 < sum(old != new for old, new in words) / len(words) < 0.6
    assert drawn(tmp_path / "again", pairs, noise=0.5, kind="substitution") == found


def test_teachers_origins_and_sizes(tmp_path: Path, pairs: Path) -> None:
    found = drawn(tmp_path / "out", pairs, teachers=["teacher of old"], limit=4)
    assert [pair.origin for pair in found] == ["old/part"] * 4
    assert {pair.origin for pair in drawn(tmp_path / "out", pairs, origins=["new"])} == {"new/part"}
    with pytest.raises(TrainerError, match="No pair is left to study"):
        drawn(tmp_path / "out", pairs, teachers=["nobody"])
