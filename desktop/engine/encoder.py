"""The sentence encoder: what a sentence means, as a whole and word by word.

all-MiniLM-L6-v2 (Reimers and Gurevych, 2019, "Sentence-BERT") in CTranslate2. A sentence is the mean
over the last layer's tokens, a word the mean over those of its pieces, both scaled to length one. The
similarity of two sentences, or of two words where they stand, is the dot product of their rows.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import ctranslate2
import numpy as np
import numpy.typing as npt

from desktop.engine.bundle import Bundle
from desktop.engine.tokenizer import Tokenizer, load_tokenizer

Embeddings = npt.NDArray[np.float32]

# As the model was published: what lies beyond is not read.
MAX_TOKENS = 256
# Tokens in a batch: small enough to stay in cache.
_BATCH_TOKENS = 2048
# How WordPiece marks a piece that continues a word.
_CONTINUES = "##"
_SHORTEST = 1e-12


@dataclass(frozen=True, slots=True)
class Encoding:
    """A sentence as the encoder reads it.

    Attributes:
        embedding: of the whole sentence; float32 of shape (dimension,), of length one.
        words: its words and punctuation marks, in order, in lower case and without accents; an
            apostrophe or a hyphen stands by itself.
        states: of each word in its context; float32 of shape (len(words), dimension), each row of
            length one.
    """

    embedding: Embeddings
    words: tuple[str, ...]
    states: Embeddings


class SentenceEncoder:
    """Embeds sentences and their words.

    Args:
        model: the encoder in CTranslate2, on the CPU.
        tokenizer: made for `MAX_TOKENS` at most, of the kind WordPiece.
        threads: batches that `model` works on at the same time, each on one thread.

    Attributes:
        dimension: numbers in an embedding; 384 for all-MiniLM-L6-v2.
    """

    def __init__(self, model: ctranslate2.Encoder, tokenizer: Tokenizer, threads: int = 1) -> None:
        self._model = model
        self._tokenizer = tokenizer
        self._threads = ThreadPoolExecutor(threads)
        self.dimension = self._run(self._tokenizer.encode_batch([""])).shape[2]

    def embed(self, sentences: Sequence[str]) -> Embeddings:
        """Embed sentences.

        Args:
            sentences: any text at all, also empty; read up to `MAX_TOKENS` tokens.

        Returns:
            float32 of shape (len(sentences), dimension), each row of length one; the dot product of
            two rows is their cosine, -1..1.
        """
        tokens = self._tokenizer.encode_batch(sentences)
        embeddings = np.empty((len(sentences), self.dimension), dtype=np.float32)
        for batch, states in self._states(tokens):
            embeddings[batch] = _embeddings(states)
        return embeddings

    def encode(self, sentences: Sequence[str]) -> list[Encoding]:
        """Embed sentences and the words in them; takes hardly longer than `embed`.

        Args:
            sentences: as for `embed`.
        """
        tokens = self._tokenizer.encode_batch(sentences)
        encodings: dict[int, Encoding] = {}
        for batch, states in self._states(tokens):
            for index, embedding, own in zip(batch, _embeddings(states), states, strict=True):
                encodings[index] = Encoding(embedding, *_words(tokens[index], own))
        return [encodings[index] for index in range(len(tokens))]

    def _states(self, tokens: Sequence[list[str]]) -> Iterator[tuple[list[int], Embeddings]]:
        """The indices of sequences of one length, and their states; batches go on all threads."""
        batches = list(_batches(tokens))
        chosen = [[tokens[index] for index in batch] for batch in batches]
        return zip(batches, self._threads.map(self._run, chosen), strict=True)

    def _run(self, tokens: list[list[str]]) -> Embeddings:
        """The states of the last layer, of shape (len(tokens), most tokens, dimension)."""
        return np.asarray(self._model.forward_batch(tokens).last_hidden_state)


def load_encoder(bundle: Bundle, threads: int = 1) -> SentenceEncoder:
    """The sentence encoder of a bundle.

    Args:
        bundle: of the kind encoder.
        threads: batches that are worked on at the same time, each on one thread.

    Raises:
        BundleError: the bundle holds no encoder, or a broken one.
    """
    return SentenceEncoder(bundle.encoder(threads), load_tokenizer(bundle, MAX_TOKENS), threads)


def _batches(tokens: Sequence[Sequence[str]]) -> Iterator[list[int]]:
    """The indices of sequences that go together: those of one length.

    Padding would move the last bits of an embedding, and with them now and then a choice, so that a
    sentence would fare otherwise in other company.
    """
    by_length: defaultdict[int, list[int]] = defaultdict(list)
    for index, sequence in enumerate(tokens):
        by_length[len(sequence)].append(index)
    for length, indices in sorted(by_length.items()):
        room = max(1, _BATCH_TOKENS // length)
        for start in range(0, len(indices), room):
            yield indices[start : start + room]


def _embeddings(states: Embeddings) -> Embeddings:
    return _scaled(states.mean(axis=1))


def _words(tokens: Sequence[str], states: Embeddings) -> tuple[tuple[str, ...], Embeddings]:
    """The words of one sequence and their states; its special tokens, first and last, are left out."""
    pieces = tokens[1:-1]
    if not pieces:
        return (), np.empty((0, states.shape[1]), dtype=np.float32)
    starts = [index for index, piece in enumerate(pieces) if not index or not piece.startswith(_CONTINUES)]
    ends = [*starts[1:], len(pieces)]
    words = tuple(
        pieces[start] + "".join(piece.removeprefix(_CONTINUES) for piece in pieces[start + 1 : end])
        for start, end in zip(starts, ends, strict=True)
    )
    # The sum points where the mean does.
    return words, _scaled(np.add.reduceat(states[1 : len(pieces) + 1], starts, axis=0))


def _scaled(rows: Embeddings) -> Embeddings:
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(norms, _SHORTEST), dtype=np.float32)
