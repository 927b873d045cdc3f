import base64
import json

import pytest

from desktop.engine.bundle import embedded
from desktop.engine.tokenizerfile import read_tokenizer

GROWS = {"type": "Replace", "pattern": {"String": "e"}, "content": "ee"}
SPELT_OUT = base64.b64encode(bytes(4) + b"e" * 1000 + b"\0").decode()


@pytest.fixture
def sound():
    return json.loads((embedded()[1] / "tokenizer.json").read_text("utf-8"))


@pytest.mark.parametrize("folder", embedded(), ids=lambda folder: folder.name)
def test_those_that_ship_are_let_through(folder):
    content = (folder / "tokenizer.json").read_bytes()
    assert read_tokenizer(content) == json.loads(content)


@pytest.mark.parametrize(
    "change",
    [
        {"model": []},
        {"model": {"type": "Evil"}},
        {"normalizer": GROWS},
        {"normalizer": {"type": "Sequence", "normalizers": [GROWS]}},
        {"normalizer": {"type": "Sequence", "normalizers": [{"type": "Lowercase"}] * 9}},
        {"normalizer": {"type": "Sequence", "normalizers": {}}},
        {"normalizer": {"type": "Replace", "pattern": {"Regex": "(a*)*b"}, "content": ""}},
        {"normalizer": {"type": "Replace", "pattern": {"String": ""}, "content": "a"}},
        {"normalizer": {"type": "Prepend", "prepend": "ab"}},
        {"normalizer": {"type": "Precompiled", "precompiled_charsmap": SPELT_OUT}},
        {"normalizer": {"type": "Precompiled", "precompiled_charsmap": "é"}},
        {"normalizer": {"type": "Precompiled", "precompiled_charsmap": "////"}},
        {"normalizer": {"type": ["NFC"]}},
        {"normalizer": "NFC"},
        {"pre_tokenizer": {"type": "Split", "pattern": {"Regex": "(a*)*b"}, "behavior": "Isolated"}},
        {"post_processor": {"type": "TemplateProcessing", "single": [{}] * 9, "special_tokens": {}}},
        {
            "post_processor": {
                "type": "TemplateProcessing",
                "single": [],
                "special_tokens": {"a": {"tokens": ["a"] * 9}},
            }
        },
        {
            "post_processor": {
                "type": "TemplateProcessing",
                "single": [{"SpecialToken": {"id": "</z>", "type_id": 0}}],
                "pair": [],
                "special_tokens": {},
            }
        },
        {"decoder": {"type": "Replace", "pattern": {"String": "e"}, "content": "ee"}},
        {"added_tokens": [{"content": "a" * 1000}]},
        {"added_tokens": [{"content": f"a{n}"} for n in range(2001)]},
        {"added_tokens": None},
    ],
)
def test_what_no_tokenizer_needs_is_refused(sound, change):
    with pytest.raises(ValueError, match="it "):
        read_tokenizer(json.dumps(sound | change).encode())


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b"[" * 100_000, b"{}", b'{"model": null}'])
def test_garbage_is_refused(content):
    with pytest.raises(ValueError):  # noqa: PT011 - JSON has words of its own
        read_tokenizer(content)
