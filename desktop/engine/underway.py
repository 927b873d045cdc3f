"""The sentences of a text on their way: how far is read ahead, and which of them are written together.

A batch of twelve prompts is written in a bit more than half the time of six batches of two, but only
prompts of one length may stand together (`desktop.engine.student.Student`). So a long text is read some
way ahead, and a sentence is begun along with others of its length. It starts small: the first sentences
of a text are to be seen at once, and whoever changes his mind right away does not wait for what is begun
by then.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice

from desktop.engine.pool import Pool
from desktop.engine.ranking import Candidate
from desktop.engine.readsource import ReadSource
from desktop.engine.result import Reason
from desktop.engine.segment import Segment
from desktop.engine.student import Order, Writing
from desktop.engine.voice.spelling import Spelling

# While one sentence is weighed, the next ones are written on the student's threads. More of them would keep a
# newer request waiting, which cannot stop what is under way.
_AHEAD = 2
# So many prompts are written together at most, and so many for each sentence that is done.
_TOGETHER, _TOGETHER_DONE = 12, 2
# So many sentences are read ahead at most, and so many for each that is done.
_WINDOW, _WINDOW_DONE = 64, 8


@dataclass(slots=True)
class Pools:
    """What was written for a sentence.

    Attributes:
        source: the sentence, as it was read for them.
        first: of the plan's orders.
        second: of what is tried when nothing in the first holds; None until it was.
    """

    source: ReadSource
    first: Pool
    second: Pool | None = None


@dataclass(slots=True)
class Sentence:
    """A sentence on its way.

    Attributes:
        segment: where it stands.
        flat: the sentence on one line.
        reason: why it is kept as it is; None where it may be rewritten.
        spelling: that of its text, where it has one.
        opens_paragraph: whether it is the first of its paragraph.
        pools: what was written for it before; None for nothing.
        orders: what is to be written for it.
        length: the tokens of its prompts, where it may be written along with others of as many; else 0.
        begun: whether it has had its turn to be written.
        writings: of its orders, once it is begun.
    """

    segment: Segment
    flat: str
    reason: Reason | None
    spelling: Spelling | None
    opens_paragraph: bool
    pools: Pools | None = None
    orders: Sequence[Order] = ()
    length: int = 0
    begun: bool = False
    writings: Sequence[Writing] = ()

    @property
    def prompts(self) -> int:
        """How many prompts are to be written for it."""
        return sum(len(order.prompts) for order in self.orders)


def under_way(
    sentences: Iterator[Sentence],
    begin: Callable[[Sequence[Sentence], bool], None],
    cancelled: Callable[[], bool],
) -> Iterator[Sentence]:
    """The sentences in order, each begun while those before it are finished.

    Args:
        sentences: of a text; read as far ahead as is needed.
        begin: begins to write some of them together; is told whether nothing else is being written.
        cancelled: asked at every step; once true, nothing more is begun or yielded.
    """
    waiting: deque[Sentence] = deque()
    done = 0
    while True:
        for sentence in sentences:
            if cancelled():
                return
            waiting.append(sentence)
            if len(waiting) > min(_WINDOW, done * _WINDOW_DONE):
                break
        if not waiting or cancelled():
            return
        # The first sentence is to be seen as soon as it can: nothing is begun beside it.
        for place in range(min(len(waiting), _AHEAD) if done else 1):
            if not waiting[place].begun:
                begin(_alike(waiting, place, min(_TOGETHER, done * _TOGETHER_DONE)), not done)
        yield waiting.popleft()
        done += 1


def weighed(
    sentences: Iterator[Sentence], weigh: Callable[[Sentence], list[Candidate]], at_once: int
) -> Iterator[tuple[Sentence, list[Candidate]]]:
    """Each sentence with its candidates, in order; behind the first, some are weighed at a time.

    One alone leaves a fifth of two threads idle, for not all that it takes can be shared between them. But
    who else wants Python's lock waits longer for it then.

    Args:
        sentences: begun already.
        weigh: finds the candidates of one, on a thread of its own.
        at_once: how many, 1 or more.
    """
    waiting: deque[tuple[Sentence, Future[list[Candidate]]]] = deque()
    room = 1
    with ThreadPoolExecutor(at_once) as threads:
        while True:
            for sentence in islice(sentences, room - len(waiting)):
                waiting.append((sentence, threads.submit(weigh, sentence)))
            if not waiting:
                return
            sentence, candidates = waiting.popleft()
            yield sentence, candidates.result()
            room = at_once


def _alike(waiting: Sequence[Sentence], place: int, prompts: int) -> list[Sentence]:
    """The sentence at a place, and those behind it that may be written along with it; marked as begun."""
    first = waiting[place]
    found = [first]
    room = prompts - first.prompts
    for sentence in islice(waiting, place + 1, None):
        fits = sentence.length == first.length and sentence.prompts <= room
        if first.length and fits and not sentence.begun:
            found.append(sentence)
            room -= sentence.prompts
    for sentence in found:
        sentence.begun = True
    return found
