"""How much of the meaning was kept, by the sentence encoder that ships with the engine."""

from collections.abc import Mapping, Sequence

import numpy as np

from desktop.engine.bundle import Kind, embedded, load, read_manifest
from desktop.engine.encoder import Encoding, SentenceEncoder, load_encoder
from desktop.engine.faithfulness import faithfulness
from desktop.engine.layout import flatten
from trainer.errors import TrainerError
from trainer.evaluation.items import Item
from trainer.evaluation.measures.measure import Measure, Values


class Meaning:
    """Similarity of the sentences, match of their words, and the engine's own judgement.

    The engine chooses by the first and the last of these, so they flatter it; that is why there is a
    second encoder.

    Args:
        encoder: of the engine.
        name: of its model.
    """

    def __init__(self, encoder: SentenceEncoder, name: str) -> None:
        self._encoder = encoder
        self.measures = (
            Measure(
                "similarity", "similarity",
                f"cosine of the two sentence embeddings by {name}; −1 to 1", "higher",
            ),
            Measure(
                "match", "token match",
                f"F1 of the words' best cosines on the other side, by the states of {name}, as in "
                "BERTScore (Zhang et al., 2020), without weights and rescaling; −1 to 1", "higher",
            ),
            Measure(
                "faithful", "faithful",
                "probability that a strict reader finds nothing changed, lost or made up, as the engine "
                "estimates it; 0 to 1", "higher",
            ),
        )  # fmt: skip

    def measure(self, items: Sequence[Item], rewrites: Sequence[str]) -> Mapping[str, Values]:
        """Measure one rewrite of each item; see `Instrument.measure`."""
        sources = self._encoder.encode([flatten(item.source) for item in items])
        written = self._encoder.encode([flatten(rewrite) for rewrite in rewrites])
        judged = [faithfulness(*pair) for pair in zip(sources, written, strict=True)]
        return {
            "similarity": np.array([each.similarity for each in judged]),
            "match": np.array([token_match(*pair) for pair in zip(sources, written, strict=True)]),
            "faithful": np.array([each.probability for each in judged]),
        }


def token_match(source: Encoding, rewrite: Encoding) -> float:
    """F1 of BERTScore (Zhang et al., 2020) over whole words, each weighing the same.

    Returns:
        -1.0 to 1.0 (each word has itself on the other side); 0.0 where a side has no word.
    """
    if not source.words or not rewrite.words:
        return 0.0
    cosines = rewrite.states @ source.states.T
    precision, recall = float(cosines.max(axis=1).mean()), float(cosines.max(axis=0).mean())
    total = precision + recall
    return 2 * precision * recall / total if total > 0 else min(precision, recall)


def open_meaning() -> Meaning:
    """The instrument with the embedded encoder.

    Raises:
        EngineError: the encoder's bundle is broken.
        TrainerError: there is none.
    """
    return Meaning(*embedded_encoder())


def embedded_encoder() -> tuple[SentenceEncoder, str]:
    """The encoder that ships, and the name of its model.

    Raises:
        EngineError: its bundle is broken.
        TrainerError: there is none.
    """
    for folder in embedded():
        if read_manifest(folder).kind is Kind.ENCODER:
            bundle = load(folder, Kind.ENCODER)
            return load_encoder(bundle), bundle.name
    raise TrainerError("The program holds no sentence encoder; install it again.")
