import json
import shutil
from dataclasses import replace
from pathlib import Path

import ctranslate2
import pytest
import torch
from ctranslate2.converters.transformers import T5Loader
from peft import PeftModel
from transformers import T5ForConditionalGeneration

from converters import parity
from converters.errors import ConversionError
from converters.marian import read_spelling, read_vocabulary
from converters.merge import load_merged
from converters.student import make_student
from desktop.engine.bundle import TARGET_TOKENIZER_FILE, Kind, load
from desktop.engine.tokenizer import load_tokenizer


def quiet(line: str) -> None:
    """Nobody listens."""


def test_the_stock_loader_fails_parity_on_an_untied_t5_and_ours_passes(job):
    with pytest.raises(ConversionError, match="is not the tuned one"):
        make_student(job, quiet, loader=T5Loader())
    assert not job.output.exists()
    outcome = make_student(job, quiet)
    assert outcome.sentence_max < 1e-2


def test_a_tied_t5_passes_with_scaled_outputs(job, make_base):
    outcome = make_student(replace(job, base=make_base(True)), quiet)
    assert outcome.sentence_max < 1e-2
    assert outcome.token_mean < 1e-4


def test_a_tied_t5_without_its_scale_fails_parity(job, make_base):
    class Unscaled(T5Loader):
        def get_model_spec(self, model):
            model.config.tie_word_embeddings = False
            return super().get_model_spec(model)

    with pytest.raises(ConversionError, match="is not the tuned one"):
        make_student(replace(job, base=make_base(True)), quiet, loader=Unscaled())


def test_the_adapter_is_merged(job, adapter, make_base):
    merged = load_merged(job.base, adapter).model
    tuned = PeftModel.from_pretrained(T5ForConditionalGeneration.from_pretrained(job.base), adapter).eval()
    source, target = torch.tensor([[7, 8, 9, 1]]), torch.tensor([[9, 8, 1]])
    with torch.no_grad():
        expected = tuned(input_ids=source, labels=target).logits
        torch.testing.assert_close(
            merged(input_ids=source, labels=target).logits, expected, atol=1e-4, rtol=1e-4
        )
        base = load_merged(job.base).model(input_ids=source, labels=target).logits
    assert (base - expected).abs().max() > 0.1
    outcome = make_student(replace(job, adapter=adapter), quiet)
    assert outcome.sentence_max < 1e-2
    assert "LoRA adapter, merged" in (job.output / "CARD.md").read_text(encoding="utf-8")


def test_an_adapter_for_another_model_is_refused(job, adapter, make_base):
    with pytest.raises(ConversionError, match="does not fit the base model"):
        make_student(replace(job, base=make_base(True), adapter=adapter), quiet)
    assert not job.output.parent.exists()


def test_a_resaved_untied_model_keeps_its_output_scale(make_base, tmp_path):
    base = make_base(False)
    for path in base.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    config = json.loads((tmp_path / "config.json").read_text())
    config.pop("scale_decoder_outputs", None)
    config["tie_word_embeddings"] = True
    (tmp_path / "config.json").write_text(json.dumps(config))
    assert load_merged(tmp_path).model.config.scale_decoder_outputs is False


def test_the_bundle_says_what_it_is_and_runs(job):
    make_student(replace(job, quantization="int8"), quiet)
    bundle = load(job.output, Kind.STUDENT)
    assert (bundle.name, bundle.version, bundle.base) == ("tiny", "0.1", "a random T5")
    assert bundle.codes == job.codes
    assert bundle.training == {"epochs": 1}
    assert bundle.figures["dev_loss"] == 1.5
    assert bundle.figures["conversion"]["parity_nats"]["pairs"] == 8
    assert {"python", "ctranslate2", "transformers", "peft", "torch", "tokenizers"} <= bundle.made_with.keys()
    card = bundle.read("CARD.md").decode()
    for part in (
        "Tiny student",
        "eight pairs",
        "CC0 \\| public domain",
        "Read this notice.",
        "It is random.",
        "dev_loss",
    ):
        assert part in card
    assert bundle.read("LICENSE") == b"Do as you like.\n"
    tokenizer = load_tokenizer(bundle)
    [result] = bundle.translator(1).translate_batch(
        tokenizer.encode_batch(["Rain fell."]), max_decoding_length=8
    )
    assert isinstance(tokenizer.decode(result.hypotheses[0]), str)
    assert not [path for path in job.output.parent.iterdir() if path != job.output]


def test_a_refused_conversion_leaves_the_former_bundle(job):
    make_student(job, quiet)
    before = {path.name: path.read_bytes() for path in job.output.iterdir()}
    with pytest.raises(ConversionError):
        make_student(job, quiet, loader=T5Loader())
    assert {path.name: path.read_bytes() for path in job.output.iterdir()} == before
    assert list(job.output.parent.iterdir()) == [job.output]


def test_a_former_bundle_is_replaced(job):
    make_student(job, quiet)
    (job.output / "left-over").write_text("x")
    make_student(replace(job, name="tiny2"), quiet)
    assert load(job.output).name == "tiny2"
    assert not (job.output / "left-over").exists()
    assert list(job.output.parent.iterdir()) == [job.output]


def test_a_folder_that_is_no_bundle_is_not_replaced(job):
    job.output.mkdir(parents=True)
    (job.output / "novel.txt").write_text("mine")
    with pytest.raises(ConversionError, match="is not a bundle"):
        make_student(job, quiet)
    assert (job.output / "novel.txt").read_text() == "mine"


def test_trimming_leaves_scores_as_they_are(job, make_base):
    whole = make_student(replace(job, minimum=None, output=job.output.parent / "whole"), quiet)
    trimmed = make_student(job, quiet)
    sizes = [
        len(json.loads((job.output.parent / name / "tokenizer.json").read_text())["model"]["vocab"])
        for name in ("whole", "tiny")
    ]
    assert sizes[1] < sizes[0]
    # The rows that remain score the same, up to the mass of those that went.
    assert trimmed.tokens == whole.tokens
    assert whole.mass_lost < trimmed.mass_lost < 1
    assert trimmed.sentence_max < 1e-2
    assert whole.sentence_max < 1e-2


def test_parity_refuses_what_is_not_a_number(job):
    good = make_student(job, quiet)
    with pytest.raises(ConversionError, match="nan nats"):
        parity.check(replace(good, token_mean=float("nan")), "float32")
    with pytest.raises(ConversionError, match="mean log-probability"):
        parity.check(replace(good, token_bias=-1.0), "int8_float32")


def test_converting_leaves_the_loaders_of_ctranslate2_alone(job):
    before = T5Loader.get_model_spec
    make_student(job, quiet)
    assert T5Loader.get_model_spec is before
    assert ctranslate2.converters.transformers._MODEL_LOADERS["T5Config"].__class__ is T5Loader


@pytest.mark.parametrize("config", ["mbart", "missing"])
def test_a_base_of_another_kind_is_refused_in_a_sentence(job, make_base, tmp_path, config):
    folder = tmp_path / "base"
    folder.mkdir()
    if config == "mbart":
        from transformers import MBartConfig, MBartForConditionalGeneration

        small = MBartConfig(
            vocab_size=40, d_model=8, encoder_layers=1, decoder_layers=1, encoder_attention_heads=1,
            decoder_attention_heads=1, encoder_ffn_dim=8, decoder_ffn_dim=8, max_position_embeddings=16,
        )  # fmt: skip
        MBartForConditionalGeneration(small).save_pretrained(folder)
        (folder / "tokenizer.json").write_text((make_base(False) / "tokenizer.json").read_text())
    with pytest.raises(ConversionError) as caught:
        make_student(replace(job, base=folder), quiet)
    assert str(folder) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert isinstance(job.output, Path)
    assert not job.output.parent.exists()


def test_a_tokenizer_of_another_model_is_refused(job, make_base, tmp_path):
    base = tmp_path / "base"
    shutil.copytree(make_base(False), base)
    shutil.copy(make_base(True, "bart") / "tokenizer.json", base)
    with pytest.raises(ConversionError, match="the tokenizer that belongs to it"):
        make_student(replace(job, base=base), quiet)


def test_a_grafted_student_with_one_spelling_and_embeddings_of_its_own_on_each_side(job, make_base, tmp_path):
    """As `graft` leaves it: a tokenizer.json whose ids are the rows, the padding last."""
    base = tmp_path / "base"
    shutil.copytree(make_base(False, "marian"), base)
    rows = json.loads((base / "vocab.json").read_text("utf-8"))
    spelling = dict(read_spelling(base / "target.spm").pieces)
    pieces = sorted(rows, key=lambda token: rows[token])
    vocabulary = read_vocabulary(base).writes
    vocabulary["model"]["vocab"] = [[token, spelling.get(token, -20.0)] for token in pieces]
    vocabulary["model"]["unk_id"] = rows["<unk>"]
    for entry in vocabulary["added_tokens"]:
        entry["id"] = rows[entry["content"]]
    (base / "tokenizer.json").write_text(json.dumps(vocabulary), "utf-8")
    for minimum in (1, None):
        outcome = make_student(replace(job, base=base, minimum=minimum), quiet)
        assert outcome.sentence_max < 1e-2
        bundle = load(job.output, Kind.STUDENT)
        assert TARGET_TOKENIZER_FILE not in bundle.files
        assert load_tokenizer(bundle).decode(["▁the"]) == "the"
