"""The sentence encoder: how alike two sentences are in meaning.

all-MiniLM-L6-v2 (Reimers and Gurevych, 2019, "Sentence-BERT") in CTranslate2: the mean over the
last layer's tokens, scaled to length one. The similarity of two sentences is the dot product of
their rows.
"""

from collections.abc import Sequence

import ctranslate2
import numpy as np
import numpy.typing as npt

from desktop.engine.bundle import Bundle
from desktop.engine.tokenizer import Tokenizer, load_tokenizer

Embeddings = npt.NDArray[np.float32]

# As the model was published: what lies beyond is not read.
MAX_TOKENS = 256
# Sentences of one length go together, so that little is padded; small enough to stay in cache.
_BATCH_TOKENS = 2048


class SentenceEncoder:
    """Embeds sentences.

    Args:
        model: the encoder in CTranslate2, on the CPU.
        tokenizer: made for `MAX_TOKENS` at most.

    Attributes:
        dimension: numbers in an embedding; 384 for all-MiniLM-L6-v2.
    """

    def __init__(self, model: ctranslate2.Encoder, tokenizer: Tokenizer) -> None:
        self._model = model
        self._tokenizer = tokenizer
        self.dimension = self._embed(self._tokenizer.encode_batch([""])).shape[1]

    def embed(self, sentences: Sequence[str]) -> Embeddings:
        """Embed sentences.

        Args:
            sentences: any text at all, also empty; read up to `MAX_TOKENS` tokens.

        Returns:
            float32 of shape (len(sentences), dimension), each row of length one; the dot product of
            two rows is their cosine, -1..1.
        """
        embeddings = np.empty((len(sentences), self.dimension), dtype=np.float32)
        tokens = self._tokenizer.encode_batch(sentences)
        order = sorted(range(len(tokens)), key=lambda index: len(tokens[index]))
        start = 0
        while start < len(order):
            end = start + 1
            while end < len(order) and (end + 1 - start) * len(tokens[order[end]]) <= _BATCH_TOKENS:
                end += 1
            batch = order[start:end]
            embeddings[batch] = self._embed([tokens[index] for index in batch])
            start = end
        return embeddings

    def _embed(self, tokens: list[list[str]]) -> Embeddings:
        states = np.asarray(self._model.forward_batch(tokens).last_hidden_state)
        lengths = np.array([len(sequence) for sequence in tokens])
        # Padding is left out of the mean; no sequence is empty, for each has its two special tokens.
        mask = np.arange(states.shape[1]) < lengths[:, None]
        pooled = np.einsum("ntd,nt->nd", states, mask.astype(np.float32)) / lengths[:, None]
        norms = np.linalg.norm(pooled, axis=1, keepdims=True)
        return np.asarray(pooled / np.maximum(norms, 1e-12), dtype=np.float32)


def load_encoder(bundle: Bundle, threads: int = 1) -> SentenceEncoder:
    """The sentence encoder of a bundle.

    Args:
        bundle: of the kind encoder.
        threads: batches that are worked on at the same time, each on one thread.

    Raises:
        BundleError: the bundle holds no encoder, or a broken one.
    """
    return SentenceEncoder(bundle.encoder(threads), load_tokenizer(bundle, MAX_TOKENS))
