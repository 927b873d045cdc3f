"""With an encoder of a few hundred random weights, which is enough to see what is made of its states."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from trainer.errors import TrainerError
from trainer.evaluation.items import Item
from trainer.evaluation.measures.second_opinion import SecondOpinion

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "cat", "sat", "on", "a", "mat", "dog", "ran", "home"]
SOURCES = ["the cat sat on a mat", "dog ran", "the dog sat on the cat"]
REWRITES = ["a cat sat on the mat", "dog ran", "home"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tokenizer = Tokenizer(
        models.WordLevel({word: place for place, word in enumerate(WORDS)}, unk_token="[UNK]")
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]"
    ).save_pretrained(tmp_path)
    torch.manual_seed(1)
    shape = BertConfig(
        vocab_size=len(WORDS), hidden_size=8, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=16, initializer_range=1.0,
    )  # fmt: skip
    BertModel(shape).eval().save_pretrained(tmp_path)
    return tmp_path


def pool(folder: Path, **modes: bool) -> None:
    (folder / "1_Pooling").mkdir(exist_ok=True)
    (folder / "1_Pooling" / "config.json").write_text(
        json.dumps(
            {"word_embedding_dimension": 8} | {f"pooling_mode_{name}": on for name, on in modes.items()}
        )
    )


def by_hand(folder: Path, first: bool) -> list[float]:
    model = BertModel.from_pretrained(folder).eval()

    def embed(text: str) -> np.ndarray:
        ids = [2, *(WORDS.index(word) for word in text.split()), 3]
        states = model(torch.tensor([ids])).last_hidden_state[0].detach().numpy().astype(float)
        row = states[0] if first else states.mean(axis=0)
        return row / np.linalg.norm(row)

    return [float(embed(one) @ embed(other)) for one, other in zip(SOURCES, REWRITES, strict=True)]


@pytest.mark.parametrize("first", [False, True])
def test_a_sentence_is_pooled_as_its_model_says(folder: Path, first: bool) -> None:
    pool(folder, cls_token=first, mean_tokens=not first, max_tokens=False)
    found = SecondOpinion(str(folder)).measure([Item(source) for source in SOURCES], REWRITES)["similarity2"]
    assert found.tolist() == pytest.approx(by_hand(folder, first), abs=1e-5)
    assert found[1] == pytest.approx(1.0)


def test_without_a_word_on_pooling_it_is_the_mean(folder: Path) -> None:
    found = SecondOpinion(str(folder)).measure([Item(source) for source in SOURCES], REWRITES)["similarity2"]
    assert found.tolist() == pytest.approx(by_hand(folder, first=False), abs=1e-5)


def test_what_is_no_encoder_is_refused(folder: Path, tmp_path: Path) -> None:
    pool(folder, max_tokens=True)
    with pytest.raises(TrainerError, match="pools tokens in a way"):
        SecondOpinion(str(folder))
    (folder / "1_Pooling" / "config.json").write_text("{")
    with pytest.raises(TrainerError, match="not valid JSON"):
        SecondOpinion(str(folder))
    with pytest.raises(TrainerError, match=r"second encoder .* cannot be loaded"):
        SecondOpinion(str(tmp_path / "nowhere"))
