"""Phrases that nobody says ("there have any"), clauses that lack a part: "Although small, has a garden"."""

import re
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.wordset import word_set

_ARTICLE = r"(?:the|an?|my|your|his|her|its|our|their)"
_BEFORE_BARE = r"(?:makes?|made|making|lets?|letting|to|will|would|can|could|may|might|must|should)"
_WITHOUT_OBJECT = (
    "barked|laughed|smiled|stared|glanced|gazed|waited|listened|talked|replied|arrived|happened|occurred|died|slept"
    "|existed|appeared|disappeared|lived|stood|sat|apologi[sz]ed|relied|depended|insisted|complained|belonged"
    "|consisted"
)
# Of each, a word that it holds, and the phrase.
_NEVER = tuple(
    (word, re.compile(phrase))
    for word, phrase in (
        (
            "there",
            r"\bthere (?:have|has) (?:any|some|an?|the|no|many|several|more|few|lots|enough|nothing)\b",
        ),
        ("all", r"\ball at all\b"),
        ("well", r"\b(?:so|very|really|too|how|quite|pretty) well at\b"),
        ("on", r"\benhanc(?:e|es|ed|ing) on\b"),
        ("although", r", although,"),
        # "It works, although huh?", of "though"
        ("although", r"\balthough(?: (?:huh|eh|right|then|now|yes|no|anyway))?[ .?!]*$"),
        ("that", r"\bat that time of\b"),
        ("excellent", r"\b(?:go|goes|went|going) excellent\b"),
        ("along", r"\balong with (?:in|on|at|by|for|from|to|when|where)\b"),
        ("moment", r"\bthe moment possible\b"),
        ("sort", r"\b(?:so|very|how|too|really) sort (?:of|to)\b"),
        ("close", r"\bclose to(?= ?[.!,;]|$)"),
        ("make", r"\b(?:is|are|was|were) to make(?= ?[.!,;]|$)"),
        ("reasons", r"\bbecause of (?:[a-z]+ )?reasons\b"),
        ("both", r"\bboth (?:several|many|various|numerous)\b"),
        ("prayers", r"\bprovid(?:e|es|ed|ing) (?:[a-z]+ )?prayers\b"),
        ("distance", r"\b(?:keep|keeps|kept|keeping) (?:my|your|his|her|its|our|their) distance to\b"),
        ("so", r"\? so\?$"),
        # "Annan has would not step down."
        *(
            (form, rf"\b{form} (?:would|could|should)\b")
            for form in ("has", "have", "is", "are", "was", "been")
        ),
        ("equally", r"\bequally (?:good|bad|big) as\b"),
        ("well", r", well[.!?]*$"),
        (
            "which",
            r"\bwhich (?:i|you|he|she|we|they) (?:find|found|think|thought) that (?:it|this|he|she)\b",
        ),
        ("trip", r"\b(?:will|would|can|could|may|might|must|should|to) trip to\b"),
        # "You can't judge a book written by its cover."
        ("written", r"\bwritten by (?:its|their)\b"),
        ("killed", r"\b(?:and|then) killed[.!]?$"),
        ("response", r"\b(?:slow|quick|able|unable|likely|ready) in response\b"),
        ("entire", r"\bentire(?= ?[.,;!?]|$)"),
        ("try", r"\b(?:is|are|was|were|be|as|in) a try to\b"),
        ("please", r"\bplease you(?: are|'re)\b"),
        # "The stay was such pleasant."
        ("such", r"\b(?:is|are|was|were|be|been) such (?!as\b|that\b|an?\b)[a-z]+(?= ?[.!,;]|$)"),
        # "Although I like it, with greens instead of rice."
        *(
            (word, rf"^(?:even )?{word} [^,;:?]*, (?:with|and|but|or|rather|instead|of) [^,;:?]*$")
            for word in ("although", "though", "whereas")
        ),
        # "a survival of 5-years"
        ("of", r"\bof [0-9]+-(?:years|months|weeks|days|hours|minutes)\b"),
        ("responded", r"\bresponded (?:all|every|both)\b"),
        # "made you would like it", "to would like"
        ("would", rf"\b{_BEFORE_BARE} (?:(?:me|you|him|her|it|us|them) )?would like\b"),
        # "It was like to fall in love."
        ("like", r"\b(?:is|was|are|were|be|been|feels?|felt|looks?|looked|sounds?) like to [a-z]+"),
        # "He trembled his voice."
        *(
            (form, rf"\b{form} (?:my|your|his|her|its|our|their)\b")
            for verb in ("trembl", "shiver", "blush", "happen", "arriv", "appear")
            for form in (f"{verb}ed", f"{verb}ing")
        ),
        # "Every stranger was barked by the dog."
        ("by", rf"\b(?:is|are|was|were|be|been|being) (?:{_WITHOUT_OBJECT}) by\b"),
    )
)
# "And the valley filled with mist" is not "and the valley full of mist".
_FILLED = re.compile(
    rf"(?:^|[,;:] )(?:(?:and|but|so|while|as|because) )?{_ARTICLE} (?:[a-z]+ )?"
    r"(?!(?:is|was|are|were|be|been|being|became|got|seemed|looked|felt|half|completely)\b)([a-z]+)"
    r" (filled with|full of)\b[^,;]*[.!]$"
)
_AUXILIARIES = (
    r"(?:(?:also|still|often|never|rarely|seldom) )*"
    r"(?:is|are|was|were|can|could|will|would|has|have|had|does|did|must|should|may|might)"
)
# The clause behind the comma has no subject.
_NO_SUBJECT = re.compile(
    rf"^(?:although|though|even though) [^,?]+, (?:but|yet|from|apparently|{_AUXILIARIES})\b[^?]*$"
    rf"|^(?:since|because) (?:i|you|he|she|it|we|they|there|{_ARTICLE}) [^,?]+, {_AUXILIARIES}\b[^?]*$"
)
_ASKS_FOR_TIME = re.compile(
    r"^(?:in |on |at )?(?:what|which) (?:year|day|month|date|time|week|century|decade|season)\b"
)
_ASKS_WHEN_IN = re.compile(r"^when\b.* (?:in|on|at) ?\?$")
# "He thanked them for." does not say what for.
_ENDS_OPEN = re.compile(r" for ?[.!]$")
_LEADS_OPEN = re.compile(
    r"\b(?:what|who|whom|which|that|where|to|worth|called|asked|cared|looked|paid|waited)\b"
)
# "On the day before, however, he fell ill" is not "On the day before, but he fell ill".
_BEHIND_OPENING = re.compile(
    r"^((?:on|in|at|after|before|during|for|by|with|within|under|since|until|following|despite|when|while)\b[^,]*)"
    r",? (however,|but\b)"
)
# "He had lost it and unable to pay"; but "he was old and unable to pay".
_UNABLE = re.compile(r"\b(?:and|but) (?:un)?able to\b")
_LINKS = word_set("is are was were be been being am left felt seemed")
# "She blushed and looked away" is not "She looked and blushed away".
_TWO_DEEDS = re.compile(r"\b([a-z]+) and ([a-z]+) (away|up|down|off|out|back|over|around)\b")
# The second of two words does not stand where the first may: "the just one", "a well editor".
_ATTRIBUTES = {"just": "only", "well": "good"}
_ATTRIBUTIVE = frozenset((*_ATTRIBUTES, *_ATTRIBUTES.values()))
_ATTRIBUTE = re.compile(rf"\b({_ARTICLE}) (just|well|only|good) ([a-z]+)\b")


class Phrases(NamedTuple):
    """What in a sentence may be no English.

    Attributes:
        never: by a word of each, phrases that no sentence holds.
        no_subject: whether a clause has no subject behind one that has.
        asks_for_time: whether it asks for a year, a day or the like by that name.
        asks_when_in: whether it asks when, and ends with "in".
        ends_open: whether it ends with a "for" that nothing leads to.
        contrast: what the sentence opens with, and the "however" or "but" behind it.
        filled: what fills at the end, and whether it "filled with" it or was "full of" it.
        unable: whether somebody is "and unable to", and nothing says that he is.
        deeds: of two deeds joined by "and" both, and the small word that goes with the second.
        attributes: an article, one of the words that may or may not follow it, and the next.
    """

    never: frozenset[str]
    no_subject: bool
    asks_for_time: bool
    asks_when_in: bool
    ends_open: bool
    contrast: tuple[str, ...]
    filled: tuple[str, ...]
    unable: bool
    deeds: frozenset[tuple[str, str, str]]
    attributes: frozenset[tuple[str, str, str]]


def facts(sentence: Sentence) -> Phrases:
    """What in a sentence may be no English."""
    plain, words = sentence.plain_lower, sentence.lower_set
    filled = None if words.isdisjoint({"full", "filled"}) else _FILLED.search(plain)
    contrast = None if words.isdisjoint({"however", "but"}) else _BEHIND_OPENING.search(plain)
    return Phrases(
        frozenset(word for word, phrase in _NEVER if word in words and phrase.search(plain)),
        _NO_SUBJECT.search(plain) is not None,
        _ASKS_FOR_TIME.search(plain) is not None,
        _ASKS_WHEN_IN.search(plain) is not None,
        "for" in sentence.lower[-1:]
        and _ENDS_OPEN.search(plain) is not None
        and not _LEADS_OPEN.search(plain),
        contrast.groups() if contrast else (),
        filled.groups() if filled else (),
        not words.isdisjoint({"able", "unable"})
        and words.isdisjoint(_LINKS)
        and _UNABLE.search(plain) is not None,
        frozenset(_TWO_DEEDS.findall(plain)) if "and" in words else frozenset(),
        frozenset() if words.isdisjoint(_ATTRIBUTIVE) else frozenset(_ATTRIBUTE.findall(plain)),
    )


def breaks(source: Phrases, rewrite: Phrases) -> bool:
    """Whether the rewrite says what nobody says and its source did not."""
    return (
        not rewrite.never <= source.never
        or (rewrite.no_subject and not source.no_subject)
        # "What year was she born in?" is not "When was she born in?"
        or (rewrite.asks_when_in and source.asks_for_time)
        or (rewrite.ends_open and not source.ends_open)
        or (source.contrast[1:] == ("however,",) and rewrite.contrast == (source.contrast[0], "but"))
        or (source.filled[1:] == ("filled with",) and rewrite.filled == (source.filled[0], "full of"))
        or (rewrite.unable and not source.unable)
        or any((two, one, small) in source.deeds for one, two, small in rewrite.deeds - source.deeds)
        or any(
            (article, _ATTRIBUTES.get(word), noun) in source.attributes
            for article, word, noun in rewrite.attributes - source.attributes
        )
    )


GUARD = Guard("phrases", facts, breaks)
