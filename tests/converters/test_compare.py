import json
from dataclasses import replace

import numpy as np
import pytest

from converters.__main__ import main
from converters.compare import Mean, compare
from converters.errors import ConversionError
from converters.sentences import read_pairs
from converters.student import StudentJob, make_student
from desktop.engine.codes import CodeScheme


def quiet(line: str) -> None:
    """Nobody listens."""


@pytest.fixture(scope="module")
def folders(make_base, pairs_file, facts_file, tmp_path_factory):
    """One student in three precisions."""
    root = tmp_path_factory.mktemp("compared")
    job = StudentJob(
        base=make_base(False), adapter=None, pairs=[pairs_file], sentences=[], held_out=pairs_file,
        facts=facts_file, name="tiny", output=root, codes=CodeScheme(), training={}, figures={}, minimum=1,
    )  # fmt: skip
    made = []
    for precision in ("float32", "int8", "int8_float32"):
        made.append(root / precision)
        make_student(replace(job, quantization=precision, output=made[-1]), quiet)
    return made


def test_precisions_are_told_apart_by_size_and_scores(folders, pairs_file):
    report = compare(folders, list(read_pairs(pairs_file)), quiet)
    first, second, third = report["bundles"]
    assert [each["precision"] for each in (first, second, third)] == ["float32", "int8", "int8_float32"]
    assert first["scores"]["difference_max"] == 0
    assert first["same"] == 1
    assert 0 < second["scores"]["difference_mean"] <= second["scores"]["difference_99"]
    assert second["scores"]["difference_99"] <= second["scores"]["difference_max"]
    assert abs(second["scores"]["bias"]) <= second["scores"]["difference_mean"]
    assert second["total_megabytes"] <= first["total_megabytes"]
    assert all(each["words_per_second"] > 0 for each in report["bundles"])
    assert 0 <= first["facts"]["value"] <= 1


def test_the_report_is_written_for_programs_and_for_people(folders, pairs_file, tmp_path, capsys):
    command = ["compare", *map(str, folders[:2]), "--pairs", str(pairs_file), "--limit", "4"]
    assert main([*command, "--output", str(tmp_path / "report")]) == 0
    report = json.loads((tmp_path / "report" / "comparison.json").read_text("utf-8"))
    assert report["pairs"] == 4
    text = (tmp_path / "report" / "comparison.md").read_text("utf-8")
    assert capsys.readouterr().out == text
    assert "| similarity |" in text
    assert text.startswith("# float32 and int8\n")


def test_what_cannot_be_compared_says_why(folders, pairs_file, make_base, facts_file, tmp_path):
    pairs = list(read_pairs(pairs_file))
    with pytest.raises(ConversionError, match="Two bundles"):
        compare(folders[:1], pairs, quiet)
    other = StudentJob(
        base=make_base(True, "bart"), adapter=None, pairs=[pairs_file], sentences=[], held_out=pairs_file,
        facts=facts_file, name="other", output=tmp_path / "other", codes=CodeScheme(), training={},
        figures={},
    )  # fmt: skip
    make_student(other, quiet)
    with pytest.raises(ConversionError, match="of one student"):
        compare([folders[0], tmp_path / "other"], pairs, quiet)


def test_a_mean_has_its_interval():
    mean = Mean.of(np.array([0.0, 1.0] * 50))
    assert mean.value == 0.5
    assert mean.low == pytest.approx(0.5 - 1.96 * 0.0502519, abs=1e-3)
    assert mean.high == pytest.approx(0.5 + 1.96 * 0.0502519, abs=1e-3)
