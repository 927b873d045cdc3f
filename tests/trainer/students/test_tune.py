"""Tuning for real, on a student small enough for a test."""

import csv
import json
import shutil
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from sample_pairs import PAIRS, write_pairs
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers
from transformers import PreTrainedTokenizerFast, T5Config, T5ForConditionalGeneration

from desktop.engine.codes import CodeScheme
from trainer import config
from trainer.errors import TrainerError
from trainer.pairs import label
from trainer.pairs.files import Pair
from trainer.settings.label import Label
from trainer.settings.tune import Lora, Tune
from trainer.students import tune
from trainer.students.batches import LengthBuckets, TokenizedPairs, collate


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An untied T5 of a few thousand parameters with a tokenizer of its own."""
    folder = tmp_path_factory.mktemp("base")
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    special = ["<pad>", "</s>", "<unk>"]
    texts = [text for pair in PAIRS for text in pair] + ["paraphrase 0 1 2 3 4 5 6 7 8 9 :"] * 9
    tokenizer.train_from_iterator(
        texts, trainers.UnigramTrainer(vocab_size=200, special_tokens=special, unk_token="<unk>")
    )
    tokenizer.post_processor = processors.TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 1)])
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="<pad>", eos_token="</s>", unk_token="<unk>"
    ).save_pretrained(folder)
    torch.manual_seed(1)
    size = tokenizer.get_vocab_size()
    shape = T5Config(
        vocab_size=size, d_model=16, d_kv=8, d_ff=32, num_layers=1, num_heads=2,
        feed_forward_proj="gated-gelu", tie_word_embeddings=False, decoder_start_token_id=0,
    )  # fmt: skip
    T5ForConditionalGeneration(shape).save_pretrained(folder)
    return folder


def experiment(folder: Path, base: Path, output: str = "tuned", **settings: object) -> config.Experiment:
    pairs = folder / "pairs"
    if not pairs.exists():
        source = write_pairs(folder / "pairs.jsonl", 4)
        label.run(config.Experiment(name="t", label=Label(train=[source], dev=[source], output=pairs)))
    values: dict[str, object] = {
        "epochs": 2, "batch": 4, "save_every": 3, "warmup": 1, "learning_rate": 0.02, "precision": "fp32",
        "lora": Lora(rank=4, alpha=8), **settings,
    }  # fmt: skip
    section = Tune(
        base=str(base), train=pairs / "train.jsonl", dev=pairs / "dev.jsonl", output=folder / output, **values
    )
    return config.Experiment(name="test", tune=section)


def adapter(folder: Path) -> dict[str, torch.Tensor]:
    return load_file(folder / "adapter" / "adapter_model.safetensors")


def test_a_killed_run_goes_on_and_ends_where_an_unbroken_one_does(tmp_path: Path, base: Path) -> None:
    """The killed run is made from the unbroken one: what follows its first checkpoint is taken away."""
    whole = experiment(tmp_path, base)
    tune.run(whole)
    weights = adapter(tmp_path / "tuned")
    log = (tmp_path / "tuned" / "log.csv").read_text()
    kept = sorted((tmp_path / "tuned").glob("checkpoint-*"), key=lambda path: int(path.name.split("-")[1]))
    assert len(kept) == 2
    shutil.rmtree(kept[-1])
    shutil.rmtree(tmp_path / "tuned" / "adapter")
    tune.run(whole)
    again = adapter(tmp_path / "tuned")
    assert again.keys() == weights.keys()
    for name, value in weights.items():
        torch.testing.assert_close(again[name], value, rtol=1e-5, atol=1e-6)
    assert (tmp_path / "tuned" / "log.csv").read_text() == log


def test_it_learns_and_keeps_a_record(tmp_path: Path, base: Path) -> None:
    tune.run(experiment(tmp_path, base, epochs=8))
    report = json.loads((tmp_path / "tuned" / "report.json").read_text())
    assert report["steps"] == 48
    assert report["dev_loss_best"] < report["dev_loss_first"] - 0.1
    with (tmp_path / "tuned" / "log.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert min(float(row["dev_loss"]) for row in rows if row["dev_loss"]) == pytest.approx(
        report["dev_loss_best"], rel=1e-3
    )
    assert json.loads((tmp_path / "tuned" / "experiment.json").read_text())["tune"]["epochs"] == 8


def test_a_run_is_never_continued_with_other_settings(tmp_path: Path, base: Path) -> None:
    tune.run(experiment(tmp_path, base))
    with pytest.raises(TrainerError, match="other settings"):
        tune.run(experiment(tmp_path, base, learning_rate=0.5))


def test_what_cannot_be_tuned_says_why(tmp_path: Path, base: Path) -> None:
    with pytest.raises(TrainerError, match=r"no \[tune\] section"):
        tune.run(config.Experiment(name="test"))
    with pytest.raises(TrainerError, match="cannot be loaded"):
        tune.run(experiment(tmp_path, tmp_path / "nowhere"))
    plain = write_pairs(tmp_path / "plain.jsonl")
    with pytest.raises(TrainerError, match="trainer label"):
        tune.run(
            experiment(tmp_path, base, output="other").__class__(
                name="test",
                tune=Tune(base=str(base), train=plain, dev=plain, output=tmp_path / "unlabelled"),
            )
        )


def test_batches_are_padded_without_loss(base: Path) -> None:
    tokenizer = PreTrainedTokenizerFast.from_pretrained(base)
    scheme = CodeScheme()
    pairs = [Pair(source, rewrite, codes=scheme.measure(source, rewrite)) for source, rewrite in PAIRS]
    rows = TokenizedPairs(pairs, tokenizer, scheme, tokens=500)
    batch = collate([rows[0], rows[1]], tokenizer.pad_token_id)
    assert batch["input_ids"].shape == batch["attention_mask"].shape
    assert (
        batch["attention_mask"].sum(1) == torch.tensor([len(rows[0]["input_ids"]), len(rows[1]["input_ids"])])
    ).all()
    lengths = torch.tensor([len(rows[0]["labels"]), len(rows[1]["labels"])])
    assert ((batch["labels"] != -100).sum(1) == lengths).all()
    assert tokenizer.decode(rows[0]["input_ids"]).startswith("paraphrase")
    cut = TokenizedPairs(pairs, tokenizer, scheme, tokens=8)
    assert max(len(cut[index]["labels"]) for index in range(len(cut))) == 8


def test_buckets_give_every_pair_once_in_an_order_of_their_epoch(base: Path) -> None:
    tokenizer = PreTrainedTokenizerFast.from_pretrained(base)
    scheme = CodeScheme()
    pairs = [Pair(source, rewrite, codes=scheme.measure(source, rewrite)) for source, rewrite in PAIRS * 30]
    rows = TokenizedPairs(pairs, tokenizer, scheme, tokens=500)
    buckets = LengthBuckets(rows, batch=2, seed=1)
    first = list(buckets)
    assert sorted(first) == list(range(len(rows)))
    assert list(buckets) == first
    buckets.set_epoch(1)
    assert list(buckets) != first
    lengths = [rows.length(index) for index in first[:100]]
    assert lengths == sorted(lengths, reverse=True)


def test_every_weight_is_tuned_where_that_is_asked_for(tmp_path: Path, base: Path) -> None:
    tune.run(experiment(tmp_path, base, method="full", learning_rate=0.003))
    before, after = (
        T5ForConditionalGeneration.from_pretrained(folder).state_dict()
        for folder in (base, tmp_path / "tuned" / "model")
    )
    assert before.keys() == after.keys()
    assert all(not torch.equal(before[name], after[name]) for name in before if "SelfAttention.q" in name)
    assert (tmp_path / "tuned" / "model" / "tokenizer.json").is_file()
    report = json.loads((tmp_path / "tuned" / "report.json").read_text())
    assert report["dev_loss_best"] < report["dev_loss_first"] or report["steps"] <= 3
