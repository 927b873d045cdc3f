"""A text and its rewrite in the making: the pieces, what was chosen, and where it all stands.

The rewritten text is the source text with each rewritten sentence replaced by the option chosen for
it; whatever lies between, and whatever is not rewritten yet, stands as it was written. Sentences may
be rewritten in any order: those in sight come first.

A pane that shows the rewrite is told how it changes by `Edit`s.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, compress, islice, pairwise
from typing import NamedTuple

from desktop.engine.request import Request
from desktop.engine.result import Alternative, Rewrite
from desktop.window.text.cells import cuts_after
from desktop.window.text.offsets import Offsets, utf16_length
from desktop.window.text.overlap import common_end, common_start
from desktop.window.text.pieces import Choice, Decision, Piece
from desktop.window.text.wish import Run, Span, Wish

_AT_A_TIME = 1000
"""Pieces whose places are brought up to date while a place is looked for."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Other pieces stand between two places of the shown text.

    Attributes:
        start: in UTF-16 units of what is shown until now.
        end: the same (exclusive).
        pieces: what is to stand there.
    """

    start: int
    end: int
    pieces: tuple[Piece, ...]


class Decided(NamedTuple):
    """A sentence about which the writer has decided.

    Attributes:
        start: where it begins, in characters of the text.
        end: where it ends (exclusive).
        option: what stands for it.
        decision: what the writer said.
    """

    start: int
    end: int
    option: Alternative
    decision: Decision


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


class Standing(NamedTuple):
    """A draft as it stood, which any thread can put together: with a novel, that takes its time.

    Attributes:
        text: the source text.
        pieces: of what it consists; of these, only what never changes counts.
        said: what stood for each; None for the writer's own.
        ends: of the pieces, in characters of the text.
    """

    text: str
    pieces: tuple[Piece, ...]
    said: Sequence[str | None]
    ends: tuple[int, ...]

    def rewrite(self) -> str:
        """The rewritten text, whole: what was not rewritten stands as written."""
        parts: list[str] = []
        for piece, said in zip(self.pieces, self.said, strict=True):
            parts += (piece.gap, piece.source if said is None else said)
        return "".join(parts)

    def changes(self) -> list[tuple[int, int, str]]:
        """Each sentence that reads differently: where it stands, in characters of the text, and how."""
        return [
            (end - len(piece.source), end, said)
            for piece, said, end in zip(self.pieces, self.said, self.ends, strict=True)
            if said is not None
        ]


class Draft:
    """The rewrite of a text that changes.

    Attributes:
        text: the source text.
        pieces: of what it consists.
        wish: what the writer asks for.
    """

    def __init__(self) -> None:
        self.text = ""
        self.pieces: list[Piece] = []
        self.wish = Wish(Request())
        self._cuts = [0, 0]
        self._offsets = Offsets("")
        self._sizes: list[int] = []  # of pieces, in characters of the text
        self._ends: list[int] = []  # of pieces, in characters of the text; valid as far as the list goes
        self._lengths: list[int] = []  # of pieces, in units of what is shown
        self._shown: list[int] = []  # ends of pieces, likewise; valid as far as the list goes
        self._decided: dict[str, Choice] = {}  # of sentences that have gone, should they come back
        self._sentences = 0
        self._rewritten = 0
        self._lexical = 0.0
        self._syntactic = 0.0

    # What changes it

    def set_text(self, text: str, decided: Sequence[Decided] = ()) -> Edit | None:
        """Take the source text as it is now; pieces away from the change stay.

        Args:
            text: the source text.
            decided: about which of its sentences the writer has decided already, in order and apart; for a
                draft that is empty until now.

        Returns:
            How the shown text changes; None where it does not.
        """
        if text == self.text:
            return None
        same = common_start(self.text, text)
        behind = common_end(self.text, text, same)
        until = len(self.text) - behind
        self._measure_source()
        # A sentence at the edge of the change may have grown: it is not taken for the same.
        first = min(bisect_left(self._ends, same), len(self.pieces))
        last = min(bisect_right(self._ends, until), len(self.pieces) - 1) + 1
        start = self._ends[first - 1] if first else 0
        end = (self._ends[last - 1] if last else 0) + len(text) - len(self.text)
        self.text = text
        self._offsets = Offsets(text)
        self._cuts = cuts_after(self._cuts, text, same, behind)
        new = self._recalled(decided) if decided else self._raw(start, end)
        old = self.pieces[first:last]
        if len(new) == 1 and any(not piece.raw for piece in old):
            new[0].stand_in = "".join(piece.shown for piece in old)
        return self._exchange(first, last, new)

    def ask(self, wish: Wish) -> list[Edit]:
        """Take what the writer asks for now.

        Returns:
            How the shown text changes by what is frozen or no longer frozen.
        """
        before, self.wish = self.wish, wish
        if before.frozen == wish.frozen:
            return []
        edits = []
        for span in sorted({*before.frozen, *wish.frozen}):
            for index in self.within(span):
                piece = self.pieces[index]
                frozen = self._is_frozen(index)
                if piece.decision in {Decision.ACCEPTED, Decision.MENDED} and not self._holds(index):
                    piece.decision = Decision.OPEN  # what was frozen later counts
                if piece.frozen != frozen and not piece.raw:
                    edits += self._change(index, partial(piece.freeze, frozen))
        return edits

    def forget(self) -> None:
        """Hold no sentence for rewritten, so that all are rewritten anew; what was decided stays."""
        for piece in self.pieces:
            piece.asked = None

    def settle(self, run: Run, at: int, rewrite: Rewrite) -> list[Edit]:
        """Take the rewrite of the next sentence of a run.

        Args:
            run: what is under way.
            at: where the sentence before it ended, in characters; at first where the run starts.
            rewrite: its place is that in the run.
        """
        start = run.start + rewrite.start
        first, last = self._between(at, start + len(rewrite.source))
        new = Piece(self.text[at:start], rewrite.source)
        old = self.pieces[first]
        if last - first == 1 and (old.gap, old.source) == (new.gap, new.source) and not old.raw:
            if not self._in_scope(first):
                return []
            asked = self._asked(first, run)
            return self._change(first, lambda: old.answer(rewrite, asked))
        new.answer(rewrite, None)
        rest = self._rest(last, start + len(rewrite.source))
        edit = self._exchange(first, last, [new, *rest])
        decided = self._decided.pop(new.source, None)
        self._count(new, -1)
        new.freeze(self._is_frozen(first))
        if self._in_scope(first):
            new.asked = self._asked(first, run)
        else:
            new.leave()
        if decided is not None:
            new.choose(decided)
        self._count(new, +1)
        self._lengths[first] = new.shown_units
        del self._shown[first:]
        return [] if edit is None else [edit]

    def finish(self, run: Run, at: int) -> list[Edit]:
        """A run is over: what lies behind `at`, where its last sentence ended, is no sentence."""
        if at >= run.end:
            return []
        first, last = self._between(at, run.end)
        if all(piece.blank for piece in self.pieces[first:last]):
            return []
        rest = self._rest(last, run.end)
        edit = self._exchange(first, last, [Piece(self.text[at : run.end], ""), *rest])
        return [] if edit is None else [edit]

    def stop(self) -> list[Edit]:
        """No more will come for now: show what was written where a rewrite was awaited."""
        edits: list[Edit] = []
        for index, piece in enumerate(self.pieces):
            if piece.stand_in is not None:
                edits += self._change(index, partial(setattr, piece, "stand_in", None))
        return edits

    def choose(self, index: int, choice: Choice) -> list[Edit]:
        """Let this stand for sentence `index`."""
        piece = self.pieces[index]
        return self._change(index, lambda: piece.choose(choice))

    # What can be asked of it

    @property
    def rewrite(self) -> str:
        """The rewritten text, whole: what is not rewritten stands as written."""
        parts: list[str] = []
        for piece in self.pieces:
            parts += (piece.gap, piece.text)  # put together once, not twice: a novel has many
        return "".join(parts)

    def beginning(self, length: int) -> str:
        """The first so many characters of the rewritten text."""
        parts: list[str] = []
        for piece in self.pieces:
            if length <= 0:
                break
            parts.append((piece.gap + piece.text)[:length])
            length -= len(parts[-1])
        return "".join(parts)

    @property
    def tally(self) -> Tally:
        """What has been done so far."""
        if not self._rewritten:
            return Tally(self._sentences, 0, None, None)
        return Tally(
            self._sentences,
            self._rewritten,
            round(100 * self._lexical / self._rewritten),
            round(100 * self._syntactic / self._rewritten),
        )

    def changes(self) -> list[tuple[int, int, str]]:
        """Each sentence that reads differently: where it stands, in characters of the text, and how."""
        return self.standing().changes()

    def standing(self) -> "Standing":
        """All of it as it stands now."""
        self._measure_source()
        said = [None if piece.own else piece.text for piece in self.pieces]
        return Standing(self.text, tuple(self.pieces), said, tuple(self._ends))

    def pending(self, index: int) -> bool:
        """Whether piece `index` waits to be rewritten."""
        piece = self.pieces[index]
        if piece.blank or not self._in_scope(index):
            return False
        if piece.decision is not Decision.OPEN and piece.asked is not None:
            return False
        if piece.raw:
            return not self.wish.covers(self.text, self.source_chars(index))
        if piece.frozen:
            return False
        wanted = self._wanted(index)
        return piece.asked is not wanted and piece.asked != wanted

    @property
    def unfinished(self) -> int:
        """How many characters wait to be rewritten."""
        return sum(compress(self._sizes, map(self._waits(), range(len(self.pieces)))))

    @property
    def waiting(self) -> bool:
        """Whether some of it waits to be rewritten."""
        return any(map(self._waits(), range(len(self.pieces))))

    def decided(self) -> list[Decided]:
        """About which sentences the writer has decided, and how."""
        self._measure_source()
        still = Decision.OPEN  # looked up once, for of a novel this is asked whenever it is saved
        return [
            Decided(end - len(piece.source), end, piece.options[piece.chosen], piece.decision)
            for piece, end in zip(self.pieces, self._ends, strict=True)
            if piece.decision is not still
        ]

    def next_run(self, near: int) -> Run | None:
        """What to rewrite next: what waits at or behind the place `near`, in characters; then what is before.

        A text that was not cut into sentences yet is taken by whole cells.
        """
        self._measure_source()
        middle = min(bisect_right(self._ends, near), len(self.pieces))
        order = (*range(middle, len(self.pieces)), *range(middle))
        index = next(filter(self._waits(), order), None)
        if index is None:
            return None
        first, last = index, index + 1
        cell = self._cell(self._ends[index - 1] if index else 0)
        if self.pieces[index].raw:
            first, last = self._between(*cell)
        else:
            while last < len(self.pieces) and self._ends[last - 1] < cell[1] and self._follows(last):
                last += 1
        start = self._ends[first - 1] if first else 0
        spans = [self.phrases(each) for each in range(first, last)]
        keep = tuple(dict.fromkeys((*self.wish.request.keep, *(word for words in spans for word in words))))
        return Run(start, self._ends[last - 1], replace(self.wish.request, keep=keep))

    def at_source(self, units: int) -> int | None:
        """The index of the sentence at UTF-16 position `units` of the source text, if there is one."""
        place = self._offsets.to_characters(units)
        self._measure_source()
        index = min(bisect_left(self._ends, place), len(self.pieces) - 1)
        # The place right behind a sentence is where the cursor stands when it has been typed.
        for each in (index + 1, index):
            if 0 <= each < len(self.pieces) and not self.pieces[each].blank:
                start, end = self.source_chars(each)
                if start <= place <= end:
                    return each
        return None

    def at_rewrite(self, units: int) -> int | None:
        """The index of the sentence at UTF-16 position `units` of the shown text."""
        self._measure_shown_to(units)
        index = min(bisect_left(self._shown, units), len(self.pieces) - 1)
        for each in (index + 1, index) if index >= 0 and self._shown[index] == units else (index,):
            if 0 <= each < len(self.pieces) and not self.pieces[each].blank:
                start, end = self.rewrite_span(each)
                if start <= units <= end:
                    return each
        return None

    def within(self, span: Span) -> range:
        """The indices of the pieces whose sentence has something of `span`, in characters."""
        first, last = self._between(*span)
        while first < last and self.source_chars(first)[1] <= span[0]:
            first += 1
        while first < last and self.source_chars(last - 1)[0] >= max(span[1], span[0] + 1):
            last -= 1
        return range(first, last)

    def source_chars(self, index: int) -> Span:
        """Where sentence `index` stands in the source text: (start, end) in characters."""
        self._measure_source()
        end = self._ends[index]
        return end - len(self.pieces[index].source), end

    def source_span(self, index: int) -> Span:
        """Where sentence `index` stands in the source text: (start, end) in UTF-16 units."""
        start, end = self.source_chars(index)
        return self._offsets.to_units(start), self._offsets.to_units(end)

    def rewrite_span(self, index: int) -> Span:
        """Where sentence `index` stands in the shown text: (start, end) in UTF-16 units."""
        piece = self.pieces[index]
        start, end = self.shown_span(index)
        return (start if piece.stand_in is not None else start + utf16_length(piece.gap)), end

    def shown_span(self, index: int) -> Span:
        """Where piece `index` stands in the shown text, its gap included: (start, end) in UTF-16 units."""
        self._measure_shown(index)
        return (self._shown[index - 1] if index else 0), self._shown[index]

    def shown_at(self, units: int) -> int:
        """The index of the piece that is shown at `units`, or the number of pieces behind the last."""
        self._measure_shown_to(units)
        return bisect_right(self._shown, units)

    def to_characters(self, units: int) -> int:
        """The character of the source text at a UTF-16 position."""
        return self._offsets.to_characters(units)

    def to_units(self, characters: int) -> int:
        """The UTF-16 position of a character of the source text."""
        return self._offsets.to_units(characters)

    # How it is done

    def _exchange(self, first: int, last: int, new: list[Piece]) -> Edit | None:
        """Put other pieces in place of pieces first..last."""
        self._measure_shown(last - 1)
        start = self._shown[first - 1] if first else 0
        end = self._shown[last - 1] if last else 0
        old = self.pieces[first:last]
        for piece in old:
            self._count(piece, -1)
            if piece.decision is not Decision.OPEN:
                self._decided[piece.source] = piece.choice
        for piece in new:
            self._count(piece, +1)
        before = "".join(piece.shown for piece in old)
        self.pieces[first:last] = new
        self._measure_new(first, last, [piece.length for piece in new])
        self._lengths[first:last] = [piece.shown_units for piece in new]
        del self._shown[first:]
        plain = all(piece.raw or piece.blank for piece in (*old, *new))
        if plain and before == "".join(piece.shown for piece in new):
            return None
        return Edit(start, end, tuple(new))

    def _change(self, index: int, change: Callable[[], object]) -> list[Edit]:
        """Change piece `index`; how the shown text changes by that."""
        piece = self.pieces[index]
        start, end = self.shown_span(index)
        before = piece.runs()
        self._count(piece, -1)
        change()
        self._count(piece, +1)
        if piece.runs() == before:
            return []
        self._lengths[index] = piece.shown_units
        if self._lengths[index] != end - start:
            del self._shown[index:]
        return [Edit(start, end, (piece,))]

    def _waits(self) -> Callable[[int], bool]:
        """The same as `pending`; in a tenth of the time where nothing is frozen.

        It is asked of all pieces of a novel while a slider moves.
        """
        pieces, wanted, still = self.pieces, self.wish.request, Decision.OPEN
        scope = range(len(pieces))
        if self.wish.scope is not None:
            if self.wish.scope[0] >= self.wish.scope[1]:
                return self.pending
            scope = self.within(self.wish.scope)
        special = {index for span in self.wish.frozen for index in range(*self._between(*span))}
        answers: dict[int, bool] = {}  # by the identity of requests, which are few and outlive this

        def waits(index: int) -> bool:
            piece = pieces[index]
            asked = piece.asked
            if asked is None:
                return bool(piece.source)
            if piece.decision is not still or piece.frozen:
                return False
            answered = answers.get(id(asked))
            if answered is None:
                answered = answers[id(asked)] = asked == wanted
            return not answered

        if not special and len(scope) == len(pieces):
            return waits
        return lambda index: self.pending(index) if index in special else index in scope and waits(index)

    def _raw(self, start: int, end: int) -> list[Piece]:
        """A stretch of the text that has not been cut into sentences, cell by cell."""
        inner = self._cuts[bisect_right(self._cuts, start) : bisect_left(self._cuts, end)]
        return [Piece("", self.text[a:b]) for a, b in pairwise([start, *inner, end]) if a < b]

    def _recalled(self, decided: Sequence[Decided]) -> list[Piece]:
        """The whole text, with these sentences in it."""
        pieces: list[Piece] = []
        place = 0
        for start, end, option, decision in decided:
            before = self.text[place:start]
            gap = before[len(before.rstrip()) :]
            pieces += self._raw(place, start - len(gap))
            pieces.append(Piece.decided(gap, self.text[start:end], Choice(option, decision)))
            place = end
        return [*pieces, *self._raw(place, len(self.text))]

    def _rest(self, last: int, end: int) -> list[Piece]:
        """What of the last piece before `last` lies behind `end`: not cut into sentences any more."""
        self._measure_source()
        behind = self._ends[last - 1]
        return [Piece("", self.text[end:behind])] if behind > end else []

    def _between(self, start: int, end: int) -> Span:
        """The pieces that have something of start..end, as (first, last), `last` exclusive; at least one."""
        self._measure_source()
        if not self.pieces:
            return 0, 0
        first = min(bisect_right(self._ends, start), len(self.pieces) - 1)
        last = min(bisect_left(self._ends, end), len(self.pieces) - 1) + 1
        return first, max(last, first + 1)

    def _cell(self, place: int) -> Span:
        index = min(bisect_right(self._cuts, place), len(self._cuts) - 1)
        return self._cuts[index - 1], self._cuts[index]

    def _follows(self, index: int) -> bool:
        """Whether a run of sentences goes on with this piece."""
        piece = self.pieces[index]
        return piece.blank or (not piece.raw and self.pending(index))

    def _wanted(self, index: int) -> Request:
        phrases = self.phrases(index)
        if not phrases:
            return self.wish.request
        return replace(self.wish.request, keep=(*self.wish.request.keep, *phrases))

    def _asked(self, index: int, run: Run) -> Request:
        """What piece `index` answers after a run: what is wanted, if the run kept all its phrases."""
        wanted = self._wanted(index)
        same = replace(run.request, keep=wanted.keep)
        return wanted if same == wanted and set(wanted.keep) <= set(run.request.keep) else run.request

    def phrases(self, index: int) -> tuple[str, ...]:
        """The frozen words and phrases in piece `index`, unless all of it is frozen."""
        if not self.wish.frozen:
            return ()
        return self.wish.phrases(self.text, self.source_chars(index), raw=self.pieces[index].raw)

    def _holds(self, index: int) -> bool:
        """Whether what stands for sentence `index` has all its frozen words."""
        return all(phrase in self.pieces[index].text for phrase in self.phrases(index))

    def _is_frozen(self, index: int) -> bool:
        # A star in a phrase would stand for other letters: such a sentence stays whole.
        covered = self.wish.covers(self.text, self.source_chars(index))
        return covered or any("*" in phrase for phrase in self.phrases(index))

    def _in_scope(self, index: int) -> bool:
        return self.wish.scope is None or self.wish.concerns(self.source_chars(index))

    def _count(self, piece: Piece, sign: int) -> None:
        if piece.rewrite is None:
            return
        self._sentences += sign
        if not piece.own:
            reached = piece.options[piece.chosen]
            self._rewritten += sign
            self._lexical += sign * reached.lexical
            self._syntactic += sign * reached.syntactic

    def _measure_new(self, first: int, last: int, sizes: list[int]) -> None:
        """Take down the sizes of what has come in place of pieces first..last."""
        if last <= len(self._ends) and sum(sizes) == sum(self._sizes[first:last]):
            # What comes behind stays where it is: a sentence of a novel moves nothing.
            start = self._ends[first - 1] if first else 0
            self._ends[first:last] = islice(accumulate(sizes, initial=start), 1, None)
        else:
            del self._ends[first:]
        self._sizes[first:last] = sizes

    def _measure_source(self) -> None:
        ends = self._ends
        if len(ends) < len(self._sizes):
            # In a text of a thousand pages, asking each piece for its length would be felt.
            known = accumulate(self._sizes[len(ends) :], initial=ends[-1] if ends else 0)
            ends += islice(known, 1, None)

    def _measure_shown(self, index: int) -> None:
        """Bring the places of what is shown up to date as far as piece `index`."""
        shown = self._shown
        if len(shown) <= index:
            ends = accumulate(self._lengths[len(shown) : index + 1], initial=shown[-1] if shown else 0)
            shown += islice(ends, 1, None)

    def _measure_shown_to(self, units: int) -> None:
        """The same as far as this place of what is shown, and one piece on."""
        shown, count = self._shown, len(self.pieces)
        while len(shown) < count and (not shown or shown[-1] <= units):
            self._measure_shown(min(len(shown) + _AT_A_TIME, count) - 1)
