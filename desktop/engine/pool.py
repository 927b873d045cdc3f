"""What was written for a sentence, and its meaning as far as it was measured."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.engine.encoder import SentenceEncoder
from desktop.engine.faithfulness import faithfulness
from desktop.engine.layout import flatten
from desktop.engine.ranking import LOWEST_SIMILARITY, Candidate, by_cost, holds
from desktop.engine.recovery import hopeless, probability, recoveries
from desktop.engine.request import Request
from desktop.engine.student import Student

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
        encoder: measures their meaning, as a whole and word by word.
        student: tells how well the sentence can be recovered from them.
    """

    def __init__(
        self, flat: str, candidates: Iterable[Candidate], encoder: SentenceEncoder, student: Student
    ) -> None:
        self._flat = flat
        self._candidates = tuple(candidates)
        self._encoder = encoder
        self._student = student
        # Of each text its similarity and the probability that it is faithful.
        self._meanings: dict[str, tuple[float, float]] = {}

    def holding(self, request: Request) -> list[Candidate]:
        """Candidates whose meaning holds, measured: those nearest to the request, with some to spare."""
        found: list[Candidate] = []
        hopeful = by_cost(self._candidates, request)
        for start in range(0, len(hopeful), _MEASURED_TOGETHER):
            some = hopeful[start : start + _MEASURED_TOGETHER]
            self._measure(some)
            found += (each for each in map(self._with_meaning, some) if holds(each, request))
            if len(found) >= request.alternatives + _SPARE:
                break
        return found

    def _measure(self, candidates: Sequence[Candidate]) -> None:
        new = [each for each in candidates if each.text not in self._meanings]
        if not new:
            return
        lines = [flatten(each.text) for each in new]
        own, *others = self._encoder.encode([self._flat, *lines])
        judged = [faithfulness(own, other) for other in others]
        hopeful = [
            place
            for place, (each, candidate) in enumerate(zip(judged, new, strict=True))
            if each.similarity >= LOWEST_SIMILARITY and not hopeless(each, candidate.score)
        ]
        found = recoveries(self._student, self._flat, [lines[place] for place in hopeful])
        faithful = dict.fromkeys(range(len(new)), 0.0)
        faithful |= {
            place: probability(judged[place], each, new[place].score)
            for place, each in zip(hopeful, found, strict=True)
        }
        for place, each in enumerate(new):
            self._meanings[each.text] = judged[place].similarity, faithful[place]

    def _with_meaning(self, candidate: Candidate) -> Candidate:
        similarity, faithful = self._meanings[candidate.text]
        return replace(candidate, similarity=similarity, faithful=faithful)
