"""A piece of a text and its rewrite: one sentence with what stands before it."""

from dataclasses import dataclass
from enum import Enum, auto

from desktop.engine.request import Request
from desktop.engine.result import Alternative, Reason, Rewrite
from desktop.window.text.differences import changed_spans
from desktop.window.text.offsets import utf16_length


class Decision(Enum):
    """What the writer has said about a rewritten sentence."""

    OPEN = auto()
    ACCEPTED = auto()
    REJECTED = auto()


@dataclass(frozen=True, slots=True)
class Choice:
    """What stands for a sentence and whether that is settled.

    Attributes:
        text: of the option.
        decision: what the writer said.
    """

    text: str
    decision: Decision


@dataclass(slots=True, eq=False)
class Piece:
    """A stretch of the writer's text; all pieces together are the text, nothing left out.

    Attributes:
        gap: what stands before the sentence.
        source: the sentence as written; of a raw piece, text that has not been cut into sentences yet;
            "" where nothing but the gap is left, at the end.
        rewrite: what the engine made of it, or None.
        asked: the request that this answers, with no more kept phrases than concern this sentence.
        options: what it can say: the engine's alternatives, best first, and last the writer's own.
        chosen: index into `options`.
        decision: what the writer said.
        frozen: whether the writer froze all of it.
        stand_in: what is shown while the rewrite of a changed text is awaited, instead of the text.
    """

    gap: str
    source: str
    rewrite: Rewrite | None = None
    asked: Request | None = None
    options: tuple[Alternative, ...] = ()
    chosen: int = 0
    decision: Decision = Decision.OPEN
    frozen: bool = False
    stand_in: str | None = None

    @property
    def raw(self) -> bool:
        """Whether it has not been cut into sentences yet."""
        return self.rewrite is None and bool(self.source)

    @property
    def blank(self) -> bool:
        """Whether there is nothing in it to rewrite."""
        return not self.source

    @property
    def reason(self) -> Reason | None:
        """Why the engine left it as it is, or None."""
        return None if self.rewrite is None else self.rewrite.reason

    @property
    def own(self) -> bool:
        """Whether the writer's own sentence stands in the text."""
        return (
            self.rewrite is None
            or self.frozen
            or self.rewrite.unchanged
            or self.chosen == len(self.options) - 1
        )

    @property
    def text(self) -> str:
        """What stands for the sentence in the rewrite."""
        return self.source if self.own else self.options[self.chosen].text

    @property
    def length(self) -> int:
        """In the writer's text, in characters."""
        return len(self.gap) + len(self.source)

    @property
    def shown(self) -> str:
        """What a pane shows of it."""
        return self.gap + self.text if self.stand_in is None else self.stand_in

    @property
    def shown_units(self) -> int:
        """The length of what is shown, in UTF-16 units."""
        return utf16_length(self.shown)

    @property
    def choice(self) -> Choice:
        """What stands there now."""
        return Choice(self.text, self.decision)

    def choose(self, choice: Choice) -> bool:
        """Let this stand for the sentence, if it is on offer; whether it is."""
        for place, option in enumerate(self.options):
            if option.text == choice.text:
                self.chosen, self.decision = place, choice.decision
                return True
        return False

    def offer(self, alternative: Alternative) -> int:
        """Put another option before the writer's own, unless there is such a one; its index.

        The writer may have found a word for a sentence for which the engine had nothing.
        """
        if self.rewrite is not None and self.rewrite.unchanged:
            self.rewrite = Rewrite(self.rewrite.start, self.source, (alternative,))
            self.options = (alternative, Alternative(self.source, 1.0, 0.0, 0.0))
            self.chosen = 1
            return 0
        for place, option in enumerate(self.options):
            if option.text == alternative.text:
                return place
        place = len(self.options) - 1
        was_own = self.chosen == place
        self.options = (*self.options[:-1], alternative, self.options[-1])
        self.chosen += was_own
        return place

    def answer(self, rewrite: Rewrite, asked: Request | None) -> None:
        """Take what the engine made of it; what the writer has decided stays."""
        self.asked = asked
        self.stand_in = None
        if self.decision is not Decision.OPEN and self.rewrite is not None:
            return
        self.rewrite = rewrite
        self.options = rewrite.alternatives
        if not rewrite.unchanged:
            self.options = (*self.options, Alternative(self.source, 1.0, 0.0, 0.0))
        self.chosen = 0

    def runs(self) -> list[tuple[str, bool]]:
        """What is shown, cut where marks of changed words begin and end: (text, whether it is changed).

        What the writer has accepted is no change any more.
        """
        if self.stand_in is not None or self.own or self.decision is Decision.ACCEPTED:
            return [(self.shown, False)]
        runs = [(self.gap, False)]
        text = self.text
        place = 0
        for start, end in changed_spans(self.source, text):
            runs += [(text[place:start], False), (text[start:end], True)]
            place = end
        return [each for each in (*runs, (text[place:], False)) if each[0]]
