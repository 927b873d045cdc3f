"""Marian's own vocabulary files (opus-mt): source.spm and target.spm spell, vocab.json has the rows."""

import json
from dataclasses import dataclass
from pathlib import Path

import tokenizers

from converters.errors import ConversionError
from converters.vocabulary import Vocabulary

END, UNKNOWN, PADDING = "</s>", "<unk>", "<pad>"
FILES = ("source.spm", "target.spm", "vocab.json")


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a SentencePiece Unigram model spells with.

    Attributes:
        charsmap: the normaliser's compiled table.
        pieces: each with its log-probability, the most probable first.
    """

    charsmap: bytes
    pieces: tuple[tuple[str, float], ...]


def read_vocabulary(folder: Path) -> Vocabulary:
    """The vocabulary of a Marian model's folder.

    Raises:
        ConversionError: a file is missing or is not what it must be.
    """
    rows = _read_rows(folder / "vocab.json")
    spellings = [read_spelling(folder / name) for name in ("source.spm", "target.spm")]
    reads = json.loads(unigram(spellings[0]).to_str())
    writes = reads if spellings[0] == spellings[1] else json.loads(unigram(spellings[1]).to_str())
    return Vocabulary(reads, writes, rows)


def read_spelling(path: Path) -> Spelling:
    """Read a SentencePiece model.

    Raises:
        ConversionError: it cannot be read, or is none.
    """
    # The generated module, for no class of the library itself tells the scores and the table.
    import sentencepiece
    from sentencepiece import sentencepiece_model_pb2

    try:
        content = path.read_bytes()
    except OSError as error:
        raise ConversionError(f"{path}: cannot be read ({error.strerror}).") from None
    try:
        sentencepiece.SentencePieceProcessor(model_proto=content)
    except RuntimeError:
        raise ConversionError(f"{path}: is not a SentencePiece model.") from None
    model = sentencepiece_model_pb2.ModelProto.FromString(content)  # type: ignore[attr-defined]
    ordinary = tuple((piece.piece, piece.score) for piece in model.pieces if piece.type == 1)
    return Spelling(model.normalizer_spec.precompiled_charsmap, ordinary)


def unigram(spelling: Spelling, kept: frozenset[str] | None = None) -> tokenizers.Tokenizer:
    """The Unigram tokenizer of these pieces (all, or those `kept`), with an end token at the end."""
    ordinary = [(piece, score) for piece, score in spelling.pieces if kept is None or piece in kept]
    # The padding stands last, as in Marian's own vocabularies.
    vocabulary = [(END, 0.0), (UNKNOWN, 0.0), *ordinary, (PADDING, 0.0)]
    tokenizer = tokenizers.Tokenizer(tokenizers.models.Unigram(vocabulary, unk_id=1))
    tokenizer.normalizer = tokenizers.normalizers.Sequence(
        [
            tokenizers.normalizers.Precompiled(spelling.charsmap),
            tokenizers.normalizers.Replace(tokenizers.Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Metaspace()
    tokenizer.decoder = tokenizers.decoders.Metaspace()
    tokenizer.add_special_tokens([END, UNKNOWN, PADDING])
    tokenizer.post_processor = tokenizers.processors.TemplateProcessing(
        single=f"$A {END}", special_tokens=[(END, 0)]
    )
    return tokenizer


def _read_rows(path: Path) -> tuple[str, ...]:
    try:
        ids = json.loads(path.read_text(encoding="utf-8"))
        rows = tuple(sorted(ids, key=lambda token: ids[token]))
    except (OSError, ValueError, TypeError, LookupError) as error:
        raise ConversionError(f"{path}: is not a vocabulary ({error}).") from None
    if not rows or [ids[token] for token in rows] != list(range(len(rows))) or rows[-1] != PADDING:
        raise ConversionError(f"{path}: must number its tokens from 0, the padding {PADDING} last.")
    return rows
