"""A sentence with its parts in another order, by rule: no word but the same words.

A subordinate clause, a phrase of time, a linking adverb and the speaker of reported speech may stand before
the main clause or behind it. What the student reorders often changes its sense on the way; what is moved
here whole does not. The rules are narrow: one comma too many, a word that may govern the clause, a pronoun
that would stand before its noun, and the sentence is left alone.
"""

import re
from collections.abc import Iterator

from desktop.engine.wordset import word_set

# How probably a strict reader lets a sentence stand that was put in another order so, 0..1.
SWAP_SURENESS = 0.9
# What may go to the front, and what may go to the end: "while" at the end no longer says "although", and
# "until" at the front takes more with it than it had.
_TO_FRONT = (
    "because|although|though|even though|while|when|whenever|if|even if|unless|before|after|since|once|"
    "as soon as|as long as"
)
_TO_END = (
    "because|although|though|even though|when|whenever|if|even if|unless|before|after|once|as soon as|"
    "as long as|until"
)
# What a clause begins with whose first word is no name.
_SUBJECT = (
    "i|you|he|she|it|we|they|this|that|these|those|there|the|an?|my|your|his|her|its|our|their|no one|nobody|"
    "everyone|everybody|someone|something|everything|nothing|some|many|most|all|both|each|every|few|people|one|"
    "no|several|another|other|two|three|four|five"
)
_BEHIND = re.compile(
    rf"(?P<main>(?:[^\s,]+ ){{2,}}?[^\s,]+)(?P<comma>,?) (?P<conjunction>{_TO_FRONT}) "
    rf"(?P<clause>(?:{_SUBJECT})\b(?: [^\s,]+)+)(?P<end>[.!])",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?P<conjunction>{_TO_END}) (?P<clause>(?:[^\s,]+ ){{2,}}[^\s,]+), "
    rf"(?P<main>(?:{_SUBJECT})\b(?: [^\s,]+){{2,}})(?P<end>[.!])",
    re.IGNORECASE,
)
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_DAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_TIME = (
    rf"(?:in (?:(?:early|late|mid|{_MONTH}) )?\d{{4}}"
    r"|(?:last|next|this|every|each|the following|the previous) "
    rf"(?:night|morning|afternoon|evening|week|weekend|month|year|spring|summer|autumn|winter|{_DAY})"
    rf"|on (?:{_DAY})(?: (?:morning|afternoon|evening|night))?"
    r"|(?:a few|several|some|many|two|three|four|five|six|seven|eight|nine|ten|\d+) "
    r"(?:minutes|hours|days|weeks|months|years) (?:ago|later|earlier)"
    r"|(?:an?|one) (?:minute|hour|day|week|month|year) (?:ago|later|earlier)"
    r"|(?:yesterday|tomorrow)(?: (?:morning|afternoon|evening))?|today|tonight|nowadays|these days"
    r"|in the (?:morning|afternoon|evening|meantime)|at the moment)"
)
_TIME_BEHIND = re.compile(
    rf"(?P<main>(?:[^\s,]+ ){{3,9}}[^\s,]+) (?P<time>{_TIME})(?P<end>[.!])", re.IGNORECASE
)
_TIME_BEFORE = re.compile(
    rf"(?P<time>{_TIME}),? (?P<main>(?:{_SUBJECT})\b(?: [^\s,]+){{2,12}})(?P<end>[.!])", re.IGNORECASE
)
# Who speaks must be known: "They were late, two men said" has another "they".
_REPORTED = re.compile(
    r"(?P<speaker>(?:The|His|Her|Their|Our|My|Police|Officials|He|She|They)(?: [\w’'-]+){0,3}?|"
    r"[A-Z][\w’'-]*\.?(?: [A-Z][\w’'-]+){1,3}) "
    r"(?:(?P<verb>said|says)(?: that)?|(?P<other>announced|reported|explained|claimed|admitted|argued) that) "
    r"(?P<said>(?:the|he|she|it|they|his|her|its|their|our|this|these|there|no)\b(?: [^\s,]+){4,})\."
)
_LINK = "unfortunately|fortunately|luckily|sadly|however|of course|apparently|for example|for instance"
_LINK_BEFORE = re.compile(
    rf"(?P<link>{_LINK}), (?P<main>(?:{_SUBJECT})\b(?: [^\s,]+){{2,14}})\.", re.IGNORECASE
)
_LINK_BEHIND = re.compile(rf"(?P<main>(?:[^\s,]+ ){{2,14}}[^\s,]+), (?P<link>{_LINK})\.", re.IGNORECASE)

# A main clause with one of these may hold what stands behind it ("She said that ... because ..."), or has
# several parts, one of which it belongs to.
_HOLDING = word_set("""
    which who whom whose that where what how why whether than so such too as either neither and or but ask
    asks asked wonder wonders wondered know knows knew known see check checks checked sure unsure tell told
    decide decided unclear clear remember remembers remembered forget forgot care cared mind matter learn
    learnt learned find found say says said think thought doubt idea understand question hate hates hated love
    loves loved like likes liked day time moment night year week until it's it’s hope hoped only must please
    bet expect expects expected expecting believe believes believed due named name name's
    offered offers requirement wanted want wants wish wishes wishing wondering period well tried trying
    when while if because although though unless once whenever before after since
""")
# These belong to what follows: "only because", "almost every evening", "an apology for".
_LEADING = word_set("""
    not never no hardly barely scarcely rarely only just even right shortly soon long late early almost nearly
    minute minutes hour hours day days week weeks month months year years second seconds especially
    particularly mainly partly simply except ever exactly always mostly again yet from until since about
    around of for at by with to in on than into over like one two three four five six seven eight nine ten
    eleven twelve monday tuesday wednesday thursday friday saturday sunday
""")
_DENYING = re.compile(r"\b(?:not|never|no|nobody|nothing|none|hardly|rarely)\b|n['’]t\b", re.IGNORECASE)
# What is denied is denied of the clause, too: "He didn't come because he was ill".
_DENIED = word_set("until because before since if unless once")
_CONCEDING = word_set("although though")
# Of things these may also stand before, and then no clause follows: "before the rest of us".
_PREPOSITIONS = word_set("before after since")
_VERB = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|will|would|can|could|should|must|may|might|do|does|did|\w{2,}ed|went|"
    r"came|got|left|saw|made|took|began|gave|found|said|told)\b|['’](?:s|re|ve|d|ll)\b|n['’]t\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?:i|you|he|she|it|we|they|someone|everyone|nobody)\b", re.IGNORECASE)
_PRONOUNS = word_set("he she it they him her them his its their hers theirs")
# They may stand for several things, and before their noun for another.
_AHEAD = word_set("it its it's it’s they their them they're they’re his her")
# They point back, to what must stand before them.
_POINTING = word_set(
    "one ones other another others instead so such this these those some more better theirs mine"
)
_GOING_ON = re.compile(r"\b(?:was|were|had)\b(?: \w+)? (?:\w+ing|just|been)\b|\bhad just\b", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:is|are|will|be|been|must|only)\b|['’]ll\b", re.IGNORECASE)
# A sentence may begin with these, and inside it they are written small.
_SMALL = word_set(_SUBJECT.replace("|", " ").replace("an?", "a an")) | word_set("""
    don't do not never always keep make put take use open remember let give call stop leave turn press check
    close add remove write read try here how just more much only our police officials we're they're you're
    she's he's there's that's what
""")
_MARKS = re.compile(r"""["“”;:()—–«»\[\]{}<>@/\\]|\s[-‘']|\.\s|\.\.""")
_LONGEST = 250
# Clauses of fewer words are fixed phrases: "as you like".
_SHORT = 3


def swapped(sentence: str) -> Iterator[str]:
    """The sentence with a part of it at the other end.

    Args:
        sentence: on one line (`desktop.engine.layout.flatten`).
    """
    if len(sentence) > _LONGEST or _MARKS.search(sentence):
        return
    for rule in (_behind, _before, _time_behind, _time_before, _reported, _link_before, _link_behind):
        made = rule(sentence)
        if made is not None:
            yield made


def _behind(sentence: str) -> str | None:
    match = _BEHIND.fullmatch(sentence)
    if match is None or not _free(match["main"]) or not _adverbial(match):
        return None
    main = _small(match["main"])
    if main is None or main.startswith(("it ", "there ", "this ", "that ")):
        return None
    return f"{_capital(match['conjunction'].lower())} {match['clause']}, {main}{match['end']}"


def _adverbial(match: re.Match[str]) -> bool:
    """Whether the clause behind a main clause tells when, why or if, and no more of it hangs on its place."""
    conjunction, clause, main = match["conjunction"].lower(), match["clause"], match["main"]
    denied = conjunction in _DENIED and _DENYING.search(main)
    contrast = conjunction == "while" and match["comma"]
    told = conjunction == "when" and (match["comma"] or _GOING_ON.search(main))
    phrase = conjunction in _PREPOSITIONS and not (_PERSON.match(clause) or _VERB.search(clause))
    several = len(clause.split()) < _SHORT or re.search(r"\b(?:and|but|that)\b", clause)
    ahead = (set(clause.lower().split()) & _AHEAD) - set(main.lower().split())
    return not (
        denied
        or contrast
        or told
        or ahead
        or phrase
        or several
        or _POINTING.intersection(clause.lower().split())
    )


def _before(sentence: str) -> str | None:
    match = _BEFORE.fullmatch(sentence)
    if (
        match is None
        or not _free(match["main"].partition(" ")[2])
        or _points_back(match["main"], match["clause"])
    ):
        return None
    conjunction, clause = match["conjunction"].lower(), match["clause"]
    if not _VERB.search(clause) or re.match(r"(?:that|so)\b", clause):
        return None
    comma = "," if conjunction.split()[-1] in _CONCEDING else ""
    return f"{_capital(match['main'])}{comma} {conjunction} {clause}{match['end']}"


def _time_behind(sentence: str) -> str | None:
    match = _TIME_BEHIND.fullmatch(sentence)
    if match is None or not _free(match["main"]) or _DENYING.search(match["main"]):
        return None
    main = _small(match["main"])
    if main is None or re.search(r"\d{4}|\bto\b", main) or _TO_COME.search(main):
        return None
    return f"{_capital(match['time'])}, {main}{match['end']}"


def _time_before(sentence: str) -> str | None:
    match = _TIME_BEFORE.fullmatch(sentence)
    if match is None or not _free(match["main"].partition(" ")[2]):
        return None
    if re.search(r"\d{4}|\b(?:to|by)\b", match["main"]):
        return None
    return f"{_capital(match['main'])} {match['time'][:1].lower()}{match['time'][1:]}{match['end']}"


def _reported(sentence: str) -> str | None:
    match = _REPORTED.fullmatch(sentence)
    if match is None or not _VERB.search(match["said"]):
        return None
    if re.search(r"\b(?:that|which|who|but|and)\b", match["said"]):
        return None
    speaker = match["speaker"]
    return f"{_capital(match['said'])}, {_small(speaker) or speaker} {match['verb'] or match['other']}."


def _link_before(sentence: str) -> str | None:
    match = _LINK_BEFORE.fullmatch(sentence)
    if (
        match is None
        or re.search(r"\b(?:and|but|that|because)\b", match["main"])
        or not _VERB.search(match["main"])
    ):
        return None
    return f"{_capital(match['main'])}, {match['link'].lower()}."


def _link_behind(sentence: str) -> str | None:
    match = _LINK_BEHIND.fullmatch(sentence)
    main = None if match is None else _small(match["main"])
    return None if match is None or main is None else f"{_capital(match['link'])}, {main}."


def _free(main: str) -> bool:
    """Whether what stands beside a main clause belongs to all of it."""
    words = main.lower().split()
    return not _HOLDING.intersection(words) and words[-1] not in _LEADING


def _points_back(main: str, clause: str) -> bool:
    """Whether a main clause names what the clause before it tells by a pronoun."""
    words, named = set(main.lower().split()), set(clause.lower().split())
    return bool(words & _POINTING or (words & _PRONOUNS) - named)


def _small(text: str) -> str | None:
    """A main clause as it is written inside a sentence, or None where its first word may be a name."""
    first, *others = text.split(" ", 2)
    if first == "I" or first.startswith(("I'", "I’")):
        return text
    # "The Hague", and sentences in capitals.
    if any(map(str.isupper, first[1:] + "".join(others[:1])[:1])):
        return None
    return text[:1].lower() + text[1:] if first.lower().replace("’", "'") in _SMALL else None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
