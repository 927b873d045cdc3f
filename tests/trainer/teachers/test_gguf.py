"""A GGUF file made here, random but whole, run by llama.cpp for real."""

import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from trainer.errors import TrainerError
from trainer.settings.teach import Local
from trainer.teachers import local

pytest.importorskip("xllamacpp")

# Codes of the format (ggml-org/ggml, docs/gguf.md): unsigned, float and text values, and lists of them.
U32, I32, F32, TEXT, LIST = 4, 5, 6, 8, 9
WIDTH, HIDDEN, HEADS = 32, 64, 4
CHAT = [{"role": "user", "content": "Say a word."}]


def text(value: str) -> bytes:
    data = value.encode()
    return struct.pack("<Q", len(data)) + data


def value(kind: int, item: Any) -> bytes:
    return text(item) if kind == TEXT else struct.pack({U32: "<I", I32: "<i", F32: "<f"}[kind], item)


def field(name: str, kind: int, item: Any) -> bytes:
    if isinstance(item, list):
        head = struct.pack("<IIQ", LIST, kind, len(item))
        return text(name) + head + b"".join(value(kind, each) for each in item)
    return text(name) + struct.pack("<I", kind) + value(kind, item)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A llama of one layer whose tokens are bytes."""
    tokens = ["<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256))]
    fields = [
        field("general.architecture", TEXT, "llama"),
        field("llama.context_length", U32, 2048),
        field("llama.embedding_length", U32, WIDTH),
        field("llama.block_count", U32, 1),
        field("llama.feed_forward_length", U32, HIDDEN),
        field("llama.attention.head_count", U32, HEADS),
        field("llama.attention.layer_norm_rms_epsilon", F32, 1e-5),
        field("tokenizer.ggml.model", TEXT, "llama"),
        field("tokenizer.ggml.tokens", TEXT, tokens),
        field("tokenizer.ggml.scores", F32, [0.0] * len(tokens)),
        field("tokenizer.ggml.token_type", I32, [2, 3, 3, *[6] * 256]),
        field("tokenizer.ggml.bos_token_id", U32, 1),
        field("tokenizer.ggml.eos_token_id", U32, 2),
    ]
    shapes = {
        "token_embd.weight": (len(tokens), WIDTH),
        "output_norm.weight": (WIDTH,),
        "output.weight": (len(tokens), WIDTH),
        "blk.0.attn_norm.weight": (WIDTH,),
        **{f"blk.0.attn_{part}.weight": (WIDTH, WIDTH) for part in ("q", "k", "v", "output")},
        "blk.0.ffn_norm.weight": (WIDTH,),
        "blk.0.ffn_gate.weight": (HIDDEN, WIDTH),
        "blk.0.ffn_up.weight": (HIDDEN, WIDTH),
        "blk.0.ffn_down.weight": (WIDTH, HIDDEN),
    }
    chance = np.random.default_rng(1)
    head = b"GGUF" + struct.pack("<IQQ", 3, len(shapes), len(fields)) + b"".join(fields)
    data = b""
    for name, shape in shapes.items():
        # Dimensions stand with the fastest first; every shape is a multiple of the alignment, 32 bytes.
        head += text(name) + struct.pack(f"<I{len(shape)}QIQ", len(shape), *shape[::-1], 0, len(data))
        data += chance.normal(size=shape).astype("<f4").tobytes()
    path = tmp_path_factory.mktemp("gguf") / "tiny.gguf"
    path.write_bytes(head + b"\0" * (-len(head) % 32) + data)
    return path


def settings(model: Path, **values: Any) -> Local:
    return Local(
        **{"kind": "local", "model": str(model), "threads": 1, "batch": 2, "context": 256, "tokens": 16}
        | values
    )


def test_each_chat_gets_its_reply_and_a_seed_its_own(model: Path) -> None:
    chosen = settings(model)
    first = local.complete(chosen, [CHAT, CHAT, CHAT], seed=1)
    assert len(first) == 3
    assert all(0 < each.completion_tokens <= 16 and each.prompt_tokens > 10 for each in first)
    assert len({each.text for each in first}) == 3
    assert local.complete(chosen, [CHAT], seed=2) != first[:1]


def test_a_sentence_longer_than_the_context_fails_alone(model: Path) -> None:
    long = [{"role": "user", "content": "far too long " * 100}]
    chosen = settings(model)
    long_one, short_one = local.complete(chosen, [long, CHAT], seed=1)
    assert long_one.finish == "exceed_context_size_error"
    assert short_one.completion_tokens > 0


def test_a_file_that_is_no_model_is_named(tmp_path: Path, model: Path) -> None:
    for content, named in ((b"PK\3\4", "is no GGUF file"), (model.read_bytes()[:2000], "cannot load")):
        path = tmp_path / "broken.gguf"
        path.write_bytes(content)
        with pytest.raises(TrainerError, match=named) as caught:
            local.load(settings(path))
        assert "\n" not in str(caught.value)
    with pytest.raises(TrainerError, match=r"none\.gguf cannot be read"):
        local.load(settings(tmp_path / "none.gguf"))
