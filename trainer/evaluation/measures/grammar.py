"""Grammar faults, as a GECToR-style tagger flags them (Omelianchuk et al., 2020).

The tagger reads words and writes, for each, how it would edit it. A flag is any edit that it is sure of.
It misses much and is wrong at times, on sources too: what counts is whether a rewrite has more flags than
its source.
"""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from trainer.errors import TrainerError
from trainer.evaluation.items import Item
from trainer.evaluation.measures.measure import Measure, Values

_KEEP = "$KEEP"
# Below this the model's authors found it to flag sound prose.
_SURE = 0.9
_MAX_TOKENS = 128
# The words that it learnt on: numbers, words with their apostrophes, runs of stops or dashes, other marks.
_WORD = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|[A-Za-z]+(?:['’][A-Za-z]+)*|\.\.\.|[.!?]+|--+|[^\s\w]")


class Grammar:
    """Flags of a rewrite, and whether they are more than its source's.

    Args:
        folder: with tagger.onnx, tokenizer.json and tag_vocab.json.

    Raises:
        TrainerError: onnxruntime is not installed, or the folder is not what it must be.
    """

    measures = (
        Measure("flags", "grammar flags", "words of a rewrite that the grammar tagger would edit", "lower"),
        Measure(
            "new_flags", "new grammar flags", "share of rewrites with more flags than their source", "lower"
        ),
    )

    def __init__(self, folder: Path) -> None:
        try:
            import onnxruntime
        except ImportError:
            raise TrainerError(
                "The grammar tagger needs onnxruntime; pip install 'phrasewright[evaluate]', "
                "or leave `grammar` out."
            ) from None
        try:
            tags = json.loads((folder / "tag_vocab.json").read_text(encoding="utf-8"))["tags"]
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._tokenizer.enable_truncation(_MAX_TOKENS)
            self._session: Any = onnxruntime.InferenceSession(
                folder / "tagger.onnx", providers=["CPUExecutionProvider"]
            )
            self._keep = tags.index(_KEEP)
        # Neither tokenizers nor onnxruntime raises a class of its own.
        except Exception as error:
            reason = (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
            raise TrainerError(
                f"{folder}: is no grammar tagger ({reason}); it needs tagger.onnx, tokenizer.json and "
                "tag_vocab.json."
            ) from None
        self._counts: dict[str, int] = {}

    def measure(self, items: Sequence[Item], rewrites: Sequence[str]) -> Mapping[str, Values]:
        """Measure one rewrite of each item; see `Instrument.measure`."""
        sources = np.array([self.flags(item.source) for item in items], dtype=np.float64)
        written = np.array([self.flags(rewrite) for rewrite in rewrites], dtype=np.float64)
        return {"flags": written, "new_flags": (written > sources).astype(np.float64)}

    def flags(self, text: str) -> int:
        """How many words of a text the tagger would edit; read up to 128 tokens."""
        if text not in self._counts:
            self._counts[text] = self._count(_WORD.findall(text))
        return self._counts[text]

    def _count(self, words: list[str]) -> int:
        if not words:
            return 0
        encoding = self._tokenizer.encode(words, is_pretokenized=True)
        ids = np.array([encoding.ids], dtype=np.int64)
        (logits,) = self._session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})
        # The first token of a word speaks for it; special tokens belong to none.
        of_words = encoding.word_ids
        firsts = [
            place for place, word in enumerate(of_words) if word is not None and word not in of_words[:place]
        ]
        scores = logits[0, firsts].astype(np.float64)
        scores -= scores.max(axis=1, keepdims=True)
        probabilities = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
        edits = probabilities.argmax(axis=1) != self._keep
        return int((edits & (probabilities.max(axis=1) >= _SURE)).sum())
