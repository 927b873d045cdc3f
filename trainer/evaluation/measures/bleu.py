"""BLEU (Papineni et al., 2002) against the reference, against the source, and both weighed as iBLEU.

Reference BLEU alone rewards copying, as a source has much in common with its reference. It is therefore
never given without self-BLEU, the same against the source, and iBLEU (Sun and Zhou, 2012).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sacrebleu.metrics.bleu import BLEU

from trainer.evaluation.measures.measure import Measure

# The weight of the reference in iBLEU; what is left weighs against the source.
ALPHA = 0.8
_ORDERS = 4

SELF_BLEU = Measure(
    "self_bleu", "self-BLEU", "BLEU of the rewrites against their own sources; 0 to 100 (copied)", None
)
REFERENCE_BLEU = Measure(
    "bleu",
    "BLEU",
    "BLEU against the test file's rewrites; 0 to 100. Copying raises it: read it with self-BLEU",
)
IBLEU = Measure(
    "ibleu", "iBLEU", f"{ALPHA} BLEU − {1 - ALPHA:.1f} self-BLEU (Sun and Zhou, 2012); −20 to 80", "higher"
)


@dataclass(frozen=True, slots=True)
class Counts:
    """What BLEU is made of, sentence by sentence; it can be added up.

    Attributes:
        correct: n-grams that stand on the other side too; int64 of shape (sentences, 4).
        total: n-grams; likewise.
        lengths: tokens of the rewrite and of the other side; int64 of shape (sentences, 2).
    """

    correct: npt.NDArray[np.int64]
    total: npt.NDArray[np.int64]
    lengths: npt.NDArray[np.int64]

    @classmethod
    def of(cls, rewrites: Sequence[str], others: Sequence[Sequence[str]]) -> "Counts":
        """Count.

        Args:
            rewrites: the texts.
            others: for each, one or more texts to compare it with.
        """
        metric = BLEU(max_ngram_order=_ORDERS, effective_order=True)
        scores = [
            metric.sentence_score(rewrite, list(other))
            for rewrite, other in zip(rewrites, others, strict=True)
        ]
        return cls(
            np.array([score.counts for score in scores], dtype=np.int64),
            np.array([score.totals for score in scores], dtype=np.int64),
            np.array([(score.sys_len, score.ref_len) for score in scores], dtype=np.int64),
        )

    def bleu(self, weights: npt.NDArray[np.int64]) -> float:
        """BLEU of a corpus, 0..100.

        Args:
            weights: how often each sentence stands in it; of shape (sentences,).
        """
        return float(
            BLEU.compute_bleu(
                correct=(weights @ self.correct).tolist(),
                total=(weights @ self.total).tolist(),
                sys_len=int(weights @ self.lengths[:, 0]),
                ref_len=int(weights @ self.lengths[:, 1]),
                # As sacrebleu smooths a corpus, which matters for small ones only.
                smooth_method="exp",
                max_ngram_order=_ORDERS,
            ).score
        )


def ibleu(reference: float, own: float) -> float:
    """Weigh (iBLEU; Sun and Zhou, 2012) BLEU against the reference and against the source, each 0..100."""
    return ALPHA * reference - (1 - ALPHA) * own
