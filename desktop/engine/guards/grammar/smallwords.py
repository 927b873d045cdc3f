"""Small words: where all stays around one, it is not lost, made up or exchanged for one that does not fit.

"Leave it to my desk" for "on my desk", "ordering Amazon" for "ordering on Amazon", "can I" for "can you".
What may stand for what was counted: in 110,000 pairs of good teachers, between the same two words on each
side, others come next to never. Where another small word changed too, nothing is asked.
"""

from collections import Counter
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.frames import Frame, around, gaps, meet, padded
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.wordset import word_set

_STANDS_FOR = """
a: an one any some the its my their this that your our his her each every
an: a and one the its my their this that your our his her
the: a an having her his its my our that their these this those your
this: a it our that the these
that: and if the this which who whom it those
these: the they them those this some
those: these the that
its: a the their his
my: a the your our
our: the these this a your
your: a the our
his: the a its
her: the a its
their: her his its the a
and: as but he it or she so that we while then
or: and while nor
but: and it yet
so: and as that this
as: and so because being when while since
because: as since
if: should when whether
when: as if what while
while: and as but when
what: the when which who whatever
which: it that what who
who: what which that whom
whom: who that
whose: the which
is: are as being does has was will
are: as being do have is were
was: a being did had is were
were: are had was
am: are
be: become is get
been: being had
being: as is was
do: are can could does have should will would did
does: can did do is will
did: do does had has have was
has: did had have is
had: did has have was were
have: did had has having
will: can does is would shall may
would: can do does will could
can: could do does may might should will
could: can do may might would
may: can could might
might: can could may would
shall: will should
should: can do if must shall
must: should
he: and
she: it and
it: and but this which that
i: and you we
they: these
them: her him it those
this: that
there: here
here: there
not: never
no: not
"""
# Prepositions and particles that do not stand for each other; of most others either may be said.
_DOES_NOT_STAND_FOR = """
upon: of
over: for to with into
on: into
off: out
out: up
up: out off
for: a
from: into
into: from
without: no with
with: while over without
around: on in
throughout: in
about: to
to: about
regarding: about
of: that
while: for
in: among
"""


def _table(listing: str) -> dict[str, frozenset[str]]:
    rows: dict[str, frozenset[str]] = {}
    for line in listing.strip().splitlines():
        word, others = line.split(":")
        rows[word] = rows.get(word, frozenset()) | frozenset(others.split())
    return rows


_MAY = _table(_STANDS_FOR)
_MAY_NOT = _table(_DOES_NOT_STAND_FOR)
_LIGHT = frozenset(_MAY) | word_set("we you me him us")
_OTHERS = word_set(
    """
    in on at by for from to of with about over into onto upon through across after before during under between
    among against around along within without towards toward off out up down inside outside near behind beyond
    throughout regarding like than via too anymore somewhere
    """
)
SMALL = _LIGHT | _OTHERS
_NOT_LOST = word_set("in of on at about along across into after or it too anymore somewhere")
# "All of the documents", "due on Friday"
_BEFORE_OF = word_set("all both half many much most some any none is are was were no outside inside off")
_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday christmas")
_NOT_MADE_UP = word_set("a it there had am were")


class SmallWords(NamedTuple):
    """The words of a sentence.

    Attributes:
        lower: all words, with two empty ones at each end.
        small: the different small ones.
    """

    lower: list[str]
    small: frozenset[str]

    def counts(self) -> Counter[str]:
        """How often each small word stands there."""
        return Counter([word for word in self.lower if word in SMALL])


def facts(sentence: Sentence) -> SmallWords:
    """The small words of a sentence."""
    return SmallWords(padded(sentence.lower), sentence.lower_set & SMALL)


def breaks(source: SmallWords, rewrite: SmallWords) -> bool:
    """Whether one small word alone was lost, made up or exchanged for one that does not stand for it."""
    if len(source.small - rewrite.small) > 1 or len(rewrite.small - source.small) > 1:
        return False
    before, after = source.counts(), rewrite.counts()
    lost, new = before - after, after - before
    if len(lost) > 1 or len(new) > 1 or not (lost or new):
        return False
    was, is_ = next(iter(lost), ""), next(iter(new), "")
    if not is_:
        return was in _NOT_LOST and meet(
            (each for each in around(source.lower, was) if not _may_go(each, was)), gaps(rewrite.lower)
        )
    if not was:
        return is_ in _NOT_MADE_UP and meet(around(rewrite.lower, is_), gaps(source.lower))
    return _misfits(was, is_) and meet(around(source.lower, was), around(rewrite.lower, is_))


def _may_go(frame: Frame, word: str) -> bool:
    """Whether a word may be left out there."""
    return frame[1] in _BEFORE_OF if word == "of" else word == "on" and frame[2] in _DAYS


def _misfits(was: str, is_: str) -> bool:
    """Whether the second does not stand for the first."""
    if is_ in _MAY_NOT.get(was, ()):
        return True
    return was in _LIGHT and is_ in _LIGHT and is_ not in _MAY.get(was, ())


GUARD = Guard("small words", facts, breaks)
