"""Tiny transformers models, random but whole."""

from pathlib import Path
from typing import Any

import pytest
import torch
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import (
    LlamaConfig,
    LlamaForCausalLM,
    PreTrainedTokenizerFast,
    T5Config,
    T5ForConditionalGeneration,
)

from trainer.errors import TrainerError
from trainer.settings.teach import Local
from trainer.teachers import local

WORDS = ["<pad>", "</s>", "<unk>", "user", "system", ":", "say", "something", "short", "or", "long", "please"]
CHATS = [
    [{"role": "user", "content": "say something short"}],
    [
        {"role": "system", "content": "please"},
        {"role": "user", "content": "say something long or short or long"},
    ],
]


def tokenizer(template: str | None) -> PreTrainedTokenizerFast:
    words = Tokenizer(models.WordLevel({word: place for place, word in enumerate(WORDS)}, unk_token="<unk>"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    made = PreTrainedTokenizerFast(
        tokenizer_object=words, pad_token="<pad>", eos_token="</s>", unk_token="<unk>"
    )
    made.chat_template = template
    return made


@pytest.fixture(scope="module")
def causal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("causal")
    torch.manual_seed(1)
    shape = LlamaConfig(
        vocab_size=len(WORDS), hidden_size=32, intermediate_size=48, num_hidden_layers=2,
        num_attention_heads=4, num_key_value_heads=4,
        eos_token_id=1, pad_token_id=0, bos_token_id=None, initializer_range=0.6,
    )  # fmt: skip
    LlamaForCausalLM(shape).save_pretrained(folder)
    template = "{% for m in messages %}{{ m.role }} : {{ m.content }} {% endfor %}"
    tokenizer(template).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def instructed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("instructed")
    torch.manual_seed(2)
    shape = T5Config(
        vocab_size=len(WORDS),
        d_model=32,
        d_kv=8,
        d_ff=48,
        num_layers=1,
        num_heads=4,
        decoder_start_token_id=0,
        initializer_factor=4.0,
    )
    T5ForConditionalGeneration(shape).save_pretrained(folder)
    tokenizer(None).save_pretrained(folder)
    return folder


def settings(model: Path, **values: Any) -> Local:
    return Local(**{"kind": "local", "model": str(model), "threads": 1, "tokens": 16} | values)


@pytest.mark.parametrize("kind", ["causal", "instructed"])
def test_a_reply_does_not_depend_on_its_neighbours(kind: str, request: pytest.FixtureRequest) -> None:
    folder = request.getfixturevalue(kind)
    together = local.complete(settings(folder, temperature=0.0, batch=2), CHATS, seed=1)
    alone = [local.complete(settings(folder, temperature=0.0, batch=1), [chat], seed=1)[0] for chat in CHATS]
    assert together == alone
    assert all(reply.completion_tokens <= 16 for reply in together)
    assert any(reply.text for reply in together)


def test_tokens_are_counted_without_the_padding(causal: Path) -> None:
    short, long = local.complete(settings(causal, batch=2), CHATS, seed=1)
    assert (short.prompt_tokens, long.prompt_tokens) == (5, 12)


def test_a_reply_that_is_cut_off_says_so(causal: Path) -> None:
    replies = local.complete(settings(causal, temperature=2.0, top_p=1.0, batch=1), CHATS * 12, seed=1)
    for reply in replies:
        assert (reply.finish == "length") == (reply.completion_tokens == 16)
    assert {reply.finish for reply in replies} == {"stop", "length"}


def test_sampling_goes_by_the_seed(causal: Path) -> None:
    chosen = settings(causal, temperature=1.5, top_p=1.0)
    first, again, other = (local.complete(chosen, CHATS, seed) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_a_model_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match="is no folder that holds one") as caught:
        local.load(settings(tmp_path / "nowhere"))
    assert "\n" not in str(caught.value)
