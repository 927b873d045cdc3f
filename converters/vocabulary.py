"""Trims a Unigram vocabulary to the pieces that a language needs.

Taking a piece away changes the tokens of a text only where that piece was used: the best path
through the lattice stays the best when others go. Every single character keeps its piece, so no
text gains an unknown by the trimming.
"""

import copy
import itertools
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import tokenizers
import torch

from converters.errors import ConversionError

Json = dict[str, Any]

# CTranslate2's matrix kernels, and a GPU's, like an output layer of whole tiles.
MULTIPLE = 8
_BATCH = 4096
_WORD_START = "▁"


@dataclass(frozen=True, slots=True)
class Trimming:
    """What is kept of a vocabulary.

    Attributes:
        tokenizer: the trimmed `tokenizer.json`.
        kept: the old id of each new id, ascending.
    """

    tokenizer: Json
    kept: tuple[int, ...]


def count_pieces(tokenizer: Json, texts: Iterable[str]) -> Counter[int]:
    """How often each id is used in the encoding of the texts."""
    encoder = _tokenizer(tokenizer)
    counts: Counter[int] = Counter()
    remaining = iter(texts)
    while batch := list(itertools.islice(remaining, _BATCH)):
        for encoding in encoder.encode_batch_fast(batch, add_special_tokens=False):
            counts.update(encoding.ids)
    return counts


def choose(
    tokenizer: Json,
    counts: Counter[int],
    minimum: int = 2,
    maximum: int | None = None,
    required: Iterable[str] = (),
) -> list[int]:
    """The ids to keep, ascending.

    Kept are the special tokens of the ends and the unknown, all single characters and bytes, the
    pieces of the `required` texts, and what occurs at least `minimum` times. The number is rounded
    up to a multiple of `MULTIPLE` with the most frequent of the others or, equally frequent, the
    most probable ones.

    Args:
        tokenizer: a `tokenizer.json` with a Unigram model.
        counts: of each id, in text of the language.
        minimum: occurrences.
        maximum: ids to keep at most; the rarest give way. None sets no bound.
        required: texts whose pieces must stay as they are, such as the prompts of the codes.

    Raises:
        ConversionError: the tokenizer is not a Unigram one, or `maximum` is too low.
    """
    vocabulary = _unigram(tokenizer)
    added = {entry["id"] for entry in tokenizer["added_tokens"]}
    kept = {index for index in added if not _is_sentinel(vocabulary[index][0])}
    kept.add(tokenizer["model"]["unk_id"])
    kept.update(
        index
        for index, (piece, _) in enumerate(vocabulary)
        if index not in added and (len(piece.removeprefix(_WORD_START)) <= 1 or _is_byte(piece))
    )
    kept.update(count_pieces(tokenizer, required))
    others = [index for index in range(len(vocabulary)) if index not in kept and index not in added]
    others.sort(key=lambda index: (-counts[index], -vocabulary[index][1], index))
    size = len(kept) + sum(counts[index] >= minimum for index in others)
    size += -size % MULTIPLE
    if maximum is not None:
        size = min(size, maximum - maximum % MULTIPLE)
    if size < len(kept):
        raise ConversionError(f"A vocabulary of {maximum} is too small: {len(kept)} pieces have to stay.")
    kept.update(others[: size - len(kept)])
    return sorted(kept)


def trim(tokenizer: Json, kept: Sequence[int]) -> Trimming:
    """Rewrite a `tokenizer.json` so that only the ids of `kept` remain, renumbered in their order."""
    vocabulary = _unigram(tokenizer)
    new_ids = {old: new for new, old in enumerate(kept)}
    trimmed = copy.deepcopy(tokenizer)
    trimmed["model"]["vocab"] = [vocabulary[index] for index in kept]
    trimmed["model"]["unk_id"] = new_ids[tokenizer["model"]["unk_id"]]
    trimmed["added_tokens"] = [
        {**entry, "id": new_ids[entry["id"]]} for entry in tokenizer["added_tokens"] if entry["id"] in new_ids
    ]
    _renumber(trimmed["post_processor"], new_ids)
    return Trimming(trimmed, tuple(kept))


def trim_model(model: Any, kept: Sequence[int]) -> Any:
    """A copy of a T5 with the rows of `kept` alone in its embedding and its output layer.

    Layers that are tied stay tied, untied ones untied; everything else is shared with `model`.
    """
    rows = torch.tensor(kept)
    with torch.no_grad():
        shared = torch.nn.Embedding.from_pretrained(model.shared.weight[rows].clone(), freeze=False)
        lm_head = torch.nn.Linear(shared.embedding_dim, len(kept), bias=False)
        if torch.equal(model.shared.weight, model.lm_head.weight):
            lm_head.weight = shared.weight
        else:
            lm_head.weight = torch.nn.Parameter(model.lm_head.weight[rows].clone())
    # Deep, with the other parameters shared by way of the memo: nothing large is held twice.
    memo: dict[int, Any] = {id(parameter): parameter for parameter in model.parameters()}
    trimmed = copy.deepcopy(model, memo)
    trimmed.set_input_embeddings(shared)
    trimmed.lm_head = lm_head
    trimmed.config.vocab_size = len(kept)
    return trimmed.eval()


def share_unchanged(tokenizer: Json, trimming: Trimming, texts: Sequence[str]) -> float:
    """The share of texts whose pieces are the same before and after, 0..1; 1.0 without texts."""
    before = _tokenizer(tokenizer).encode_batch(list(texts))
    after = _tokenizer(trimming.tokenizer).encode_batch(list(texts))
    same = sum(
        [trimming.kept[index] for index in new.ids] == old.ids for old, new in zip(before, after, strict=True)
    )
    return same / len(texts) if texts else 1.0


def _unigram(tokenizer: Json) -> list[list[Any]]:
    model = tokenizer["model"]
    if model.get("type") != "Unigram" or model.get("unk_id") is None:
        raise ConversionError(
            f"The tokenizer is of the type {model.get('type')!r}; only a Unigram one with an unknown "
            "piece can be trimmed, so convert with the whole vocabulary."
        )
    return model["vocab"]  # type: ignore[no-any-return]


def _renumber(node: Any, new_ids: dict[int, int]) -> None:
    """Give the special tokens of a template, wherever it is nested, their new ids."""
    if isinstance(node, list):
        for item in node:
            _renumber(item, new_ids)
    elif isinstance(node, dict):
        for special in (node.get("special_tokens") or {}).values():
            special["ids"] = [new_ids[index] for index in special["ids"]]
        for value in node.values():
            _renumber(value, new_ids)


def _is_sentinel(piece: str) -> bool:
    """Whether this is one of the placeholders of T5's first training, which no text needs."""
    return piece.startswith("<extra_id_")


def _is_byte(piece: str) -> bool:
    return len(piece) == 6 and piece.startswith("<0x") and piece.endswith(">")


def _tokenizer(tokenizer: Json) -> Any:
    return tokenizers.Tokenizer.from_str(json.dumps(tokenizer))
