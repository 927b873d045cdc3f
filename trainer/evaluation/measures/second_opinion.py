"""How much of the meaning was kept, by an encoder that the engine does not choose by."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from transformers import AutoModel

from desktop.engine.layout import flatten
from trainer.errors import TrainerError
from trainer.evaluation import pretrained
from trainer.evaluation.items import Item
from trainer.evaluation.measures.measure import Measure, Values

_BATCH = 32
_MAX_TOKENS = 384
# Where sentence-transformers writes how a sentence is made of its tokens.
_POOLING = Path("1_Pooling", "config.json")


class SecondOpinion:
    """Similarity by a sentence encoder in fp32.

    Args:
        encoder: folder or name of a model in the form of sentence-transformers (Reimers and Gurevych,
            2019); its sentence is the mean of its tokens, or the first where its folder says so.

    Raises:
        TrainerError: it cannot be loaded, or pools in another way.
    """

    def __init__(self, encoder: str) -> None:
        self._first = _pools_first(Path(encoder))
        network, self._tokenizer = pretrained.load(encoder, AutoModel.from_pretrained, "second encoder")
        # Of an encoder-decoder, such as T5, the encoder alone.
        self._model = network.get_encoder() if network.config.is_encoder_decoder else network
        self._embeddings: dict[str, Any] = {}
        self.measures = (
            Measure(
                "similarity2", "similarity, second encoder",
                f"cosine of the two sentence embeddings by {Path(encoder).name}, which no system chooses by; "
                "−1 to 1", "higher",
            ),
        )  # fmt: skip

    def measure(self, items: Sequence[Item], rewrites: Sequence[str]) -> Mapping[str, Values]:
        """Measure one rewrite of each item; see `Instrument.measure`."""
        sources = self._embed([flatten(item.source) for item in items])
        written = self._embed([flatten(rewrite) for rewrite in rewrites])
        return {"similarity2": np.einsum("nd,nd->n", sources, written)}

    @torch.inference_mode()
    def _embed(self, texts: Sequence[str]) -> Values:
        """Rows of length one; what was embedded before is remembered, as all systems share sources."""
        new = sorted({text for text in texts if text not in self._embeddings}, key=len)
        for start in range(0, len(new), _BATCH):
            batch = new[start : start + _BATCH]
            tokens = self._tokenizer(
                batch, return_tensors="pt", padding=True, truncation=True, max_length=_MAX_TOKENS
            )
            states = self._model(
                input_ids=tokens["input_ids"], attention_mask=tokens["attention_mask"]
            ).last_hidden_state
            mask = tokens["attention_mask"][:, :, None]
            pooled = states[:, 0] if self._first else (states * mask).sum(1) / mask.sum(1).clamp(min=1)
            rows = torch.nn.functional.normalize(pooled.double(), dim=1).numpy()
            self._embeddings.update(zip(batch, rows, strict=True))
        return np.array([self._embeddings[text] for text in texts])


def _pools_first(folder: Path) -> bool:
    """Whether a sentence is its first token, and not the mean of all."""
    try:
        pooling = json.loads((folder / _POOLING).read_text(encoding="utf-8"))
    except OSError:
        return False
    except ValueError as error:
        raise TrainerError(f"{folder / _POOLING}: is not valid JSON ({error}).") from None
    chosen = {name for name, value in pooling.items() if name.startswith("pooling_mode_") and value is True}
    if chosen - {"pooling_mode_cls_token", "pooling_mode_mean_tokens"} or len(chosen) != 1:
        raise TrainerError(f"{folder} pools tokens in a way that is not known here; choose another encoder.")
    return chosen == {"pooling_mode_cls_token"}
