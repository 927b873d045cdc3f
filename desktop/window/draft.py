"""A text and its rewrite in the making: the sentences, what was chosen, and where it all stands.

The rewritten text is the source text with each rewritten sentence replaced by the alternative
chosen for it; whatever lies between, and whatever is not rewritten yet, stands as it was written.

A pane that shows the rewrite is told how it changes by `Edit`s, applied from left to right at one
place, the edge: before it stands the new rewrite, after it what is left of the earlier one (the
tail), which gives way bit by bit, so that the pane never blinks and never sets all its text anew.
"""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from desktop.engine.result import Alternative, Reason, Rewrite
from desktop.window.offsets import Offsets, utf16_length


@dataclass(slots=True)
class Sentence:
    """A rewritten sentence and which of its options stands in the text.

    Attributes:
        start: where it starts in the source text, in characters.
        rewrite: what the engine made of it.
        chosen: index into `options`.
        picked: whether the writer chose, not the engine.
    """

    start: int
    rewrite: Rewrite
    chosen: int = 0
    picked: bool = False

    @property
    def end(self) -> int:
        """Where it ends in the source text, in characters (exclusive)."""
        return self.start + len(self.rewrite.source)

    @property
    def source(self) -> str:
        """The sentence as the writer wrote it."""
        return self.rewrite.source

    @property
    def reason(self) -> Reason | None:
        """Why the engine left it as it is, or None."""
        return self.rewrite.reason

    @property
    def options(self) -> tuple[Alternative, ...]:
        """The engine's alternatives, best first, and last the writer's own sentence."""
        if self.rewrite.unchanged:
            return self.rewrite.alternatives
        return (*self.rewrite.alternatives, Alternative(self.rewrite.source, 1.0, 0.0, 0.0))

    @property
    def own(self) -> bool:
        """Whether the writer's own sentence stands in the text."""
        return self.rewrite.unchanged or self.chosen == len(self.rewrite.alternatives)

    @property
    def text(self) -> str:
        """The text of the option that stands in the text."""
        return self.rewrite.source if self.own else self.rewrite.alternatives[self.chosen].text


@dataclass(frozen=True, slots=True)
class Keep:
    """Leave so many UTF-16 units of the tail as they are: the edge moves behind them."""

    units: int


@dataclass(frozen=True, slots=True)
class Drop:
    """Remove so many UTF-16 units of the tail."""

    units: int


@dataclass(frozen=True, slots=True)
class Insert:
    """Insert a text before the edge.

    Attributes:
        text: what to insert.
        sentence: the sentence that it shows, or None for text between sentences.
    """

    text: str
    sentence: Sentence | None = None


Edit = Keep | Drop | Insert


@dataclass(frozen=True, slots=True)
class Tally:
    """What has been done so far.

    Attributes:
        sentences: how many sentences the engine has dealt with.
        rewritten: how many of them now read differently.
        lexical: mean lexical diversity reached in these, 0..100; None when there are none.
        syntactic: the same for syntactic diversity.
    """

    sentences: int
    rewritten: int
    lexical: int | None
    syntactic: int | None


@dataclass(slots=True)
class _Piece:
    """A stretch of the tail: the text before a sentence and the sentence.

    Attributes:
        start: where it starts in the source text, in characters.
        units: its length as shown, in UTF-16 units.
        sentence: what it shows, or None when the writer has since changed the source there.
    """

    start: int
    units: int
    sentence: Sentence | None


class Draft:
    """The rewrite of one text.

    Args:
        text: the source text.
        earlier: the draft that is shown now; what stands there makes the tail of this one.
    """

    def __init__(self, text: str, earlier: "Draft | None" = None) -> None:
        self.text = text
        self.sentences: list[Sentence] = []
        self._offsets = Offsets(text)
        self._source_starts: list[int] = []
        self._lengths: list[int] = []  # UTF-16 units of the text before each sentence and of it
        self._ends: list[int] = []  # where those end in the rewrite; valid as far as the list goes
        self._rewritten = 0
        self._lexical = 0.0
        self._syntactic = 0.0
        self._tail: list[_Piece] = []
        self._tail_at = 0
        self._whole = False  # whether the text behind the last sentence is shown
        self._picks: dict[str, dict[int, str]] = {}
        self._met: Counter[str] = Counter()
        if earlier is not None:
            self._tail = earlier._handed_over(text)
            self._picks = earlier._all_picks()

    # What changes it

    def settle(self, rewrite: Rewrite) -> list[Edit]:
        """Take the rewrite of the next sentence.

        Args:
            rewrite: must start at or behind the end of the one before.

        Returns:
            How the shown text changes.
        """
        sentence = Sentence(rewrite.start, rewrite)
        self._pick_again(sentence)
        gap = self.text[self._settled_end : sentence.start]
        dropped = 0
        while self._tail_at < len(self._tail) and self._tail[self._tail_at].start < sentence.end:
            dropped += self._tail[self._tail_at].units
            self._tail_at += 1
        self._append(sentence, utf16_length(gap) + utf16_length(sentence.text))
        return [Drop(dropped), Insert(gap), Insert(sentence.text, sentence)]

    def finish(self) -> list[Edit]:
        """Every sentence is done: what is left of the tail goes, the end of the text comes."""
        dropped = sum(piece.units for piece in self._tail[self._tail_at :])
        self._tail.clear()
        self._tail_at = 0
        self._whole = True
        return [Drop(dropped), Insert(self.text[self._settled_end :])]

    def stop(self) -> list[Edit]:
        """No more sentences will come: make a whole text of what there is.

        Sentences of the tail whose source still stands are kept; the rest stands as written, so
        that no part of the writer's text is ever missing. With no sentence at all, nothing is
        shown.
        """
        edits: list[Edit] = []
        if self._whole:
            return edits
        tail, self._tail = self._tail[self._tail_at :], []
        self._tail_at = 0
        end = self._settled_end
        kept = 0  # units of neighbours that stay: thirty thousand of them make one edit
        for piece in tail:
            sentence = piece.sentence
            stays = sentence is not None and piece.start >= end
            if kept and not (stays and piece.start == end):
                edits.append(Keep(kept))
                kept = 0
            if sentence is None or not stays:
                edits.append(Drop(piece.units))
                continue
            missing = self.text[end : piece.start]
            if missing:
                edits.append(Insert(missing))
            kept += piece.units
            self._append(sentence, utf16_length(missing) + piece.units)
            end = sentence.end
        if kept:
            edits.append(Keep(kept))
        if self.sentences:
            self._whole = True
            edits.append(Insert(self.text[end:]))
        return edits

    def choose(self, index: int, option: int) -> tuple[int, int]:
        """Let another option of sentence `index` stand in the text.

        Returns:
            Where its text stood in the rewrite until now: (start, end) in UTF-16 units.
        """
        span = self.rewrite_span(index)
        sentence = self.sentences[index]
        before = self._lengths[index] - utf16_length(sentence.text)
        self._count(sentence, -1)
        sentence.chosen = option
        sentence.picked = True
        self._count(sentence, +1)
        self._lengths[index] = before + utf16_length(sentence.text)
        del self._ends[index:]
        return span

    # What can be asked of it

    @property
    def has_tail(self) -> bool:
        """Whether something of an earlier rewrite is still shown."""
        return self._tail_at < len(self._tail)

    @property
    def rewrite(self) -> str:
        """The rewritten text, whole: what is not rewritten stands as written."""
        parts: list[str] = []
        end = 0
        for sentence in self.sentences:
            parts += (self.text[end : sentence.start], sentence.text)
            end = sentence.end
        parts.append(self.text[end:])
        return "".join(parts)

    @property
    def tally(self) -> Tally:
        """What has been done so far."""
        if not self._rewritten:
            return Tally(len(self.sentences), 0, None, None)
        return Tally(
            len(self.sentences),
            self._rewritten,
            round(100 * self._lexical / self._rewritten),
            round(100 * self._syntactic / self._rewritten),
        )

    def at_source(self, units: int) -> int | None:
        """The index of the sentence at UTF-16 position `units` of the source text, if it is done."""
        place = self._offsets.to_characters(units)
        index = bisect_right(self._source_starts, place) - 1
        # The place right behind a sentence is where the cursor stands when it has been typed.
        if index < 0 or place > self.sentences[index].end:
            return None
        return index

    def at_rewrite(self, units: int) -> int | None:
        """The index of the sentence at UTF-16 position `units` of the rewritten text."""
        self._measure(len(self.sentences) - 1)
        index = bisect_right(self._ends, units)
        if index < len(self.sentences) and self.rewrite_span(index)[0] <= units:
            return index
        if index and self._ends[index - 1] == units:
            return index - 1
        return None

    def source_span(self, index: int) -> tuple[int, int]:
        """Where sentence `index` stands in the source text: (start, end) in UTF-16 units."""
        sentence = self.sentences[index]
        return self._offsets.to_units(sentence.start), self._offsets.to_units(sentence.end)

    def rewrite_span(self, index: int) -> tuple[int, int]:
        """Where sentence `index` stands in the rewritten text: (start, end) in UTF-16 units."""
        self._measure(index)
        end = self._ends[index]
        return end - utf16_length(self.sentences[index].text), end

    # How it is done

    @property
    def _settled_end(self) -> int:
        return self.sentences[-1].end if self.sentences else 0

    def _append(self, sentence: Sentence, units: int) -> None:
        self.sentences.append(sentence)
        self._source_starts.append(sentence.start)
        self._lengths.append(units)
        self._count(sentence, +1)

    def _count(self, sentence: Sentence, sign: int) -> None:
        if not sentence.own:
            reached = sentence.rewrite.alternatives[sentence.chosen]
            self._rewritten += sign
            self._lexical += sign * reached.lexical
            self._syntactic += sign * reached.syntactic

    def _measure(self, index: int) -> None:
        """Bring the ends up to date as far as sentence `index`."""
        end = self._ends[-1] if self._ends else 0
        for length in self._lengths[len(self._ends) : index + 1]:
            end += length
            self._ends.append(end)

    def _pick_again(self, sentence: Sentence) -> None:
        """Hold to what the writer picked for this sentence before, if it is still on offer."""
        picks = self._picks.get(sentence.source)
        if picks is None:
            return
        wanted = picks.get(self._met[sentence.source])
        self._met[sentence.source] += 1
        for option, alternative in enumerate(sentence.options):
            if alternative.text == wanted:
                sentence.chosen, sentence.picked = option, True
                return

    def _all_picks(self) -> dict[str, dict[int, str]]:
        """What the writer picked: source of the sentence -> how many like it come before -> text."""
        shown = [
            *self.sentences,
            *(piece.sentence for piece in self._tail[self._tail_at :] if piece.sentence),
        ]
        picks: dict[str, dict[int, str]] = {sentence.source: {} for sentence in shown if sentence.picked}
        met: Counter[str] = Counter()
        for sentence in shown if picks else ():
            if sentence.source in picks:
                if sentence.picked:
                    picks[sentence.source][met[sentence.source]] = sentence.text
                met[sentence.source] += 1
        return picks

    def _handed_over(self, text: str) -> list[_Piece]:
        """What is shown now, as the tail of a draft of `text`."""
        pieces = []
        end = 0
        for sentence, units in zip(self.sentences, self._lengths, strict=True):
            pieces.append(_Piece(end, units, sentence))
            end = sentence.end
        pieces += self._tail[self._tail_at :]
        if self._whole:
            pieces.append(_Piece(end, utf16_length(self.text[end:]), None))
        if text == self.text:
            return pieces
        same_before = _common_start(self.text, text)
        same_after = _common_end(self.text, text, same_before)
        shift = len(text) - len(self.text)
        return [_moved(piece, same_before, len(self.text) - same_after, shift) for piece in pieces]


def _moved(piece: _Piece, first: int, last: int, shift: int) -> _Piece:
    """`piece` after the source text between `first` and `last` became longer by `shift`."""
    sentence = piece.sentence
    # A sentence at the edge of the change may have grown: it is not taken for the same.
    if sentence is not None and sentence.end < first:
        return piece
    if sentence is not None and piece.start >= last:
        moved = Sentence(sentence.start + shift, sentence.rewrite, sentence.chosen, sentence.picked)
        return _Piece(piece.start + shift, piece.units, moved)
    start = piece.start + shift if piece.start >= last else min(piece.start, first)
    return _Piece(start, piece.units, None)


def _common_start(left: str, right: str) -> int:
    """How many characters two texts share at the start, by comparing halves at memory speed."""
    low, high = 0, min(len(left), len(right))
    while low < high:
        middle = (low + high + 1) // 2
        if left[low:middle] == right[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(left: str, right: str, but: int) -> int:
    """How many characters two texts share at the end, the first `but` left out."""
    low, high = 0, min(len(left), len(right)) - but
    while low < high:
        middle = (low + high + 1) // 2
        if left[len(left) - middle : len(left) - low] == right[len(right) - middle : len(right) - low]:
            low = middle
        else:
            high = middle - 1
    return low
