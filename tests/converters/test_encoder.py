import numpy as np
import pytest
import tokenizers
import torch
from transformers import BertConfig, BertModel

from converters import encoder as encoders
from converters.encoder import compare, make_encoder
from converters.errors import ConversionError
from desktop.engine.bundle import Kind, load
from desktop.engine.encoder import load_encoder


@pytest.fixture(scope="module")
def base(tmp_path_factory, pairs_file):
    """A random BERT with a WordPiece tokenizer that, as the published one, pads and cuts."""
    folder = tmp_path_factory.mktemp("bert")
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = tokenizers.normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
    trainer = tokenizers.trainers.WordPieceTrainer(
        vocab_size=200, special_tokens=["[PAD]", "[UNK]", "[CLS]", "[SEP]"], show_progress=False
    )
    tokenizer.train_from_iterator(pairs_file.read_text().splitlines(), trainer)
    tokenizer.post_processor = tokenizers.processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    tokenizer.enable_truncation(5)
    tokenizer.enable_padding(length=5)
    tokenizer.save(str(folder / "tokenizer.json"))
    torch.manual_seed(6)
    config = BertConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=300,
        # Large enough that random sentences are told apart.
        initializer_range=0.5,
    )
    BertModel(config).save_pretrained(folder)
    return folder


@pytest.fixture
def job(base, facts_file, pairs_file, tmp_path):
    return {
        "base": base,
        "name": "tiny-encoder",
        "facts_file": facts_file,
        "held_out": pairs_file,
        "output": tmp_path / "tiny-encoder",
        "report": [].append,
        "quantization": "float32",
    }


def test_the_bundle_embeds_as_the_model_does(job):
    likeness = make_encoder(**job)
    assert likeness.sentences == 16
    assert likeness.max < 1e-4
    bundle = load(job["output"], Kind.ENCODER)
    assert bundle.codes is None
    assert bundle.figures["conversion"]["cosine_difference"]["sentences"] == 16
    encoder = load_encoder(bundle)
    long = "The committee will meet on Tuesday at the old house on a quiet hill."
    # The file's own limit of five tokens is not followed.
    assert not np.allclose(*encoder.embed([long, long.replace("hill", "market")]))


def test_an_encoder_that_strays_is_refused(job, monkeypatch):
    monkeypatch.setattr(encoders, "MEAN_BOUND", 0.0)
    with pytest.raises(ConversionError, match="is not the one it was made from"):
        make_encoder(**job)
    assert not job["output"].exists()
    assert not list(job["output"].parent.iterdir())


def test_too_few_sentences_and_a_missing_base_are_refused(job, tmp_path):
    few = tmp_path / "few.txt"
    few.write_text("One.\nOne.\n")
    with pytest.raises(ConversionError, match="fewer than two"):
        make_encoder(**{**job, "held_out": few})
    with pytest.raises(ConversionError, match="cannot be loaded"):
        make_encoder(**{**job, "base": tmp_path / "nowhere"})


def test_cosines_are_compared_between_different_sentences_only():
    left = np.eye(3, dtype=np.float32)
    right = np.array([[1, 0, 0], [0.6, 0.8, 0], [0, 0, 1]], dtype=np.float32)
    likeness = compare(left, right)
    assert likeness.sentences == 3
    assert likeness.mean == pytest.approx(0.2)
    assert likeness.max == pytest.approx(0.6)
