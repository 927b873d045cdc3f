from pathlib import Path

import pytest

from trainer import config
from trainer.errors import TrainerError

PREFER = '[prefer]\npairs = ["p.jsonl"]\noutput = "o"\n'
TUNE = '[tune]\nbase = "b"\ntrain = "t"\ndev = "d"\noutput = "o"\n'


def refusal(folder: Path, text: str) -> str:
    (folder / "x.toml").write_text('name = "x"\n' + text)
    with pytest.raises(TrainerError) as caught:
        config.read(folder / "x.toml")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_what_cannot_be_is_refused(tmp_path: Path) -> None:
    assert "sentences, pairs, or both" in refusal(tmp_path, '[prefer]\noutput = "o"\n')
    marks = '[prefer.marks]\nfiles = ["m.jsonl"]\n'
    assert "not both" in refusal(tmp_path, PREFER + marks)
    assert "marks go without beam, words," in refusal(
        tmp_path, '[prefer]\noutput = "o"\nwords = [9, 12]\nbeam = 2\n' + marks
    )
    assert "at least 1 item" in refusal(tmp_path, '[prefer]\noutput = "o"\n[prefer.marks]\nfiles = []\n')
    assert "fewest first" in refusal(tmp_path, PREFER + "words = [9, 3]\n")
    assert "least first" in refusal(tmp_path, PREFER + "length = [1.5, 1.0]\n")
    assert "least first" in refusal(tmp_path, PREFER + "bands = [{lexical = [0.2, 0.2], least = 0.5}]\n")
    assert "0 or more" in refusal(tmp_path, PREFER + "codes = [[1, -1, 2]]\n")
    assert "distil does not go with prefer" in refusal(
        tmp_path, TUNE + '[tune.distil]\nteacher = "t"\n[tune.prefer]\n'
    )
    assert "decoder_layers does not go" in refusal(tmp_path, TUNE + "decoder_layers = 2\n[tune.prefer]\n")
    assert "label_smoothing does not go" in refusal(tmp_path, TUNE + "label_smoothing = 0.1\n[tune.prefer]\n")
