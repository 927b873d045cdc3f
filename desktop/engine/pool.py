"""What was written for a sentence, and its meaning as far as it was measured."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.engine.encoder import SentenceEncoder
from desktop.engine.faithfulness import Faithfulness, faithfulness
from desktop.engine.layout import flatten
from desktop.engine.ranking import Candidate, by_cost, holds
from desktop.engine.request import Request

# The meaning of so many candidates is measured together, nearest to the request first, until there are
# more to choose from than are asked for: measuring all of them would take a tenth of the time that
# writing them takes.
_MEASURED_TOGETHER, _SPARE = 10, 4


class Pool:
    """The candidates of a sentence.

    What `holding` gives depends on the request alone, not on earlier ones; they only save it time.

    Args:
        flat: the sentence on one line.
        candidates: rewrites of it that keep every guard.
        encoder: measures their meaning.
    """

    def __init__(self, flat: str, candidates: Iterable[Candidate], encoder: SentenceEncoder) -> None:
        self._flat = flat
        self._candidates = tuple(candidates)
        self._encoder = encoder
        self._meanings: dict[str, Faithfulness] = {}

    def holding(self, request: Request) -> list[Candidate]:
        """Candidates whose meaning holds, measured: those nearest to the request, with some to spare."""
        found: list[Candidate] = []
        hopeful = by_cost(self._candidates, request)
        for start in range(0, len(hopeful), _MEASURED_TOGETHER):
            some = hopeful[start : start + _MEASURED_TOGETHER]
            self._measure([each.text for each in some])
            found += (each for each in map(self._with_meaning, some) if holds(each, request))
            if len(found) >= request.alternatives + _SPARE:
                break
        return found

    def _measure(self, texts: Sequence[str]) -> None:
        new = [text for text in texts if text not in self._meanings]
        if not new:
            return
        own, *others = self._encoder.encode([self._flat, *map(flatten, new)])
        for text, encoding in zip(new, others, strict=True):
            self._meanings[text] = faithfulness(own, encoding)

    def _with_meaning(self, candidate: Candidate) -> Candidate:
        meaning = self._meanings[candidate.text]
        return replace(candidate, similarity=meaning.similarity, faithful=meaning.probability)
