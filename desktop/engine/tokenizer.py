"""Tokenizers: text to the token strings that CTranslate2 takes, and back."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import tokenizers

from desktop.engine.bundle import TARGET_TOKENIZER_FILE, TOKENIZER_FILE, Bundle
from desktop.engine.errors import BundleError
from desktop.engine.tokenizerfile import read_tokenizer

# An empty word, as SentencePiece spells it.
_SPACE = "▁"


class Tokenizer(Protocol):
    """What the engine needs of a tokenizer, of whatever kind.

    Attributes:
        lead: how many special tokens `encode_batch` puts before a text.
    """

    lead: int

    def encode_batch(self, texts: Sequence[str]) -> list[list[str]]:
        """The tokens of each text, with those that the model expects at its ends (T5: `</s>`)."""

    def encode_within(self, text: str) -> list[str]:
        """The tokens of a part of a text: as `encode_batch`, without those at the ends."""

    def filled(self, tokens: Sequence[str], length: int) -> list[str]:
        """Tokens of `encode_batch`, made so many by what says nothing behind the text; or as they are."""

    def opening(self, text: str) -> list[str]:
        """The tokens that a rewrite which opens with `text` begins with; none for an empty one."""

    def spellings(self, word: str) -> list[list[str]]:
        """The tokens of a word as it may be written: at the start of a text, and within one."""

    def begins_word(self, token: str) -> bool:
        """Whether a token that was written begins a word of its own."""

    def decode(self, tokens: Sequence[str]) -> str:
        """The text of tokens as the model gives them; special tokens leave no trace."""

    def decode_rest(self, tokens: Sequence[str]) -> str:
        """The text of tokens that stand behind others, without spaces at its ends."""

    def count(self, text: str) -> int:
        """How many tokens `encode_batch` makes of `text`."""


class FastTokenizer:
    """A tokenizer of the `tokenizers` library.

    Texts are encoded one by one: this is as fast as the library's batch on the short texts of the
    engine, and starts no threads of its own beside those of CTranslate2.

    Args:
        content: of a `tokenizer.json`.
        limit: tokens to keep at most, with those at the ends; None keeps all.
        target: of the `tokenizer.json` that spells what is written, where it is another one.

    Attributes:
        lead: how many special tokens stand before a text.

    Raises:
        ValueError: `content` or `target` is not a tokenizer.
    """

    def __init__(self, content: bytes, limit: int | None = None, target: bytes | None = None) -> None:
        self._target = self if target is None else FastTokenizer(target)
        data = read_tokenizer(content)
        try:
            self._tokenizer = tokenizers.Tokenizer.from_buffer(content)
            self._unknown = _unknown_token(data)
            mask = self._tokenizer.encode("a").special_tokens_mask
        except BaseException as error:
            # The library raises bare Exception for most faults, and PanicException, which is none, for some.
            raise ValueError(str(error)) from error
        # A file may ask for padding and truncation of its own; both are ours to decide.
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        if limit is not None:
            self._tokenizer.enable_truncation(limit)
        added = self._tokenizer.get_added_tokens_decoder().values()
        self._special = frozenset(token.content for token in added if token.special)
        self.lead = mask.index(0) if 0 in mask else 0
        self._tail = mask[::-1].index(0) if 0 in mask else 0
        self._byte_level = "ByteLevel" in str(data.get("decoder"))
        self._space = None if self._tokenizer.token_to_id(_SPACE) is None else _SPACE

    def encode_batch(self, texts: Sequence[str]) -> list[list[str]]:
        """The tokens of each text, with those that the model expects at its ends.

        Any text is taken: a lone surrogate counts as "?", and a special token that stands in the
        text itself, such as a typed "</s>", becomes the unknown token, so that it cannot end or
        mask the sentence.
        """
        return [self._encode(text, ends=True) for text in texts]

    def encode_within(self, text: str) -> list[str]:
        """The tokens of a part of a text: as `encode_batch`, without those at the ends."""
        return self._encode(text, ends=False)

    def filled(self, tokens: Sequence[str], length: int) -> list[str]:
        """Tokens of `encode_batch`, made so many by what says nothing behind the text; or as they are.

        An empty word is a piece of SentencePiece's vocabularies; others have none.
        """
        if self._space is None:
            return list(tokens)
        text = len(tokens) - self._tail
        return [*tokens[:text], *[self._space] * (length - len(tokens)), *tokens[text:]]

    def opening(self, text: str) -> list[str]:
        """The tokens that a rewrite which opens with `text` begins with; none for an empty one."""
        if not text:
            return []
        lead = self._target.lead
        return self._target._encode(text, ends=True)[:lead] + self._target.encode_within(text)

    def spellings(self, word: str) -> list[list[str]]:
        """The tokens of a word as it may be written: at the start of a text, and within one."""
        # A byte-level piece holds its space; elsewhere every word is spelt as if one stood before it.
        texts = (word, f" {word}") if self._target._byte_level else (word,)
        return [self._target.encode_within(text) for text in texts]

    def begins_word(self, token: str) -> bool:
        """Whether a token that was written begins a word of its own."""
        return token.startswith("Ġ" if self._target._byte_level else "▁")

    def _encode(self, text: str, ends: bool) -> list[str]:
        encoding = self._tokenizer.encode(
            text.encode("utf-8", "replace").decode("utf-8"), add_special_tokens=ends
        )
        return [
            self._unknown if token in self._special and not at_end else token
            for token, at_end in zip(encoding.tokens, encoding.special_tokens_mask, strict=True)
        ]

    def decode(self, tokens: Sequence[str]) -> str:
        """The text of tokens as the model gives them; special tokens leave no trace."""
        target = self._target
        # An encoder's tokenizer has none: nobody asks for its text.
        decoder = target._tokenizer.decoder or tokenizers.decoders.Fuse()
        return str(decoder.decode([each for each in tokens if each not in target._special]))

    def decode_rest(self, tokens: Sequence[str]) -> str:
        """The text of tokens that stand behind others, without spaces at its ends."""
        return self.decode(tokens if self._target._byte_level else ["▁", *tokens]).strip()

    def count(self, text: str) -> int:
        """How many tokens `encode_batch` makes of `text`."""
        return len(self.encode_batch([text])[0])


def load_tokenizer(bundle: Bundle, limit: int | None = None) -> Tokenizer:
    """The tokenizer of a bundle.

    Raises:
        BundleError: it is of a kind that this version does not know, or broken.
    """
    if bundle.tokenizer != "tokenizers":
        raise BundleError(
            f"The bundle “{bundle.folder}” has a tokenizer of the kind “{bundle.tokenizer}”, which "
            "this version of the program does not know; update the program or choose another bundle."
        )
    try:
        target = bundle.read(TARGET_TOKENIZER_FILE) if TARGET_TOKENIZER_FILE in bundle.files else None
        return FastTokenizer(bundle.read(TOKENIZER_FILE), limit, target)
    except ValueError as error:
        raise BundleError(
            f"The bundle “{bundle.folder}” has a {TOKENIZER_FILE} that cannot be used; "
            "install it again or choose another bundle."
        ) from error


def _unknown_token(data: Mapping[str, Any]) -> str:
    model = data["model"]
    return str(model["vocab"][model["unk_id"]][0] if model["type"] == "Unigram" else model["unk_token"])
