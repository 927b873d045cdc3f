"""Students of a few thousand parameters, random but whole, and experiments on them."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import sentencepiece
import torch
from sample_pairs import PAIRS, write_pairs
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers
from transformers import (
    BartConfig,
    BartForConditionalGeneration,
    MarianConfig,
    MarianMTModel,
    PreTrainedTokenizerFast,
    T5Config,
    T5ForConditionalGeneration,
)

from desktop.engine.codes import CodeScheme
from trainer import config
from trainer.pairs import files
from trainer.settings.tune import Lora, Tune

Experiment = Callable[..., config.Experiment]
_TEXTS = [text for pair in PAIRS for text in pair] + ["paraphrase 0 1 2 3 4 5 6 7 8 9 :"] * 9


@cache
def _unigram(pieces: int) -> str:
    """A tokenizer as T5's, trained once, for its training differs from time to time."""
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    special = ["<pad>", "</s>", "<unk>"]
    tokenizer.train_from_iterator(
        _TEXTS, trainers.UnigramTrainer(vocab_size=pieces, special_tokens=special, unk_token="<unk>")
    )
    tokenizer.post_processor = processors.TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 1)])
    return str(tokenizer.to_str())


def save_t5(folder: Path, layers: int = 1, width: int = 16, pieces: int = 200, dropout: float = 0.1) -> None:
    """An untied T5, as FLAN-T5."""
    tokenizer = Tokenizer.from_str(_unigram(pieces))
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="<pad>", eos_token="</s>", unk_token="<unk>"
    ).save_pretrained(folder)
    torch.manual_seed(1)
    shape = T5Config(
        vocab_size=tokenizer.get_vocab_size(), d_model=width, d_kv=8, d_ff=32, num_layers=layers, num_heads=2,
        feed_forward_proj="gated-gelu", tie_word_embeddings=False, decoder_start_token_id=0,
        dropout_rate=dropout,
    )  # fmt: skip
    T5ForConditionalGeneration(shape).save_pretrained(folder)


def save_bart(folder: Path, layers: int = 1) -> None:
    """A BART with a byte-level tokenizer."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    trainer = trainers.BpeTrainer(
        vocab_size=330, special_tokens=special, initial_alphabet=pre_tokenizers.ByteLevel.alphabet()
    )
    tokenizer.train_from_iterator(_TEXTS, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token="<s>", pad_token="<pad>", eos_token="</s>", unk_token="<unk>"
    ).save_pretrained(folder)
    torch.manual_seed(2)
    shape = BartConfig(
        vocab_size=tokenizer.get_vocab_size(), d_model=16, encoder_layers=1, decoder_layers=layers,
        encoder_attention_heads=2, decoder_attention_heads=2, encoder_ffn_dim=32, decoder_ffn_dim=32,
        max_position_embeddings=128, forced_eos_token_id=None,
    )  # fmt: skip
    BartForConditionalGeneration(shape).save_pretrained(folder)


def save_marian(folder: Path, layers: int = 1) -> None:
    """A translator that spells the two sides differently, as opus-mt."""
    for side, text in (("source", _TEXTS), ("target", [text.upper() for text in _TEXTS] + _TEXTS)):
        sentences = folder / f"{side}.txt"
        sentences.write_text("\n".join(text), "utf-8")
        sentencepiece.SentencePieceTrainer.train(
            input=str(sentences), model_prefix=str(folder / side), vocab_size=85, minloglevel=2
        )
        (folder / f"{side}.model").rename(folder / f"{side}.spm")
    known = {}
    for side in ("source", "target"):
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / f"{side}.spm"))
        known |= dict.fromkeys(pieces.id_to_piece(index) for index in range(3, len(pieces)))
    vocabulary = ["</s>", "<unk>", *known, "<pad>"]
    (folder / "vocab.json").write_text(json.dumps({piece: n for n, piece in enumerate(vocabulary)}), "utf-8")
    (folder / "tokenizer_config.json").write_text(
        json.dumps({"tokenizer_class": "MarianTokenizer", "source_lang": "fr", "target_lang": "en"}), "utf-8"
    )
    torch.manual_seed(3)
    size = len(vocabulary)
    shape = MarianConfig(
        vocab_size=size, d_model=16, encoder_layers=1, decoder_layers=layers, encoder_attention_heads=2,
        decoder_attention_heads=2, encoder_ffn_dim=32, decoder_ffn_dim=32, max_position_embeddings=128,
        activation_function="swish", pad_token_id=size - 1, decoder_start_token_id=size - 1, eos_token_id=0,
        forced_eos_token_id=None,
    )  # fmt: skip
    MarianMTModel(shape).save_pretrained(folder)


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("base")
    save_t5(folder)
    return folder


@pytest.fixture(scope="session")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Labelled pairs."""
    folder = tmp_path_factory.mktemp("pairs")
    scheme = CodeScheme()
    plain = files.read(write_pairs(folder / "plain.jsonl", 4))
    labelled = (replace(pair, codes=scheme.measure(pair.source, pair.paraphrase)) for pair in plain)
    files.write(folder / "pairs.jsonl", labelled)
    return folder / "pairs.jsonl"


@pytest.fixture
def experiment(tmp_path: Path, base: Path, pairs: Path) -> Experiment:
    """Makes an experiment that tunes for two epochs, twelve steps."""

    def make(base: Path = base, output: str = "tuned", **settings: object) -> config.Experiment:
        values: dict[str, object] = {
            "epochs": 2, "batch": 4, "save_every": 3, "warmup": 1, "learning_rate": 0.02, "precision": "fp32",
            "lora": Lora(rank=4, alpha=8), **settings,
        }  # fmt: skip
        section = Tune(base=str(base), train=pairs, dev=pairs, output=tmp_path / output, **values)
        return config.Experiment(name="test", tune=section)

    return make
