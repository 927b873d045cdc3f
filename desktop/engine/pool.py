"""What was written for a sentence, and its meaning as far as it was measured."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.engine.faithfulness import Faithfulness, faithfulness
from desktop.engine.layout import flatten
from desktop.engine.ranking import LOWEST_SIMILARITY, Candidate, by_cost, cost, holds
from desktop.engine.readsource import ReadSource
from desktop.engine.recovery import DOUBTED, hopeless, probability
from desktop.engine.request import Request

# The meaning of so many candidates is measured together, nearest to the request first, until there are
# more to choose from than are asked for: measuring all of them would take a tenth of the time that
# writing them takes.
_MEASURED_TOGETHER, _SPARE = 6, 2
# How probable what the student wrote is taken to be before it is measured.
_PRESUMED = 0.6
# The syntactic diversity of the light wording that what it wrote is compared with.
_SYNTACTIC = 0.3
# Of those that words of the thesaurus were put into so many are measured.
_LISTED = 10


class Pool:
    """The candidates of a sentence.

    What `holding` gives depends on the request alone, not on earlier ones; they only save it time.

    Args:
        source: the sentence; tells what they mean, as a whole and word by word, and how well it can be
            recovered from them.
        candidates: rewrites of it that keep every guard.
        bold: whether so much will be asked for that the doubtful is shown, too.
    """

    def __init__(self, source: ReadSource, candidates: Iterable[Candidate], bold: bool = False) -> None:
        self._source = source
        self._candidates = tuple(candidates)
        self._bold = bold
        # Of each text its similarity and the probability that it is faithful.
        self._meanings: dict[str, tuple[float, float]] = {}

    def holding(self, request: Request) -> list[Candidate]:
        """Candidates whose meaning holds, measured: those nearest to the request, with some to spare."""
        hopeful = by_cost(self._candidates, request)
        # What words of the thesaurus were put into is cheap to measure, and its doubt is known beforehand:
        # behind what is not yet doubted it would never have its turn.
        listed = [each for each in hopeful if each.base is not None][:_LISTED]
        written = [each for each in hopeful if each.base is None]
        wanted = request.alternatives + _SPARE
        bases = {each.base for each in listed}
        measured = [each for each in self._candidates if each.text in bases]
        if len(listed) < wanted:
            # They will have their turn anyway, and all that is read back at once takes less time.
            measured += [each for each in written[:_MEASURED_TOGETHER] if each.text not in bases]
        self._measure(measured)
        found = self._holding(listed, request)
        for start in range(0, len(written), _MEASURED_TOGETHER):
            if len(found) >= wanted and (start or _worse(written[0], found, wanted, request)):
                break
            found += self._holding(written[start : start + _MEASURED_TOGETHER], request)
        return found

    def _holding(self, candidates: Sequence[Candidate], request: Request) -> list[Candidate]:
        self._measure(candidates)
        return [each for each in map(self._with_meaning, candidates) if holds(each, request)]

    def _measure(self, candidates: Sequence[Candidate]) -> None:
        new = [each for each in candidates if each.text not in self._meanings]
        if not new:
            return
        lines = [flatten(each.text) for each in new]
        own, others = self._source.encodings(lines)
        judged = [faithfulness(own, other) for other in others]
        faithful = self._read_back(new, lines, judged)
        for place, each in enumerate(new):
            self._meanings[each.text] = judged[place].similarity, faithful[place]

    def _read_back(
        self, candidates: Sequence[Candidate], lines: Sequence[str], judged: Sequence[Faithfulness]
    ) -> list[float]:
        """How probably each candidate says the same; what is hopeless, or known, is not read back."""
        hopeful = [
            place
            for place, (each, candidate) in enumerate(zip(judged, candidates, strict=True))
            if candidate.base is None
            and each.similarity >= LOWEST_SIMILARITY
            and not hopeless(each, candidate.score, self._bold)
        ]
        read = self._source.recoveries([lines[place] for place in hopeful])
        recovery = dict(zip(hopeful, read, strict=True))

        def probable(place: int, loss: float | None = None) -> float:
            each = candidates[place]
            return probability(judged[place], recovery[place], each.score, each.syntactic, loss)

        found = {place: probable(place) for place in hopeful}
        worth = [place for place in hopeful if found[place] >= DOUBTED]
        likely = self._source.likelihoods([lines[place] for place in worth], _SYNTACTIC)
        found |= {place: probable(place, loss) for place, (loss, _) in zip(worth, likely, strict=True)}
        return [found.get(place, self._known(each)) for place, each in enumerate(candidates)]

    def _known(self, candidate: Candidate) -> float:
        """What is known without reading back: of what is hopeless nothing, else by base and words."""
        if candidate.base is None:
            return 0.0
        _, faithful = self._meanings.get(candidate.base, (1.0, 1.0))
        return faithful * candidate.sureness

    def _with_meaning(self, candidate: Candidate) -> Candidate:
        similarity, faithful = self._meanings[candidate.text]
        return replace(candidate, similarity=similarity, faithful=faithful)


def _worse(written: Candidate, found: Sequence[Candidate], wanted: int, request: Request) -> bool:
    """Whether as many as are wanted were found that are hardly worse than the next that was written."""
    costs = sorted(cost(each, request) for each in found)
    return cost(replace(written, faithful=_PRESUMED), request) >= costs[wanted - 1]
