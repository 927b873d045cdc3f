"""Speech: who is quoted as saying something still says it; his name alone does not."""

import re
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.guards.reading.verbs import IRREGULAR, UNCHANGING
from desktop.engine.wordset import word_set

_MARKS = re.compile('["«»]')
_QUOTED = re.compile('"[^"]*"|«[^«»]*»')
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_VERBS = word_set(
    """
    say says said ask asks asked reply replies replied answer answers answered add adds added tell tells
    told whisper whispers whispered shout shouts shouted cry cries cried call calls called explain explains
    explained write writes wrote insist insists insisted warn warns warned note notes noted state states
    stated murmur murmurs murmured mutter mutters muttered demand demands demanded announce announces
    announced admit admits admitted agree agrees agreed argue argues argued claim claims claimed continue
    continues continued declare declares declared exclaim exclaims exclaimed observe observes observed
    remark remarks remarked repeat repeats repeated report reports reported scream screams screamed snap
    snaps snapped suggest suggests suggested yell yells yelled laugh laughs laughed smile smiles smiled sigh
    sighs sighed think thinks thought wonder wonders wondered read reads
    """
)
# Without a verb these say as much: "according to her", "her words".
_OTHERWISE = word_set(
    """
    according is are was were am has have had do does did will would can could may might should must per
    quote quoting words cannot isn't wasn't aren't weren't i'm he's she's it's they're we're you're i've
    we've they've
    """
)


_NO_VERBS = word_set("this its his hers theirs thus yes always perhaps towards besides unless across")


class Speech(NamedTuple):
    """What stands around the quotations of a sentence.

    Attributes:
        quoted: whether it quotes anything, and something stands around that.
        said: whether a verb of saying stands there.
        verb: whether any word there may be a verb.
    """

    quoted: bool
    said: bool
    verb: bool


_NOTHING = Speech(quoted=False, said=False, verb=False)


def facts(sentence: Sentence) -> Speech:
    """What stands around the quotations of a sentence."""
    if not _MARKS.search(sentence.plain):
        return _NOTHING
    around = _QUOTED.sub(" ", sentence.plain)
    if len(around) == len(sentence.plain):
        return _NOTHING
    words = _WORD.findall(around)
    return Speech(
        bool(words),
        not _VERBS.isdisjoint(words),
        any(map(_may_be_verb, words)),
    )


def _may_be_verb(word: str) -> bool:
    """Whether a word may be a verb that has a subject, or says who spoke without one."""
    return (
        word in _VERBS
        or word.lower() in _OTHERWISE
        or word in IRREGULAR
        or word in UNCHANGING
        # Not "Anna, without looking up" nor "Thomas".
        or (
            word.islower()
            and word not in _NO_VERBS
            and word.endswith(("ed", "s"))
            and not word.endswith(("ss", "us"))
        )
    )


def breaks(source: Speech, rewrite: Speech) -> bool:
    """Whether somebody said something and no verb is left of it."""
    return source.said and rewrite.quoted and not rewrite.verb


GUARD = Guard("speech", facts, breaks)
