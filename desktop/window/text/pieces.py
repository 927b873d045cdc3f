"""A piece of a text and its rewrite: one sentence with what stands before it."""

from dataclasses import dataclass, field
from enum import Enum, auto

from desktop.engine.request import Request
from desktop.engine.result import Alternative, Reason, Rewrite
from desktop.window.text.differences import changed_spans
from desktop.window.text.offsets import utf16_length


class Decision(Enum):
    """What the writer has said about a rewritten sentence.

    One that the writer has mended, by other words or by words of the source, stays as it is now; what else
    differs in it from the source is still to be accepted or put back.
    """

    OPEN = auto()
    MENDED = auto()
    ACCEPTED = auto()
    REJECTED = auto()


@dataclass(frozen=True, slots=True)
class Choice:
    """What stands for a sentence and whether that is settled.

    Attributes:
        option: what stands there; the writer's own sentence is one, too.
        decision: what the writer said.
    """

    option: Alternative
    decision: Decision

    @property
    def text(self) -> str:
        """Of the option."""
        return self.option.text


def own_option(source: str) -> Alternative:
    """The writer's own sentence, as an option."""
    return Alternative(source, 1.0, 0.0, 0.0)


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
        own: whether the writer's own sentence stands in the text.
        text: what stands for the sentence in the rewrite.
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
    # Written down whenever they change, for they are asked of all pieces of a novel at once.
    own: bool = field(init=False)
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self._say()

    @classmethod
    def decided(cls, gap: str, source: str, choice: Choice) -> "Piece":
        """A sentence about which the writer decided before; the engine has not been asked about it yet."""
        own = own_option(source)
        options = (own,) if choice.text == source else (choice.option, own)
        rewrite = Rewrite(0, source, options[:1])
        return cls(gap, source, rewrite, options=options, decision=choice.decision)

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
        """Why the engine left it as it is, or None where something else stands for it."""
        return self.rewrite.reason if self.own and self.rewrite is not None else None

    @property
    def closed(self) -> bool:
        """Whether the engine left it as it is and has nothing else on offer, nor has the writer."""
        return self.reason is not None and len(self.options) == 1

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
        shown = self.gap + self.text if self.stand_in is None else self.stand_in
        return len(shown) if shown.isascii() else utf16_length(shown)

    @property
    def choice(self) -> Choice:
        """What stands there now."""
        option = self.options[self.chosen] if self.options else own_option(self.source)
        return Choice(own_option(self.source) if self.own else option, self.decision)

    def choose(self, choice: Choice) -> None:
        """Let this stand for the sentence; what is not on offer yet is from now on."""
        if self.rewrite is None:
            return
        places = (place for place, option in enumerate(self.options) if option.text == choice.text)
        place = next(places, None)
        self.chosen = self.offer(choice.option) if place is None else place
        self.decision = choice.decision
        self._say()

    def leave(self) -> None:
        """Let the writer's own sentence stand, which is no decision."""
        self.chosen = len(self.options) - 1
        self._say()

    def freeze(self, frozen: bool) -> None:
        """Freeze or thaw all of it."""
        self.frozen = frozen
        self._say()

    def offer(self, alternative: Alternative) -> int:
        """Put another option before the writer's own, unless there is such a one; its index.

        The writer may have found a word for a sentence for which the engine had nothing.
        """
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
        decided = self.decision is not Decision.OPEN and self.rewrite is not None
        if decided and rewrite.unchanged:
            return
        choice = self.choice
        self.rewrite = rewrite
        # Of one that stays the engine's first is the writer's own.
        self.options = (*rewrite.alternatives[rewrite.unchanged :], own_option(self.source))
        self.chosen = len(self.options) - 1 if rewrite.unchanged else 0
        if decided:
            self.choose(choice)
        self._say()

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

    def _say(self) -> None:
        self.own = self.rewrite is None or self.frozen or self.chosen == len(self.options) - 1
        self.text = self.source if self.own else self.options[self.chosen].text
