"""The pieces of a tokenizer, and what of them can be taken away: Unigram and byte-level BPE.

Taking pieces away must change the tokens of a text only where one of them was used.

- Unigram (T5, Marian): the best path through the lattice stays the best when other paths go. Every single
  character keeps its piece, so that no text gains an unknown.
- Byte-level BPE (BART): each piece is made by one merge of two smaller ones. A piece is kept together with
  all that it is made of, so the merges that lead to it are all there still, in their order. At each step of
  a text whose final pieces are kept, the first merge that applied before is kept, and there are only fewer
  others; so the same one is taken, and the text ends in the same pieces. All 256 bytes stay, so every other
  text can still be spelt.
"""

import copy
from collections import Counter
from collections.abc import Iterable
from typing import Any, Protocol

from converters.errors import ConversionError

Json = dict[str, Any]

_WORD_START = "▁"


class Pieces(Protocol):
    """The pieces of one `tokenizer.json`.

    Attributes:
        names: the pieces by id.
        unknown: the piece that stands for what cannot be spelt.
    """

    names: tuple[str, ...]
    unknown: str

    def indispensable(self) -> set[str]:
        """What every text may need: special tokens, the unknown, single characters or bytes."""

    def dispensable(self) -> list[str]:
        """What may go, the most probable first; never placeholders of the first training, which all go."""

    def weighed(self, counts: Counter[str]) -> Counter[str]:
        """How often each piece is used, by itself or to make another."""

    def restricted(self, kept: set[str]) -> Json:
        """The tokenizer with the pieces of `kept` alone, renumbered in their order."""


def pieces_of(tokenizer: Json) -> Pieces:
    """The pieces of a tokenizer.

    Raises:
        ConversionError: it is of a kind that cannot be trimmed.
    """
    model = tokenizer["model"]
    if model.get("type") == "Unigram" and model.get("unk_id") is not None:
        return Unigram(tokenizer)
    if model.get("type") == "BPE" and _is_byte_level(tokenizer):
        return ByteLevel(tokenizer)
    raise ConversionError(
        f"The tokenizer is of the type {model.get('type')!r}; only a Unigram one with an unknown piece and a "
        "byte-level BPE are understood."
    )


class Unigram:
    """Of SentencePiece's Unigram models. See `Pieces`."""

    def __init__(self, tokenizer: Json) -> None:
        self._tokenizer = tokenizer
        self._scores = dict(tokenizer["model"]["vocab"])
        self._added = {entry["content"] for entry in tokenizer["added_tokens"]}
        self.names = tuple(name for name, _ in tokenizer["model"]["vocab"])
        self.unknown = self.names[tokenizer["model"]["unk_id"]]

    def indispensable(self) -> set[str]:
        """Special tokens, the unknown, single characters and bytes."""
        characters = {
            name
            for name in self.names
            if name not in self._added and (len(name.removeprefix(_WORD_START)) <= 1 or _is_byte(name))
        }
        return characters | {name for name in self._added if not _is_placeholder(name)} | {self.unknown}

    def dispensable(self) -> list[str]:
        """The longer pieces, the most probable first."""
        fixed = self.indispensable() | self._added
        return sorted(
            (name for name in self.names if name not in fixed), key=lambda name: -self._scores[name]
        )

    def weighed(self, counts: Counter[str]) -> Counter[str]:
        """The counts: no piece is made of others."""
        return counts

    def restricted(self, kept: set[str]) -> Json:
        """The tokenizer with the pieces of `kept` alone."""
        trimmed = _renumbered(self._tokenizer, [name for name in self.names if name in kept])
        rows = [row for row in self._tokenizer["model"]["vocab"] if row[0] in kept]
        trimmed["model"]["vocab"] = rows
        trimmed["model"]["unk_id"] = next(index for index, row in enumerate(rows) if row[0] == self.unknown)
        return trimmed


class ByteLevel:
    """Of byte-level byte-pair encoding, as GPT-2 and BART have it. See `Pieces`."""

    def __init__(self, tokenizer: Json) -> None:
        self._tokenizer = tokenizer
        ids: dict[str, int] = tokenizer["model"]["vocab"]
        self._added = {entry["content"] for entry in tokenizer["added_tokens"]}
        self.names = tuple(sorted(ids, key=lambda name: ids[name]))
        merges = (
            merge.split(" ") if isinstance(merge, str) else merge for merge in tokenizer["model"]["merges"]
        )
        # In the order in which they apply: what a piece is made of comes before it.
        self._halves = {left + right: (left, right) for left, right in merges}
        self.unknown = tokenizer["model"].get("unk_token") or "<unk>"
        if self.unknown not in ids:
            raise ConversionError(f"The tokenizer has no special token {self.unknown}.")

    def indispensable(self) -> set[str]:
        """Special tokens but the mask, and the bytes, which no merge makes."""
        special = {name for name in self._added if not _is_placeholder(name)}
        return special | {name for name in self.names if name not in self._halves and name not in self._added}

    def dispensable(self) -> list[str]:
        """The merged pieces, in the order of their merges, which is that of their frequency in training."""
        return [name for name in self._halves if name not in self._added]

    def weighed(self, counts: Counter[str]) -> Counter[str]:
        """Each piece's own count with those of all that it helps to make; so no half weighs less."""
        weights = Counter(counts)
        for name, halves in reversed(self._halves.items()):
            if weights[name]:
                for half in halves:
                    weights[half] += weights[name]
        return weights

    def restricted(self, kept: set[str]) -> Json:
        """The tokenizer with the pieces of `kept` alone, and the merges that make them."""
        names = [name for name in self.names if name in kept]
        trimmed = _renumbered(self._tokenizer, names)
        trimmed["model"]["vocab"] = {name: index for index, name in enumerate(names)}
        trimmed["model"]["merges"] = [
            list(halves) for name, halves in self._halves.items() if {name, *halves} <= kept
        ]
        # The engine writes it for special tokens that stand in the text itself.
        trimmed["model"]["unk_token"] = self.unknown
        return trimmed


def _renumbered(tokenizer: Json, names: Iterable[str]) -> Json:
    """A copy without its model's pieces, with special tokens under their new ids."""
    new_ids = {name: index for index, name in enumerate(names)}
    trimmed = {key: copy.deepcopy(value) for key, value in tokenizer.items() if key != "model"}
    trimmed["model"] = {
        key: value for key, value in tokenizer["model"].items() if key not in ("vocab", "merges")
    }
    trimmed["added_tokens"] = [
        {**entry, "id": new_ids[entry["content"]]}
        for entry in tokenizer["added_tokens"]
        if entry["content"] in new_ids
    ]
    _renumber(trimmed["post_processor"], new_ids)
    return trimmed


def _renumber(node: Any, new_ids: dict[str, int]) -> None:
    """Give the special tokens of a post-processor, wherever it is nested, their new ids."""
    if isinstance(node, list):
        for item in node:
            _renumber(item, new_ids)
    elif isinstance(node, dict):
        specials = node.get("special_tokens")
        if isinstance(specials, dict):
            for special in specials.values():
                special["ids"] = [new_ids[token] for token in special["tokens"]]
        for end in ("sep", "cls"):
            if isinstance(node.get(end), list):
                node[end] = [node[end][0], new_ids[node[end][0]]]
        for value in node.values():
            _renumber(value, new_ids)


def _is_byte_level(tokenizer: Json) -> bool:
    return "ByteLevel" in str(tokenizer.get("pre_tokenizer"))


def _is_placeholder(name: str) -> bool:
    """Whether this is a placeholder of a first training (T5's, BART's), which no text needs."""
    return name.startswith("<extra_id_") or name == "<mask>"


def _is_byte(name: str) -> bool:
    return len(name) == 6 and name.startswith("<0x") and name.endswith(">")
