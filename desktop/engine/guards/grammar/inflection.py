"""Inflection: behind the same word a verb keeps its time, its voice and its form.

"The museum opens" does not become "the museum opened" or "the museum is opened", nor "to hire" "to hired".
Only the same word ahead tells that it is the same verb with the same subject, so only there is anything
asked.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from desktop.engine.guards.grammar.verbforms import WANT_TO
from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence, stem
from desktop.engine.guards.reading.verbs import BE, IRREGULAR, PARTICIPLES
from desktop.engine.wordset import word_set

# Forms of the past that the list of the other guards lacks.
_MORE = """
sat-sit began-begin slept-sleep swept-sweep wept-weep crept-creep dug-dig clung-cling swung-swing shone-shine
swam-swim slid-slide froze-freeze drank-drink sprang-spring knelt-kneel bent-bend withdrew-withdraw spat-spit
stung-sting fled-flee woke-wake
"""
_PAST = {past: stem(base) for past, base in IRREGULAR.items() if past not in PARTICIPLES} | {
    past: stem(base) for past, base in (pair.split("-") for pair in _MORE.split())
}
_PARTICIPLE = {participle: stem(IRREGULAR[participle]) for participle in PARTICIPLES}
_LEAST_LETTERS = 4

_HAVE = word_set("has have had having hasn't haven't hadn't i've we've they've you've i'd he'd she'd they'd")
# Where one of these came in, a verb gave its time to it.
_AUXILIARIES = (BE | _HAVE) - {"being", "having"} | word_set(
    """
        do does did don't doesn't didn't to will would can could may might must shall should cannot can't
        couldn't won't wouldn't shouldn't if let
        """
)
# What follows them is no verb, or one whose time hangs on another word.
_NO_SUBJECTS = _AUXILIARIES | word_set(
    """
        a an the this these those my your his her its our their no some any every each all both another
        other of in on at for from with by into onto over under about against between through during within
        without among as than or not who what which whose very more most many much few two three four five
        six seven eight nine ten pre non self well
        """
)
_MANY = word_set("i you we they people children men women police")
# Behind these a present form shows that it is one: "still hang", but "highly recommend" may be an order.
_BETWEEN = word_set("still always never")
# "Focuses on" and "is focused on" say the same.
_SAME_IN_PASSIVE = frozenset(
    map(
        stem,
        word_set(
            """
            focus center centre aim divide split base root locate situate dedicate devote intend concern cover
            comprise compose relate retire marry link connect correlate associate tie orient gear
            integrate commit worry bore fill crowd finish
            """
        ),
    )
)
# "The shop has closed", "is closed".
_SAME_IN_PERFECT = frozenset(map(stem, word_set("go do change close stop end begin start open leave")))
_INDEFINITE = word_set("anyone anybody someone somebody everyone everybody nobody it")
# "Due to" is no "to" of a verb.
_AUXILIARIES_BUT_TO = _AUXILIARIES - {"to"}
_NO_INFINITIVE = re.compile(r"\b(?:due|owing|prior|according|thanks|next|close|compared) to\b")
_CONJUNCTIONS = word_set("before after until because when while if although though as since unless")
# Behind these a bare form is the right one: "feels good", and adverbs that have two forms.
_LINKING = frozenset(
    map(stem, word_set("be seem look feel sound taste smell appear become stay remain get turn go grow keep"))
)
_PURPOSE = word_set("order")
# What a clause ends with: a mark, or nothing at all.
_ENDS = frozenset({"", *',.;:!?)"—–'})
# Verbs of orders, and what may stand behind any verb but behind no subject.
_ORDERS = word_set(
    """
    make feel let take ensure go come send keep give get put remember read write open add avoid wait
    consider follow enjoy stay tell ask bring leave speak
    """
)
_ORDERED = word_set("me us him them it the a an your my our his her this that these those")
_TWO_FORMS = word_set(
    "hardly lately mostly nearly highly shortly justly fairly only early daily weekly likely"
)


class Inflection(NamedTuple):
    """How words are inflected behind which words.

    Attributes:
        verbs: of each word and the stem of the next, the form that this has; "" where it has several.
        passive: pairs of a word and the stem of a participle, with a form of "be" between them.
        perfect: the same with a form of "have".
        infinitives: of each stem behind "to", its form and the word ahead of "to".
        participial: pairs of a subject behind a conjunction and a stem with -ing: "before anyone making".
        adverbs: pairs of a verb and an adverb behind it with which a clause ends.
        pairs: of words that stand side by side.
        opening: the first two words.
        words: all words.
        plain: the sentence in lower case.
    """

    verbs: dict[tuple[str, str], str]
    passive: frozenset[tuple[str, str]]
    perfect: frozenset[tuple[str, str]]
    infinitives: dict[str, tuple[str, str]]
    participial: frozenset[tuple[str, str]]
    adverbs: frozenset[tuple[str, str]]
    pairs: frozenset[tuple[str, str]]
    opening: tuple[str, ...]
    words: frozenset[str]
    plain: str


@lru_cache(maxsize=8192)
def _form(word: str) -> tuple[str, str]:
    """The stem of what may be a verb, and its form; "" where it is none."""
    if word in _PAST:
        return _PAST[word], "past"
    if word in _PARTICIPLE:
        return _PARTICIPLE[word], "participle"
    if word.endswith("ly"):
        return word, "adverb"
    return stem(word), _regular_form(word)


def _regular_form(word: str) -> str:
    if len(word) < _LEAST_LETTERS or not word.isalpha():
        return "base" if len(word) == _LEAST_LETTERS - 1 and word.isalpha() else ""
    if word.endswith("ing"):
        return "ing"
    if word.endswith("ed") and not word.endswith("eed"):
        return "past"
    return "third" if word.endswith("s") and not word.endswith(("ss", "us", "is")) else "base"


def facts(sentence: Sentence) -> Inflection:
    """How the words of a sentence are inflected."""
    lower = sentence.lower
    verbs: dict[tuple[str, str], str] = {}
    passive, perfect, participial, adverbs = set(), set(), set(), set()
    infinitives: dict[str, tuple[str, str]] = {}
    before, one = "", ""
    for place, two in enumerate(lower):
        base, form = _form(two)
        if form == "adverb":
            # "He spoke slowly."
            if (
                _form(one)[1] == "past"
                and sentence.plain[(end := sentence.spans[place][1]) : end + 1] in _ENDS
            ):
                adverbs.add((one, two))
        elif form and one == "to":
            infinitives[base] = form, "" if place < 2 or "," in sentence.between(place - 1) else before
        elif one in BE and form in {"past", "participle"}:
            passive.add((before, base))
        elif one in _HAVE and before not in _AUXILIARIES and form in {"past", "participle"}:
            perfect.add((before, base))
        elif form and one not in _NO_SUBJECTS and not one.isdigit():
            if form == "past" and before not in BE and before not in _HAVE:
                form = "finite"
            elif form == "ing" and one in _INDEFINITE and before in _CONJUNCTIONS:
                participial.add((one, base))
            verbs[one, base] = form if verbs.get((one, base), form) == form else ""
        before, one = one, two
    return Inflection(
        verbs,
        frozenset(passive),
        frozenset(perfect),
        infinitives,
        frozenset(participial),
        frozenset(adverbs),
        sentence.pairs,
        tuple(lower[:2]),
        sentence.lower_set,
        sentence.plain_lower,
    )


def breaks(source: Inflection, rewrite: Inflection) -> bool:
    """Whether a verb has another time, voice or form than behind the same word of the source."""
    return (
        any(
            source.verbs.get(key, form) != form and _other_time(key, source, rewrite)
            for key, form in rewrite.verbs.items()
        )
        or any(_made_passive(key, source, rewrite) for key in rewrite.passive)
        or any(
            base in source.infinitives and _no_infinitive(source.infinitives[base], after)
            for base, after in rewrite.infinitives.items()
        )
        or any(source.verbs.get(key) in {"third", "finite"} for key in rewrite.participial)
        or _no_order(source, rewrite)
        or any(_no_adverb(*pair, rewrite.plain) for pair in source.adverbs - rewrite.adverbs)
    )


def _other_time(key: tuple[str, str], source: Inflection, rewrite: Inflection) -> bool:
    """Whether what a verb tells of the past is told of the present, or the other way round."""
    one, forms = key[0], (source.verbs[key], rewrite.verbs[key])
    if "finite" not in forms or forms.count("finite") == 2:
        return False
    if "base" in forms:
        several = one in _MANY or (one.endswith("s") and not one.endswith("ss"))
        if not several and (one not in _BETWEEN or forms[0] != "finite"):
            return False
    elif "third" not in forms:
        return False
    # "We paint": "we did paint", "if we painted"; but "due to" leaves a verb its time.
    auxiliaries = _AUXILIARIES_BUT_TO if _NO_INFINITIVE.search(rewrite.plain) else _AUXILIARIES
    if not auxiliaries.isdisjoint(rewrite.words - source.words):
        return False
    return forms[0] == "finite" or _AUXILIARIES.isdisjoint(source.words - rewrite.words)


def _made_passive(key: tuple[str, str], source: Inflection, rewrite: Inflection) -> bool:
    """Whether "it opens" became "it is opened", or "I have attached it" "I am attached it"."""
    one, base = key
    if key in rewrite.verbs or key in source.passive or base in _SAME_IN_PASSIVE:
        return False
    if "by" in rewrite.words and "by" not in source.words:
        return False
    if key in source.perfect:
        return base not in _SAME_IN_PERFECT
    form = source.verbs.get(key)
    return form == "third" or (form == "base" and (one in _MANY or one.endswith("s")))


def _no_infinitive(before: tuple[str, str], after: tuple[str, str]) -> bool:
    """Whether "to hire" became "to hired", or "in order to hire" "in order to hiring"."""
    if before[0] != "base":
        return False
    form, ahead = after
    return form == "past" or (form == "ing" and (not ahead or ahead in WANT_TO or ahead in _PURPOSE))


def _no_order(source: Inflection, rewrite: Inflection) -> bool:
    """Whether "feel free" became "Feels free" at the front."""
    if len(rewrite.opening) < 2:
        return False
    one, two = rewrite.opening
    return (
        one.endswith("s")
        and (one[:-1], two) in source.pairs
        and (one, two) not in source.pairs
        and (two in _ORDERED or one[:-1] in _ORDERS)
    )


def _no_adverb(verb: str, adverb: str, plain: str) -> bool:
    """Whether "he spoke slowly" became "he spoke slow"."""
    bare = f"{verb} {adverb[:-2]}"
    place = plain.find(bare)
    return (
        place >= 0
        and plain[place + len(bare) : place + len(bare) + 1] in _ENDS
        and adverb not in _TWO_FORMS
        and _form(verb)[0] not in _LINKING
    )


GUARD = Guard("inflection", facts, breaks)
