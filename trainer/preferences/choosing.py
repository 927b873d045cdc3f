"""Which rewrites of a pool are preferred to which.

Taught truth alone, a student becomes timid: what changes least is wrong least often. So rewrites compare
with those that change about as much, and the best of a bold band is preferred to a timid one, too.
"""

import math
from collections.abc import Iterator, Sequence

from desktop.engine.codes import Codes, CodeScheme
from trainer.engines import Row
from trainer.lots import falls, lot
from trainer.preferences.files import Preference
from trainer.settings.prefer import Band, Prefer

# Less than this is a near copy, in wording and in structure.
_COPY = 0.06
# So far outside a band, below and above, a rewrite still changes about as much.
_NEAR = 0.06, 0.12
# What is rejected has at most this share of the preferred one's probability, besides the doubt.
_SHARE = 0.6
# Guards against what no prompt should bring: they teach the same whatever the sentence, so one is enough.
_BROKEN = frozenset({"repetition", "degeneration"})
# From where a band is bold, how much less a timid rewrite changes, and how sure the bold one must be.
_BOLD, _TIMIDER, _SURE = 0.12, 0.1, 0.55
# For what one prompt brought: the probability needed, what is a near copy, and what change is worth.
_LEAST_ASKED, _COPY_ASKED, _WORTH, _WORTHIEST = 0.4, 0.08, 0.5, 0.3
# An answer to the same prompt is rejected only where it changes at least this share of the preferred one's.
_LIKE_ASKED = 0.5


def preferences(row: Row, settings: Prefer, scheme: CodeScheme) -> list[Preference]:
    """What the student should prefer, of one sentence.

    The same in every run: what is drawn at random is drawn by the texts.

    Args:
        row: as `trainer.preferences.pools.Pools` leaves it.
        settings: of the experiment.
        scheme: the student's.
    """
    chooser = _Chooser(row, settings, scheme)
    chosen = [each for band in settings.bands for each in chooser.of_band(band)]
    return [*chosen, *chooser.of_prompts()]


class _Chooser:
    def __init__(self, row: Row, settings: Prefer, scheme: CodeScheme) -> None:
        self._row = row
        self._settings = settings
        self._scheme = scheme
        self._own = [each for each in row["pool"] if each["asked"] is not None]

    def of_band(self, band: Band) -> Iterator[Preference]:
        """Of rewrites that change about as much; teachers' may be preferred, but are never rejected."""
        low, high = band.lexical
        best = max(
            (each for each in self._fit(self._row["pool"], _COPY) if low <= each["lexical"] < high),
            key=_probability, default=None,
        )  # fmt: skip
        if best is None or best["probability"] < band.least:
            return
        codes = self._scheme.measure(self._row["source"], best["text"])
        like = [
            each
            for each in self._own
            if low - _NEAR[0] <= each["lexical"] < high + _NEAR[1] and each is not best
        ]
        for worse in self._worse(best, like, self._settings.rejected):
            yield self._preference(codes, best, worse, "truth")
        if low >= _BOLD and best["probability"] >= _SURE and self._falls(best):
            timid = [each for each in self._own if each["guard"] is None]
            timid = [each for each in timid if each["lexical"] <= best["lexical"] - _TIMIDER]
            for worse in self._drawn(timid, 1):
                yield self._preference(codes, best, worse, "timid")

    def of_prompts(self) -> Iterator[Preference]:
        """Of what was written for the same codes."""
        for asked in self._settings.codes:
            written = [each for each in self._own if tuple(each["asked"]) == asked]
            best = max(self._fit(written, _COPY_ASKED), key=_worth, default=None)
            if best is None or best["probability"] < _LEAST_ASKED:
                continue
            like = [
                each
                for each in written
                if each is not best
                and (each["guard"] in _BROKEN or each["lexical"] >= _LIKE_ASKED * best["lexical"])
            ]
            for worse in self._worse(best, like, 1):
                yield self._preference(Codes(*asked), best, worse, "prompt")

    def _fit(self, pool: Sequence[Row], copy: float) -> list[Row]:
        """What may be preferred."""
        low, high = self._settings.length
        return [
            each
            for each in pool
            if each["guard"] is None
            and max(each["lexical"], each["syntactic"]) >= copy
            and low <= each["length"] <= high
        ]

    def _worse(self, best: Row, like: Sequence[Row], most: int) -> list[Row]:
        broken = [each for each in like if each["guard"] in _BROKEN]
        bad = [each for each in like if each["guard"] not in _BROKEN and self._doubted(best, each)]
        return [*self._drawn(broken, 1), *self._drawn(bad, most)]

    def _doubted(self, best: Row, other: Row) -> bool:
        if other["guard"] is not None:
            return True
        apart = _log_odds(best["probability"]) - _log_odds(other["probability"])
        return bool(other["probability"] < _SHARE * best["probability"] and apart > self._settings.doubt)

    def _drawn(self, of: Sequence[Row], most: int) -> list[Row]:
        return sorted(of, key=lambda each: lot(self._settings.seed, self._row["source"], each["text"]))[:most]

    def _falls(self, best: Row) -> bool:
        settings = self._settings
        return falls(settings.timid, settings.seed, "timid", self._row["source"], best["text"])

    def _preference(self, codes: Codes, best: Row, worse: Row, kind: str) -> Preference:
        return Preference(
            self._row["source"], best["text"], worse["text"], codes, kind, self._row["origin"],
            best["teacher"], best["probability"], worse["probability"],
        )  # fmt: skip


def _probability(rewrite: Row) -> float:
    return float(rewrite["probability"])


def _worth(rewrite: Row) -> float:
    return _probability(rewrite) + _WORTH * min(float(rewrite["lexical"]), _WORTHIEST)


def _log_odds(probable: float) -> float:
    held = min(max(probable, 1e-4), 1 - 1e-4)
    return math.log(held / (1 - held))
