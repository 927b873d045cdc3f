import json
from pathlib import Path

import pytest
from sample_pairs import PAIRS, write_pairs

from trainer.errors import TrainerError
from trainer.preferences.sources import drawn
from trainer.settings.prefer import Prefer


def sentences(path: Path, *texts: str) -> Path:
    path.write_text("".join(json.dumps({"text": text, "origin": "own/x"}) + "\n" for text in texts), "utf-8")
    return path


def test_a_sentence_stands_once_with_all_that_teachers_made_of_it(tmp_path: Path) -> None:
    plain = sentences(tmp_path / "s.jsonl", "She reads a\nnew  book every week!", "It’s late, so “we” go.")
    section = Prefer(
        sentences=[plain], pairs=[write_pairs(tmp_path / "p.jsonl", 2)], output=tmp_path, words=(5, 40)
    )
    found = {row["source"]: row for row in drawn(section)}
    assert found.keys() == {source for source, _ in PAIRS} - {"She reads a new book every week."} | {
        "She reads a new book every week!",
        'It\'s late, so "we" go.',
    }
    assert found["She reads a new book every week!"]["rewrites"] == [{"text": PAIRS[2][1], "teacher": ""}] * 2
    assert found['It\'s late, so "we" go.'] == {
        "source": 'It\'s late, so "we" go.', "origin": "own/x", "rewrites": [],
    }  # fmt: skip


def test_lengths_caps_and_what_is_kept_apart(tmp_path: Path) -> None:
    source = write_pairs(tmp_path / "p.jsonl")
    apart = tmp_path / "apart.jsonl"
    # Either side is kept apart, however it is written.
    rows = [{"source": PAIRS[0][0].upper(), "paraphrase": "x"}, {"source": "x", "paraphrase": PAIRS[1][0]}]
    apart.write_text("".join(json.dumps(row) + "\n" for row in rows))

    def texts(**settings: object) -> list[str]:
        section = Prefer(pairs=[source], output=tmp_path, words=(3, 60), **settings)  # type: ignore[arg-type]
        return [row["source"] for row in drawn(section)]

    assert sorted(texts(apart=[apart])) == sorted(source for source, _ in PAIRS[2:])
    assert len(texts(cap=2)) == 4
    assert texts(limit=2) == texts(limit=4)[:2] == texts()[:2]
    assert texts(seed=2) != texts()
    section = Prefer(pairs=[source], output=tmp_path, words=(9, 9))
    assert {len(row["source"].split()) for row in drawn(section)} == {9}


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match=r"absent\.jsonl"):
        drawn(Prefer(sentences=[tmp_path / "absent.jsonl"], output=tmp_path))
