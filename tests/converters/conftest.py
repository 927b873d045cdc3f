"""Tiny models of each family, their tokenizers and pairs, made here: no weights, no network."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sentencepiece
import tokenizers
import torch
from peft import LoraConfig, get_peft_model
from transformers import (
    AutoModelForSeq2SeqLM,
    BartConfig,
    BartForConditionalGeneration,
    MarianConfig,
    MarianMTModel,
    T5Config,
    T5ForConditionalGeneration,
)

from converters.student import StudentJob
from desktop.engine.codes import CodeScheme

PAIRS = [
    ("The committee will meet on Tuesday.", "On Tuesday the committee is going to meet."),
    ("She bought three apples at the market.", "At the market she purchased three apples."),
    ("The old house stood on a quiet hill.", "On a quiet hill there stood an old house."),
    ("We did not expect such a long answer.", "Such a long answer was not what we expected."),
    ("Rain fell over the city all night.", "All night long, rain came down on the city."),
    ("Her brother repairs bicycles for a living.", "Repairing bicycles is how her brother earns money."),
    ("Most readers liked the second chapter.", "The second chapter was liked by most readers."),
    ("It takes an hour to walk to the station.", "Walking to the station takes one hour."),
]
TEXTS = [text for pair in PAIRS for text in pair] * 3 + ["paraphrase 0 1 2 3 4 5 6 7 8 9: "] * 3
FOREIGN = [
    "Die Versammlung wurde verschoben.",
    "L'assemblée générale était terminée.",
    "Versammlung générale",
]


@pytest.fixture(scope="session")
def tokenizer_json() -> dict[str, Any]:
    """A T5-like tokenizer over the pairs and a few foreign sentences: Unigram, sentinels at the end."""
    tokenizer = tokenizers.Tokenizer(tokenizers.models.Unigram())
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Metaspace()
    tokenizer.decoder = tokenizers.decoders.Metaspace()
    tokenizer.train_from_iterator(
        [*TEXTS, *FOREIGN * 3],
        tokenizers.trainers.UnigramTrainer(
            vocab_size=260, special_tokens=["<pad>", "</s>", "<unk>"], unk_token="<unk>", show_progress=False
        ),
    )
    tokenizer.add_special_tokens(["<extra_id_1>", "<extra_id_0>"])
    tokenizer.post_processor = tokenizers.processors.TemplateProcessing(
        single="$A </s>", pair="$A </s> $B </s>", special_tokens=[("</s>", 1)]
    )
    data: dict[str, Any] = json.loads(tokenizer.to_str())
    # T5 files list the sentinels among the pieces as well.
    for entry in data["added_tokens"]:
        if entry["content"].startswith("<extra_id_"):
            data["model"]["vocab"].append([entry["content"], 0.0])
    assert [entry["id"] for entry in data["added_tokens"][-2:]] == [
        len(data["model"]["vocab"]) - 2,
        len(data["model"]["vocab"]) - 1,
    ]
    return data


def make_model(tokenizer_json: dict[str, Any], *, tied: bool) -> T5ForConditionalGeneration:
    """A random T5 with peaked outputs; tied as T5 1.0, or untied and gated as FLAN."""
    torch.manual_seed(3)
    size = len(tokenizer_json["model"]["vocab"])
    config = T5Config(
        # T5 pads its embedding beyond the vocabulary.
        vocab_size=size + 5,
        d_model=32,
        d_kv=8,
        d_ff=48,
        num_layers=2,
        num_heads=4,
        feed_forward_proj="relu" if tied else "gated-gelu",
        tie_word_embeddings=tied,
        decoder_start_token_id=0,
        initializer_factor=1.0,
    )
    model = T5ForConditionalGeneration(config)
    if not tied:
        model.lm_head.weight = torch.nn.Parameter(torch.randn_like(model.lm_head.weight) * 0.1)
    return model.eval()


def make_bart(folder: Path, *, tied: bool) -> Any:
    """A random BART with a byte-level tokenizer; untied, it has embeddings of its own on each side."""
    tokenizer = tokenizers.Tokenizer(tokenizers.models.BPE())
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = tokenizers.decoders.ByteLevel()
    alphabet = tokenizers.pre_tokenizers.ByteLevel.alphabet()
    tokenizer.train_from_iterator(
        TEXTS,
        tokenizers.trainers.BpeTrainer(
            vocab_size=600, special_tokens=["<s>", "<pad>", "</s>", "<unk>"], initial_alphabet=alphabet
        ),
    )
    tokenizer.add_special_tokens(["<mask>"])
    tokenizer.post_processor = tokenizers.processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    data = json.loads(tokenizer.to_str())
    # BART's file lists the mask, which stands last, among the pieces as well.
    data["model"]["vocab"]["<mask>"] = len(data["model"]["vocab"])
    (folder / "tokenizer.json").write_text(json.dumps(data), "utf-8")
    torch.manual_seed(7)
    shape = BartConfig(
        vocab_size=len(data["model"]["vocab"]), d_model=32, encoder_layers=2, decoder_layers=2,
        encoder_attention_heads=4, decoder_attention_heads=4, encoder_ffn_dim=48, decoder_ffn_dim=48,
        max_position_embeddings=256, init_std=0.3, forced_eos_token_id=None, tie_word_embeddings=tied,
    )  # fmt: skip
    model = BartForConditionalGeneration(shape)
    with torch.no_grad():
        model.final_logits_bias.normal_()
    return model


def make_marian(folder: Path, *, tied: bool) -> Any:
    """A random Marian that spells the two sides differently, in the files of opus-mt."""
    known: dict[str, None] = {}
    for side, texts in (("source", FOREIGN * 8 + TEXTS), ("target", TEXTS)):
        (folder / f"{side}.txt").write_text("\n".join(texts), "utf-8")
        sentencepiece.SentencePieceTrainer.train(
            input=str(folder / f"{side}.txt"),
            model_prefix=str(folder / side),
            vocab_size=150,
            hard_vocab_limit=False,
            minloglevel=2,
        )
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / f"{side}.model"))
        known |= dict.fromkeys(pieces.id_to_piece(index) for index in range(3, len(pieces)))
        (folder / f"{side}.model").rename(folder / f"{side}.spm")
    rows = ["</s>", "<unk>", *sorted(known), "<pad>"]
    (folder / "vocab.json").write_text(json.dumps({token: row for row, token in enumerate(rows)}), "utf-8")
    torch.manual_seed(8)
    shape = MarianConfig(
        vocab_size=len(rows), d_model=32, encoder_layers=2, decoder_layers=2, encoder_attention_heads=4,
        decoder_attention_heads=4, encoder_ffn_dim=48, decoder_ffn_dim=48, max_position_embeddings=256,
        activation_function="swish", scale_embedding=True, init_std=0.3, pad_token_id=len(rows) - 1,
        decoder_start_token_id=len(rows) - 1, eos_token_id=0, bos_token_id=0, forced_eos_token_id=None,
        share_encoder_decoder_embeddings=tied, tie_word_embeddings=tied,
    )  # fmt: skip
    model = MarianMTModel(shape)
    with torch.no_grad():
        # The padding is read as nought by the decoder; as in opus-mt, it has some of the probability.
        model.get_output_embeddings().weight[-1] = 0
        model.model.decoder.embed_tokens.weight[-1] = 0
        model.final_logits_bias.normal_()
        model.final_logits_bias[:, -1] = 0
    return model


@pytest.fixture(scope="session")
def make_base(
    tokenizer_json: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Path]:
    """Saves a base model with its tokenizer, as a trainer would find it; tied or not."""
    saved: dict[tuple[str, bool], Path] = {}

    def make(tied: bool, family: str = "t5") -> Path:
        if (family, tied) not in saved:
            folder = tmp_path_factory.mktemp(f"{family}-{'tied' if tied else 'untied'}")
            if family == "t5":
                model: Any = make_model(tokenizer_json, tied=tied)
                (folder / "tokenizer.json").write_text(json.dumps(tokenizer_json), encoding="utf-8")
            else:
                model = {"bart": make_bart, "marian": make_marian}[family](folder, tied=tied)
            model.eval().save_pretrained(folder)
            saved[family, tied] = folder
        return saved[family, tied]

    return make


@pytest.fixture(scope="session")
def make_adapter(
    make_base: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Path]:
    """Saves a LoRA adapter for such a model whose B is not zero, so that merging changes the model."""

    def make(tied: bool, family: str = "t5", **settings: Any) -> Path:
        folder = tmp_path_factory.mktemp("adapter")
        base = AutoModelForSeq2SeqLM.from_pretrained(make_base(tied, family))
        torch.manual_seed(4)
        config = LoraConfig(
            r=4, lora_alpha=8, target_modules="all-linear", task_type="SEQ_2_SEQ_LM", **settings
        )
        tuned = get_peft_model(base, config)
        with torch.no_grad():
            for name, parameter in tuned.named_parameters():
                if "lora_B" in name:
                    parameter.normal_(std=0.1)
        tuned.save_pretrained(folder)
        return folder

    return make


@pytest.fixture(scope="session")
def adapter(make_adapter: Callable[..., Path]) -> Path:
    """A LoRA adapter for the untied T5."""
    return make_adapter(False)


@pytest.fixture(scope="session")
def pairs_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pairs") / "pairs.jsonl"
    rows = [json.dumps({"source": source, "paraphrase": paraphrase}) for source, paraphrase in PAIRS]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def facts_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("facts")
    (folder / "LICENCE.txt").write_text("Do as you like.\n", encoding="utf-8")
    path = folder / "facts.toml"
    path.write_text(
        """
title = "Tiny student"
summary = "Rewrites nothing well."
version = "0.1"
languages = ["en"]
licence = "CC0-1.0"
licence_text = "LICENCE.txt"
base = "a random T5"
base_terms = "Made for a test."
notices = ["Read this notice."]
limits = ["It is random."]

[[data]]
name = "eight pairs"
teacher = "a person"
size = "8 pairs"
terms = "CC0 | public domain"
""",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def job(make_base, pairs_file, facts_file, tmp_path):
    """An untied student in float32, where the bounds are tightest."""
    return StudentJob(
        base=make_base(False),
        adapter=None,
        pairs=[pairs_file],
        sentences=[],
        held_out=pairs_file,
        facts=facts_file,
        name="tiny",
        output=tmp_path / "out" / "tiny",
        codes=CodeScheme(),
        training={"epochs": 1},
        figures={"dev_loss": 1.5},
        quantization="float32",
        minimum=1,
    )
