"""Tiny T5 models, a tiny tokenizer and pairs, made here: no weights, no network."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tokenizers
import torch
from peft import LoraConfig, get_peft_model
from transformers import T5Config, T5ForConditionalGeneration

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
    texts = (
        [text for pair in PAIRS for text in pair] * 3 + FOREIGN * 3 + ["paraphrase 0 1 2 3 4 5 6 7 8 9: "] * 3
    )
    tokenizer.train_from_iterator(
        texts,
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


@pytest.fixture(scope="session")
def make_base(
    tokenizer_json: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[bool], Path]:
    """Saves a base model with its tokenizer, as a trainer would find it; tied or not."""
    saved: dict[bool, Path] = {}

    def make(tied: bool) -> Path:
        if tied not in saved:
            folder = tmp_path_factory.mktemp("tied" if tied else "untied")
            make_model(tokenizer_json, tied=tied).save_pretrained(folder)
            (folder / "tokenizer.json").write_text(json.dumps(tokenizer_json), encoding="utf-8")
            saved[tied] = folder
        return saved[tied]

    return make


@pytest.fixture(scope="session")
def adapter(tokenizer_json: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A LoRA adapter for the untied model whose B is not zero, so that merging changes the model."""
    folder = tmp_path_factory.mktemp("adapter")
    torch.manual_seed(4)
    config = LoraConfig(r=4, lora_alpha=8, target_modules="all-linear", task_type="SEQ_2_SEQ_LM")
    tuned = get_peft_model(make_model(tokenizer_json, tied=False), config)
    with torch.no_grad():
        for name, parameter in tuned.named_parameters():
            if "lora_B" in name:
                parameter.normal_(std=0.1)
    tuned.save_pretrained(folder)
    return folder


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
