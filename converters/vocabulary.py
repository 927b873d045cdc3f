"""A model's vocabulary, and the part of it that a language needs."""

import itertools
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import tokenizers

from converters.errors import ConversionError
from converters.pieces import Json, pieces_of

# CTranslate2's matrix kernels, and a GPU's, like an output layer of whole tiles.
MULTIPLE = 8
_BATCH = 4096


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a model reads and writes.

    Attributes:
        reads: the `tokenizer.json` that spells what the model reads.
        writes: the one that spells what it writes; the same object where one does both.
        rows: the token of each row of the embedding; both tokenizers' pieces are among them.
    """

    reads: Json
    writes: Json
    rows: tuple[str, ...]

    @classmethod
    def of(cls, tokenizer: Json) -> "Vocabulary":
        """Of a tokenizer that does both, and whose ids are the rows."""
        return cls(tokenizer, tokenizer, pieces_of(tokenizer).names)

    @property
    def sides(self) -> tuple[Json, ...]:
        """The tokenizers, each once."""
        return (self.reads,) if self.reads is self.writes else (self.reads, self.writes)

    @property
    def unknown(self) -> str:
        """The token of what cannot be spelt."""
        return pieces_of(self.reads).unknown


@dataclass(frozen=True, slots=True)
class Trimming:
    """What is kept of a vocabulary.

    Attributes:
        vocabulary: the trimmed one.
        kept: the old row of each new one, ascending.
    """

    vocabulary: Vocabulary
    kept: tuple[int, ...]


def count_pieces(vocabulary: Vocabulary, texts: Iterable[str]) -> Counter[str]:
    """How often each piece is used in the spelling of the texts, by each of the tokenizers."""
    encoders = [(_tokenizer(side), pieces_of(side).names) for side in vocabulary.sides]
    counts: Counter[str] = Counter()
    remaining = iter(texts)
    while batch := list(itertools.islice(remaining, _BATCH)):
        for encoder, names in encoders:
            # Fast, it gives no tokens, but ids alone.
            for encoding in encoder.encode_batch_fast(batch, add_special_tokens=False):
                counts.update(names[index] for index in encoding.ids)
    return counts


def choose(
    vocabulary: Vocabulary,
    counts: Counter[str],
    minimum: int = 2,
    maximum: int | None = None,
    required: Iterable[str] = (),
) -> list[int]:
    """The rows to keep, ascending.

    Kept are the special tokens of the ends and the unknown, all single characters and bytes, the
    pieces of the `required` texts, and what occurs at least `minimum` times. The number is rounded
    up to a multiple of `MULTIPLE` with the most frequent of the others or, equally frequent, the
    most probable ones.

    Args:
        vocabulary: of the model.
        counts: of each piece, in text of the language.
        minimum: occurrences.
        maximum: rows to keep at most; the rarest give way. None sets no bound.
        required: texts whose pieces must stay as they are, such as the prompts of the codes.

    Raises:
        ConversionError: `maximum` is too low.
    """
    needed = count_pieces(vocabulary, required)
    kept: set[str] = set()
    weights = counts
    ranked: dict[str, int] = {}
    for side in map(pieces_of, vocabulary.sides):
        weights = side.weighed(weights)
        kept |= side.indispensable() | {name for name, uses in side.weighed(needed).items() if uses}
        for rank, name in enumerate(side.dispensable()):
            ranked[name] = min(rank, ranked.get(name, rank))
    row_of = {token: row for row, token in enumerate(vocabulary.rows)}
    kept &= row_of.keys()
    others = [name for name in ranked if name in row_of and name not in kept]
    others.sort(key=lambda name: (-weights[name], ranked[name], row_of[name]))
    size = len(kept) + sum(weights[name] >= minimum for name in others)
    size += -size % MULTIPLE
    if maximum is not None:
        size = min(size, maximum - maximum % MULTIPLE)
    if size < len(kept):
        raise ConversionError(f"A vocabulary of {maximum} is too small: {len(kept)} pieces have to stay.")
    kept.update(others[: size - len(kept)])
    return sorted(row_of[name] for name in kept)


def trim(vocabulary: Vocabulary, kept: Sequence[int]) -> Trimming:
    """The vocabulary with the rows of `kept`, ascending, alone."""
    rows = tuple(vocabulary.rows[row] for row in kept)
    names = set(rows)
    reads = pieces_of(vocabulary.reads).restricted(names)
    writes = (
        reads if vocabulary.writes is vocabulary.reads else pieces_of(vocabulary.writes).restricted(names)
    )
    return Trimming(Vocabulary(reads, writes, rows), tuple(kept))


def share_unchanged(vocabulary: Vocabulary, trimming: Trimming, texts: Sequence[str]) -> float:
    """The share of texts that are spelt the same before and after, 0..1; 1.0 without texts."""
    same = [True] * len(texts)
    for before, after in zip(vocabulary.sides, trimming.vocabulary.sides, strict=True):
        spelt = (_tokenizer(side).encode_batch(list(texts)) for side in (before, after))
        for index, (old, new) in enumerate(zip(*spelt, strict=True)):
            same[index] &= old.tokens == new.tokens
    return sum(same) / len(texts) if texts else 1.0


def _tokenizer(tokenizer: Json) -> tokenizers.Tokenizer:
    return tokenizers.Tokenizer.from_str(json.dumps(tokenizer))
