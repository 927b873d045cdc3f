"""Degree: only, almost and too are neither lost nor new, completely is not lost, both or every is not one."""

import re
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence, stem
from desktop.engine.wordset import word_set

_ONLY = word_set("only solely exclusively")
# What may stand for "only"; much of it has other uses, so a rewrite is not held to these.
_LIKE_ONLY = _ONLY | word_set(
    """
    just merely alone simply purely sole single but except save unless until limited restricted barely unique
    exclusive confined no not none nothing nobody never n't mere few little lone one lonely entirely all
    provided limit limits restrict restricts maximum
    """
)
_NOT_ONLY = re.compile(
    # Here it may come and go: "only to hear", "only a mile away".
    r"\b(?:not|n't) only\b|\bif only\b|\bonly too\b|\bonly (?:to|an?|just)\b"
)
_ALMOST = word_set("almost nearly")
_LIKE_ALMOST = _ALMOST | word_set(
    """
    virtually practically close about approximately around roughly near most hardly barely scarcely verge
    approaching approached just quite somewhat like seem seemed seems bordering largely mostly
    essentially partially no not
    """
)
_LIKE_TOO = word_set(
    """
    too excessively overly excess excessive so unduly over enough not n't cannot unable more extremely very as
    overwhelmingly incredibly
    """
)
_TOO = re.compile(r"\btoo ([a-z]{3,})\b")
_FULLY = word_set(
    """
    completely totally utterly perfectly entirely absolutely extremely incredibly exceptionally thoroughly
    complete total utter perfect
    """
)
LIKE_FULLY = _FULLY | word_set(
    """
    very really truly so most highly fully full whole wholly entire all every ideal ideally flawless
    flawlessly impeccable impeccably outright sheer pure purely quite particularly especially remarkably
    amazingly great greatly immensely deeply hugely too such even never any enormous enormously vast vastly
    excellent superb thrilled delighted exhausted terrible horrible awful dreadful wonderful fantastic
    amazing incredible outstanding extraordinary exceptional stunning fascinating essential crucial vital
    excessively overly unbelievably immense huge awfully terribly seriously much more best comprehensive
    comprehensively exhaustive just finish finished comprising intensely severely severe acutely critical
    critically brilliant brilliantly spotless immaculate soooo sooo soo super ultra overall altogether ever
    definitely certainly surely undoubtedly rather exceedingly supremely profoundly uncommonly thorough
    strictly sharp exact exactly ultimate surprisingly astonishingly
    """
)
_PLAIN = word_set(
    """
    big bright broad cheap clean clear close cold cool dark deep early easy fair fast few fine fresh great
    happy hard heavy high kind large late light long loud low near new nice old poor quick quiet rich safe
    sharp short simple slow small smart smooth soft strong sweet tall thick thin tight tough warm weak wide
    wise young
    """
)
COMPARATIVES = {
    form: word
    for word in _PLAIN
    for form in (f"{word}er", f"{word}r", f"{word[:-1]}ier", f"{word}{word[-1]}er")
    if not form.endswith("eer") and (form[-3:] != "ier" or word.endswith("y"))
}
# What may stand for "more" before an adjective of more than one syllable.
_LIKE_MORE = word_set(
    """
    more most increasingly less greater better higher even too so as increased enhanced larger highly very
    """
)
_ADJECTIVES = ("ive", "ful", "ous", "ant", "ent", "able", "ible", "ical")
_EVERY = word_set("both all every each")
_ONE = frozenset({"one"})
_PASSED_OVER = word_set("of the these those my your his her its our their")
_LIKE_EVERY = _EVERY | word_set(
    "any two pair couple whole entire everyone everybody everything and either twin none no"
)


class Degree(NamedTuple):
    """The words of degree in a sentence.

    Attributes:
        words: all words.
        only: whether it says "only".
        almost: whether it says "almost".
        too: what is "too" something.
        fully: whether something is so completely or extremely.
        more: what is more so than something else: "fast" of "faster".
        behind_more: the words behind "more", three of each.
        rather: adjectives right behind "more".
        every: stems of what stands behind "both", "all" or "every".
        one: stems of what stands behind "one".
    """

    words: frozenset[str]
    only: bool
    almost: bool
    too: frozenset[str]
    fully: bool
    more: frozenset[str]
    behind_more: frozenset[str]
    rather: frozenset[str]
    every: frozenset[str]
    one: frozenset[str]


def facts(sentence: Sentence) -> Degree:
    """The words of degree in a sentence."""
    words = sentence.lower_set
    plain = sentence.plain
    behind_more = _behind_more(sentence.lower) if "more" in words else frozenset()
    only = not _ONLY.isdisjoint(words) and not _NOT_ONLY.search(sentence.plain_lower)
    return Degree(
        words if "n't" not in plain else words | {"n't"},
        only,
        not _ALMOST.isdisjoint(words),
        frozenset(_TOO.findall(sentence.plain_lower)) if "too" in words else frozenset(),
        not _FULLY.isdisjoint(words),
        frozenset(COMPARATIVES[word] for word in words & COMPARATIVES.keys()),
        behind_more,
        frozenset(
            word for word in behind_more if word.endswith(_ADJECTIVES) and ("more", word) in sentence.pairs
        ),
        _counted(sentence, _EVERY) if not _EVERY.isdisjoint(words) else frozenset(),
        _counted(sentence, _ONE) if "one" in words else frozenset(),
    )


def _behind_more(lower: list[str]) -> frozenset[str]:
    return frozenset(
        behind
        for place, word in enumerate(lower)
        if word == "more"
        for behind in lower[place + 1 : place + 4]
    )


def _counted(sentence: Sentence, counting: frozenset[str]) -> frozenset[str]:
    """The stems of the words behind these ones: "door" of "both doors" and "both of the doors"."""
    lower = sentence.lower
    found = set()
    for index, word in enumerate(lower):
        if word in counting:
            thing = next((other for other in lower[index + 1 : index + 4] if other not in _PASSED_OVER), "")
            found.add(stem(thing))
    return frozenset(found - {""})


def breaks(source: Degree, rewrite: Degree) -> bool:
    """Whether a word of degree is lost or new."""
    return (
        (source.only and _LIKE_ONLY.isdisjoint(rewrite.words))
        or (rewrite.only and _LIKE_ONLY.isdisjoint(source.words))
        or (source.almost and _LIKE_ALMOST.isdisjoint(rewrite.words))
        or (rewrite.almost and _LIKE_ALMOST.isdisjoint(source.words))
        or (not source.too <= rewrite.too and _less(source, rewrite))
        or _levelled(source, rewrite)
        or _levelled(rewrite, source)
        or (
            bool(source.rather)
            and not source.rather.isdisjoint(rewrite.words)
            and _LIKE_MORE.isdisjoint(rewrite.words)
        )
        or (source.fully and LIKE_FULLY.isdisjoint(rewrite.words))
        or (not source.every.isdisjoint(rewrite.one - source.one) and _LIKE_EVERY.isdisjoint(rewrite.words))
    )


def _levelled(one: Degree, other: Degree) -> bool:
    """Whether what is "faster" in the one sentence is "fast" in the other."""
    levelled = (one.more - other.more - one.words) & other.words
    return bool(levelled) and not levelled <= other.behind_more


def _less(source: Degree, rewrite: Degree) -> bool:
    """Whether something is no longer too much, though it is still spoken of."""
    return _LIKE_TOO.isdisjoint(rewrite.words) and any(
        word in rewrite.words for word in source.too - rewrite.too
    )


GUARD = Guard("degree", facts, breaks)
