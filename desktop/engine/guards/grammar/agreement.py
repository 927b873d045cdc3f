"""Agreement: no plural behind "a", no "more better"; between the same neighbours a word keeps its form."""

import re
from itertools import pairwise
from typing import NamedTuple

from desktop.engine.guards.grammar.verbforms import BASES, THIRDS
from desktop.engine.guards.guard import Guard
from desktop.engine.guards.meaning.degree import COMPARATIVES
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.guards.reading.verbs import IRREGULAR, UNCHANGING
from desktop.engine.wordset import word_set

# A clause with one thing as its subject opens with these, and then with none of those.
_ONE = word_set("a an the this that my your his her its our their every each another")
_NOT_ONE = word_set(
    """
    and or who which that what they we you i people children men women police staff folks cattle data media
    team family crew public majority rest few many both all some most poor rich young old elderly two three
    four five six seven eight nine ten will would can could may might should must do does did to not
    """
)
_ARTICLES = word_set("a an")
_SINGLE = word_set("a an another each every")
# They end in -s and yet stand behind "a": a sports club, a means.
_NO_PLURALS = word_set(
    """
    acoustics alas always analytics antiques arms arts ashes athletics atlas barracks bias blues business
    calls canvas careers chaos christmas classics communications cosmetics cosmos crossroads customs
    diabetes drinks dynamics earnings economics electronics ethics ethos fireworks futures gallows games gas
    glasses goods graphics hands headquarters heads holidays honors honours hundreds humanities innings
    jeans kids kudos lens logistics looks masters mathematics means metrics munitions narcotics news odds
    operations others overseas pants parks pathos perhaps physics politics plus products records remains
    requirements results rewards rights sales savings scissors securities semantics series services shambles
    skills solutions species sports standards standings statistics systems tactics telecommunications
    thermos thumbs towards trans trousers works yes
    """
)
_LEAST_LETTERS = 4
_SEVERAL_UNITS = re.compile(
    r"\ban? (?:\d+|two|three|four|five|six|ten|twenty|thirty)"
    r" (?:minutes|hours|days|weeks|months|years|pages|miles|met(?:re|er)s|kilomet(?:re|er)s|feet|inches"
    r"|pounds|dollars|euros|points|seats|stages|floors|stor(?:ey|ie)s|courses)\b(?! old)"
)
# "What are the function of a cell?", but "What are the people of Wales called?"
_ASKED_OF_ONE = re.compile(
    r"\bwh(?:at|ere) (?:are|were) the"
    r" (?!(?:people|children|men|women|data|criteria|phenomena|media|police)\b)[a-z]*[a-rt-z] of\b"
)
# "What is the dimensions of the court?"
_ASKED_OF_MANY = re.compile(r"\bwh(?:at|ere) (?:is|was) the ([a-z]+) (?:of|in|for)\b")
# "I enjoyed it and are looking forward to it": who opens the sentence does both.
_ONE_AND_ARE = re.compile(r"^(?:i|he|she|it)\b[^,;]* and are (?:[a-z]+ly )?(?:[a-z]+ing|[a-z]+ed)\b")
# "The report have to be sent", of "must"; a plural further ahead may be the subject.
_HAVE_TO = re.compile(r"(?:^|[,;:] )((?:[a-z]+ )*?)([a-z]+) have to\b")
# What is studied is named without an article: "an eclipse in the astronomy"; and nothing is "nearly like".
_ODD = re.compile(
    r"\bin the (?:astronomy|biology|psychology|sociology|philosophy|linguistics|mathematics|physics)"
    r"(?=[.?!,;]|$)"
    r"|\bnearly (?:like|as if|as though)\b"
)
# "One of the cups were broken", but "one of the few shops that are open".
_ONE_OF_MANY = re.compile(
    r"\bone of (?:the|my|our|your|his|her|its|their|these|those)"
    r" (?:(?!(?:that|which|who)\b)[a-z]+ ){0,2}[a-z]+s (?:were|are|have)\b|\beach another\b"
)
# "A loud laughter", but "a laughter line": what cannot be counted is not one.
_ONE_OF_NO_NUMBER = re.compile(
    r"\ban? (?:[a-z]+ )?(?:laughter|advice|information|furniture|luggage|homework|weather|scenery|rubbish"
    r"|applause|clothing|feedback|equipment|jewel(?:le)?ry|bravery|assistance|guidance|machinery|poetry|wildlife)"
    r"(?= ?[.,;!?]|$| (?:of|in|on|at|to|and|or|that|which|from|for|about|is|was)\b)"
)
# "Codes, which in turn steer it": of many, as "and this steer it" is not.
_SAID_OF_WHICH = re.compile(r"\bwhich (?:in turn |then |also |[a-z]+ly )?([a-z]+)")
_SAID_OF_THIS = re.compile(r"\b(?:and|but|so) (?:this|that|it) (?:in turn |then |also |[a-z]+ly )?([a-z]+)")
_TWICE_MORE = re.compile(r"\b(?:more|most) ([a-z]+)")
_IRREGULAR = word_set("better best worse worst")
# "I are looking forward", but "Mario and I are".
_I_ARE = re.compile(r"(?:^|[,;:] |\b(?:that|because|if|when|but|so) )(?:i|he|she|it) are\b")
# "Field-theoretic": no plural comes first in such a word.
_HYPHENED = re.compile(r"\b([a-z]+)-([a-z]+)\b")
# Behind a plural with which a clause opens none of these stands: "teachers requires more time".
_OF_ONE = THIRDS | word_set("is was has does needs wants makes gives says")
_BEFORE_PLURALS = word_set("the these those our their my your many most some all two three several and")
_COMPARING = word_set(
    "more less worse else elsewhere prior twice inferior preferable beyond differently different"
)
# Behind these either form may stand, as far as these words tell.
_NO_SUBJECTS = word_set(
    """
    and or but that which who i you we they not to it do does did can could will would may might must should
    help helps make makes let lets see sees as than if also
    """
)
_OF_MANY = word_set("are were have do")
# They may be said of one and of many.
_OF_ANY = UNCHANGING | word_set(
    "can could will would may might must shall should did had went put set read let not never in at"
)
# They are participles, too: "they have come back" is not "they have return".
_HAVE_COME = re.compile(r"\b(?:has|have|had) (?:come|become|overcome|run)\b")
_HAVE_BASE = re.compile(
    r"\b(?:has|have|had) (?:return|arrive|appear|emerge|operate|manage|happen|occur|visit|approach|develop)\b"
)
_THIS = word_set("this that it")
_NONE: frozenset[str] = frozenset()
_ASKING = word_set("do does did will would can could may might must should")


class Forms(NamedTuple):
    """The forms of the words of a sentence.

    Attributes:
        wrong: pairs of words that do not go together: "a buyers", "more better".
        pairs: of each word that has one, the words that stand behind it.
        between: of each pair of words with one between, that one.
        hyphened: words of two parts, in small letters.
        of_which: bare verbs behind "which".
        of_this: bare verbs behind "and this".
        words: all words.
        plain: the sentence in small letters.
    """

    wrong: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    between: frozenset[tuple[str, str, str]]
    hyphened: frozenset[tuple[str, str]]
    of_which: frozenset[str]
    of_this: frozenset[str]
    words: frozenset[str]
    plain: str


def facts(sentence: Sentence) -> Forms:
    """The forms of the words of a sentence."""
    lower = sentence.lower
    wrong = set()
    for place, (one, two) in enumerate(pairwise(lower)):
        if two in _OF_ONE:
            if _plural(one) and _opens_clause(sentence, place):
                wrong.add(f"{one} {two}")
        elif one in _SINGLE and _plural(two) and sentence.words[place + 1].islower():
            wrong.add(f"{one} {two}")
    plain = sentence.plain_lower
    wrong.update(_SEVERAL_UNITS.findall(plain))
    wrong.update(_ONE_OF_MANY.findall(plain))
    wrong.update(_ASKED_OF_ONE.findall(plain))
    wrong.update(_ODD.findall(plain))
    wrong.update(_I_ARE.findall(plain))
    wrong.update(_ONE_OF_NO_NUMBER.findall(plain))
    wrong.update(_ONE_AND_ARE.findall(plain))
    wrong.update(found[0] for found in _ASKED_OF_MANY.finditer(plain) if _plural(found[1]))
    wrong.update(found[0] for found in _HAVE_TO.finditer(plain) if _of_one(found[2], found[1].split()))
    if "than" in sentence.lower_set and not any(map(_compares, sentence.lower_set)):
        wrong.add("than")
    for found in _TWICE_MORE.finditer(plain):
        if found[1] in COMPARATIVES or found[1] in _IRREGULAR:
            wrong.add(found[0])
    return Forms(
        frozenset(wrong),
        frozenset(pair for pair in pairwise(lower) if pair[1] in BASES or pair[1] in THIRDS),
        frozenset(zip(lower, lower[1:], lower[2:], strict=False)),
        frozenset(_HYPHENED.findall(plain)) if "-" in plain else frozenset(),
        _bare_verbs(_SAID_OF_WHICH, plain) if "which" in sentence.lower_set else _NONE,
        _bare_verbs(_SAID_OF_THIS, plain) if not _THIS.isdisjoint(sentence.lower_set) else _NONE,
        sentence.lower_set,
        plain,
    )


def _bare_verbs(said: re.Pattern[str], plain: str) -> frozenset[str]:
    return frozenset(
        word
        for word in said.findall(plain)
        if word in _OF_MANY or not (word in _OF_ANY or word in IRREGULAR or word.endswith(("s", "ed", "ing")))
    )


def _compares(word: str) -> bool:
    """Whether "than" may stand behind a word: "faster", "rather", "other"."""
    return word.endswith(("er", "ers")) or word in _COMPARING


def _plural(word: str) -> bool:
    return (
        len(word) >= _LEAST_LETTERS
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and word.isalpha()
        and word not in _NO_PLURALS
        and word not in THIRDS
    )


def _of_one(noun: str, before: list[str]) -> bool:
    """Whether the noun in front of a verb is surely one, and so is whatever stands before it."""
    return (
        bool(before)
        and before[0] in _ONE
        and not any(word in _NOT_ONE or word.endswith("s") for word in (*before[1:], noun))
    )


def _opens_clause(sentence: Sentence, place: int) -> bool:
    """Whether a clause opens with the noun at `place`, no name, and a verb follows it at once."""
    if not sentence.words[place].islower() or not sentence.between(place + 1).isspace():
        return False
    if place and sentence.lower[place - 1] in _BEFORE_PLURALS:
        place -= 1
    return place == 0 or "," in sentence.between(place)


def breaks(source: Forms, rewrite: Forms) -> bool:
    """Whether the rewrite has words that do not go together and that went together in its source."""
    asked = not _ASKING.isdisjoint(rewrite.words)
    return (
        not rewrite.wrong <= source.wrong
        or not source.of_which.isdisjoint(rewrite.of_this)
        or any(
            one.endswith("s") and (one[:-1], two) in source.hyphened
            for one, two in rewrite.hyphened - source.hyphened
        )
        or _lost_participle(source.plain, rewrite.plain)
        or any(_disagrees(pair, source.pairs, asked) for pair in rewrite.pairs - source.pairs)
        or any(
            (one, f"{two}ly", three) in source.between
            # "The irrational fear" became "an irrationally fear".
            or (one in _ARTICLES and two.endswith("ly") and f"{two[:-2]} {three}" in source.plain)
            for one, two, three in rewrite.between - source.between
        )
    )


def _lost_participle(source: str, rewrite: str) -> bool:
    """Whether "have come back" became "have return"."""
    return bool(_HAVE_BASE.search(rewrite) and _HAVE_COME.search(source) and not _HAVE_BASE.search(source))


def _disagrees(pair: tuple[str, str], others: frozenset[tuple[str, str]], asked: bool) -> bool:
    """Whether "the model improves" became "the model improve", or "models improve" "models improves"."""
    subject, verb = pair
    if subject in _NO_SUBJECTS or subject.endswith("ly"):
        return False
    if verb in BASES:
        # "Does the model improve?"
        return (
            not asked
            and not subject.endswith("s")
            and any((subject, third) in others for third in (f"{verb}s", f"{verb}es"))
        )
    return subject.endswith("s") and not subject.endswith("ss") and (subject, verb[:-1]) in others


GUARD = Guard("agreement", facts, breaks)
