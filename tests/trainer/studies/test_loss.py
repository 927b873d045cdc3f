from pathlib import Path

import pytest
import torch
from transformers import AutoTokenizer, T5ForConditionalGeneration

from desktop.engine.codes import CodeScheme
from desktop.engine.measures import words
from trainer.errors import TrainerError
from trainer.pairs import files
from trainer.settings.study import Loss
from trainer.settings.tune import Tune
from trainer.studies import found, loss


def test_nats_a_word_are_those_of_each_pair_alone(tmp_path: Path, tiny: Path, pairs: Path) -> None:
    tuned = Tune(base=str(tiny), train=pairs, dev=pairs, output=tmp_path, method="full")
    model, tokenizer = T5ForConditionalGeneration.from_pretrained(tiny), AutoTokenizer.from_pretrained(tiny)
    model.save_pretrained(tmp_path / "model")
    tokenizer.save_pretrained(tmp_path / "model")
    scheme = CodeScheme()
    loss.run(Loss(pairs=pairs, limit=0), tuned, scheme, tmp_path)
    (place,) = found.read(tmp_path).found
    alone = []
    for pair in files.read(pairs):
        prompt = scheme.prompt(scheme.measure(pair.source, pair.paraphrase), pair.source)
        target = tokenizer(pair.paraphrase, return_tensors="pt")["input_ids"]
        with torch.no_grad():
            mean = model(**tokenizer(prompt, return_tensors="pt"), labels=target).loss
        alone.append(float(mean) * target.shape[1] / len(words(pair.paraphrase)))
    assert sorted(place.values["loss"].values) == pytest.approx(sorted(alone), rel=1e-4)
    figure = place.figures["loss"]
    assert not isinstance(figure, float)
    assert figure.value == pytest.approx(sum(alone) / 12, rel=1e-4)
    assert figure.low < figure.value < figure.high


def test_pairs_that_do_not_fit_are_told(tmp_path: Path, pairs: Path) -> None:
    tuned = Tune(base="b", train=pairs, dev=pairs, output=tmp_path)
    with pytest.raises(TrainerError, match="no pair whose source has 40 to 60 words"):
        loss.run(Loss(pairs=pairs, words=(40, 60)), tuned, CodeScheme(), tmp_path)
