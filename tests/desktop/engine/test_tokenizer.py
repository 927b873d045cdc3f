import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
import tokenizers
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.bundle import Bundle, FileRecord, Kind
from desktop.engine.errors import BundleError
from desktop.engine.tokenizer import FastTokenizer, load_tokenizer

TEXTS = ["The cat sat on the mat.", "A dog ran to the hill.", "Numbers: 0 1 2 3 4 5 6 7 8 9."]


def make_content(**changes):
    """A T5-like tokenizer.json: Unigram pieces, `</s>` at the end."""
    tokenizer = tokenizers.Tokenizer(tokenizers.models.Unigram())
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Metaspace()
    tokenizer.decoder = tokenizers.decoders.Metaspace()
    trainer = tokenizers.trainers.UnigramTrainer(
        vocab_size=80, special_tokens=["<pad>", "</s>", "<unk>"], unk_token="<unk>", show_progress=False
    )
    tokenizer.train_from_iterator(TEXTS * 5, trainer)
    tokenizer.post_processor = tokenizers.processors.TemplateProcessing(
        single="$A </s>", special_tokens=[("</s>", 1)]
    )
    return json.dumps({**json.loads(tokenizer.to_str()), **changes}).encode()


CONTENT = make_content()
TOKENIZER = FastTokenizer(CONTENT)


@pytest.mark.parametrize("text", TEXTS)
def test_text_comes_back(text):
    [tokens] = TOKENIZER.encode_batch([text])
    assert tokens[-1] == "</s>"
    assert TOKENIZER.decode(tokens) == text
    assert TOKENIZER.count(text) == len(tokens)


def test_an_empty_text_and_an_empty_batch():
    assert TOKENIZER.encode_batch([""]) == [["</s>"]]
    assert TOKENIZER.encode_batch([]) == []
    assert TOKENIZER.decode([]) == ""


def test_tokens_are_filled_up_behind_the_text():
    [tokens] = TOKENIZER.encode_batch(["A dog ran."])
    assert TOKENIZER.filled(tokens, len(tokens)) == tokens
    assert TOKENIZER.filled(tokens, len(tokens) + 2) == [*tokens[:-1], "▁", "▁", "</s>"]
    assert TOKENIZER.decode(TOKENIZER.filled(tokens, len(tokens) + 2)).strip() == "A dog ran."


def test_special_tokens_that_are_typed_cannot_end_a_sentence():
    [tokens] = TOKENIZER.encode_batch(["The cat </s> sat <pad> on the mat."])
    assert tokens.count("</s>") == 1
    assert tokens[-1] == "</s>"
    assert "<pad>" not in tokens
    assert tokens.count("<unk>") == 2


def test_padding_and_truncation_of_the_file_are_not_followed():
    content = make_content(
        truncation={"max_length": 2, "strategy": "LongestFirst", "stride": 0, "direction": "Right"},
        padding={
            "strategy": {"Fixed": 50}, "direction": "Right", "pad_to_multiple_of": None, "pad_id": 0,
            "pad_type_id": 0, "pad_token": "<pad>",
        },
    )  # fmt: skip
    assert FastTokenizer(content).encode_batch(TEXTS) == TOKENIZER.encode_batch(TEXTS)


def test_a_limit_keeps_the_end():
    [whole] = TOKENIZER.encode_batch([TEXTS[0]])
    [cut] = FastTokenizer(CONTENT, limit=4).encode_batch([TEXTS[0]])
    assert cut == [*whole[:3], "</s>"]


@given(st.text(alphabet=st.characters() | st.sampled_from("<>/spadunk \ud800\udfff")))
def test_any_text_is_taken(text):
    [tokens] = TOKENIZER.encode_batch([text])
    assert tokens[-1] == "</s>"
    assert not {"<pad>", "</s>"} & set(tokens[:-1])
    TOKENIZER.decode(tokens).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"{}",
        b"[]",
        b'{"model": {"type": "Unigram"}}',
        make_content(model={"type": "Unigram", "vocab": [["a", 0.0]], "unk_id": 9}),
    ],
)
def test_what_is_no_tokenizer_is_refused(content):
    with pytest.raises(ValueError, match=r"."):
        FastTokenizer(content)


@pytest.fixture
def bundle(tmp_path: Path) -> Bundle:
    """A bundle of which the tokenizer alone is there."""
    (tmp_path / "tokenizer.json").write_bytes(CONTENT)
    return Bundle(
        tmp_path, Kind.STUDENT, "tiny", "1", "t5", "tokenizers", ("en",), "CC0-1.0", None, "nothing", {}, {},
        {},
        {"tokenizer.json": FileRecord(len(CONTENT), hashlib.sha256(CONTENT).hexdigest())},
    )  # fmt: skip


def test_a_bundle_brings_its_tokenizer(bundle):
    assert load_tokenizer(bundle).encode_batch(TEXTS) == TOKENIZER.encode_batch(TEXTS)


def test_an_unknown_kind_is_refused_in_a_sentence(bundle):
    with pytest.raises(BundleError, match=r"“sentencepiece”.*update the program"):
        load_tokenizer(replace(bundle, tokenizer="sentencepiece"))


def test_a_changed_and_a_broken_tokenizer_are_refused(bundle):
    (bundle.folder / "tokenizer.json").write_bytes(b"{}")
    with pytest.raises(BundleError, match="shorter"):
        load_tokenizer(bundle)
    record = FileRecord(2, hashlib.sha256(b"{}").hexdigest())
    with pytest.raises(BundleError, match="cannot be used"):
        load_tokenizer(replace(bundle, files={"tokenizer.json": record}))


def byte_level():
    """A byte-level tokenizer as BART's: every text begins with <s> and ends with </s>."""
    tokenizer = tokenizers.Tokenizer(tokenizers.models.BPE(unk_token="<unk>"))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = tokenizers.decoders.ByteLevel()
    tokenizer.train_from_iterator(
        ["the rain fell on the hill"] * 9,
        tokenizers.trainers.BpeTrainer(
            vocab_size=290,
            special_tokens=["<s>", "</s>", "<unk>"],
            initial_alphabet=tokenizers.pre_tokenizers.ByteLevel.alphabet(),
            show_progress=False,
        ),
    )
    tokenizer.post_processor = tokenizers.processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 1)]
    )
    return tokenizer.to_str().encode()


def test_a_byte_level_tokenizer_opens_a_rewrite_as_its_model_does():
    tokenizer = FastTokenizer(byte_level())
    assert tokenizer.lead == 1
    assert tokenizer.opening("") == []
    opening = tokenizer.opening("the rain")
    assert opening[0] == "<s>"
    assert "</s>" not in opening
    assert tokenizer.decode(opening) == "the rain"
    assert [tokenizer.begins_word(token) for token in opening[1:]].count(True) == 1
    at_start, within = tokenizer.spellings("rain")
    assert at_start != within
    assert [tokenizer.decode(each) for each in (at_start, within)] == ["rain", " rain"]
    assert tokenizer.decode_rest(within) == "rain"
    # It has no piece that says nothing.
    assert tokenizer.filled(opening, len(opening) + 1) == opening
    # A special token that somebody typed is no end.
    assert tokenizer.encode_batch(["the </s> rain"])[0].count("</s>") == 1


def test_what_is_written_may_be_spelt_otherwise_than_what_is_read():
    tokenizer = FastTokenizer(CONTENT, target=byte_level())
    assert tokenizer.encode_within("the rain") == TOKENIZER.encode_within("the rain")
    assert tokenizer.lead == 0
    assert tokenizer.opening("the rain") == FastTokenizer(byte_level()).opening("the rain")
    assert tokenizer.decode(tokenizer.opening("the rain")) == "the rain"
    assert len(TOKENIZER.spellings("cat")) == 1
    assert TOKENIZER.begins_word(TOKENIZER.opening("cat")[0])
