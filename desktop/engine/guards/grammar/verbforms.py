"""Verb forms: behind a word of grammar stands the form that belongs there, not "they providing".

There is no tagger here, only verbs that are nothing but verbs: in ten million words of the pairs their base
form stands behind "the", "of", "is" or "has" next to never.
"""

from collections.abc import Iterator
from itertools import pairwise

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.guards.reading.verbs import PARTICIPLES
from desktop.engine.wordset import word_set

# Regular ones, no nouns and no adjectives in any form but -ing and -ed.
_REGULAR = word_set(
    """
    accommodate accomplish achieve acknowledge acquire adapt adopt alleviate allocate allow analyse analyze
    anticipate apologize appear apply appreciate arrive assess assume attain attend avoid believe belong
    broaden collect comprehend conclude consider consist contain continue contribute convince create
    criticize decide define deliver demonstrate deploy derive describe deserve determine develop disappear
    discover discuss distinguish eliminate emerge employ enable encourage enforce engage enhance enjoy
    ensure enter establish evaluate evolve examine exceed execute exist explain express extract facilitate
    foster happen identify ignore illustrate imagine implement improve include incorporate indicate inform
    integrate introduce investigate involve join lose maintain maximize minimize mitigate modify navigate
    obtain operate perceive perform possess predict prepare preserve prevent proceed promote propose protect
    prove provide publish pursue realize receive recognize recommend reduce regulate relax rely remain
    remember remove replace represent require resemble retain reveal revise satisfy seem serve suggest
    surpass survive tackle utilize validate vary verify
    """
)
_IRREGULAR = word_set(
    """
    become begin bring choose give hear know see seek send tell understand undertake write
    """
)
BASES = _REGULAR | _IRREGULAR | word_set("admit infer occur prefer refer")


def _third(verb: str) -> str:
    if verb.endswith(("ss", "x", "ch", "sh")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "s"


def _past(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "d" if verb.endswith("e") else verb + "ed"


def _ing(verb: str) -> str:
    return (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb) + "ing"


# Some of these forms are nouns or adjectives after all: "the human remains", "they have varying views".
THIRDS = frozenset(map(_third, BASES)) - word_set("analyses continues invites remains")
_PASTS = frozenset(map(_past, _REGULAR)) | word_set("admitted inferred occurred preferred referred")
_INGS = frozenset(map(_ing, _REGULAR)) - word_set(
    """
    attending continuing engaging existing remaining varying understanding evolving deserving operating
    serving
    """
)
# Past forms that are no participles.
_SIMPLE = word_set(
    """
    ate became began broke chose did drank drew drove fell flew forgave forgot froze gave grew knew rode
    rose sang shook spoke stole swam threw took tore undertook went woke wore wrote
    """
)

_BEFORE_NOUNS = word_set("a an the every each another my our your their its")
_PREPOSITIONS = word_set(
    "of in at for from with by about into without during upon despite via through between among towards"
)
_BE, _HAVE = word_set("is are was were been being am isn't aren't wasn't weren't"), word_set("have has had")
# Participles alone: "they seated on the porch".
_BARE_PARTICIPLES = (PARTICIPLES | word_set("seated situated born located interested supposed")) - {"become"}
_AHEAD_OF_THEM = _BE | _HAVE | word_set("get gets got not never also haven't hasn't hadn't")
_NEGATORS = word_set("not never")
_MODALS = word_set("will would can could might must should cannot can't couldn't won't wouldn't shouldn't")
_DO = word_set("do does did don't doesn't didn't")
_NO_THIRD = _MODALS | _DO | _BE | _HAVE | word_set("i we they you to an the of by without")
_OFTEN = word_set("always often never usually sometimes generally frequently rarely")
# Base forms that are nothing else behind these.
_BASES_ALONE = word_set("ask find get give go have keep leave make put take")
# Base forms that look like past ones.
_BASE_ED = word_set("bed embed shed wed")
_SUBJECTS, _OPENERS = word_set("i he she we they"), word_set("and but that because so while")
_ASKED = _SUBJECTS | word_set("you it")
# No verb stands behind these without "to".
WANT_TO = word_set(
    """
    able unable order ability inability aim aims aimed attempt attempts attempted try tries tried trying
    want wants wanted wanting intend intends intended hope hopes hoped planned seek seeks sought willing
    unwilling ready eager designed decided wish wishes wished strive strives opportunity capacity failed
    fails required supposed
    """
)
# "It assists them to improve", not "them improve".
_WITH_TO = frozenset(
    form
    for verb in word_set(
        """
        assist enable allow cause encourage require permit force motivate inspire persuade advise urge want
        expect
        """
    )
    for form in (verb, _third(verb), _past(verb), _ing(verb))
)
_OBJECTS = word_set("me us them him you")
_BASE_ING = word_set("bring sing ring spring sting swing cling fling wing ding ping string nothing anything")


def facts(sentence: Sentence) -> frozenset[tuple[str, str]]:
    """The pairs of words of a sentence in which a verb has a form that its place does not allow."""
    return frozenset(_wrong(sentence))


def _wrong(sentence: Sentence) -> Iterator[tuple[str, str]]:
    lower = sentence.lower
    for place, (one, two) in enumerate(pairwise(lower)):
        before = lower[place - 1] if place else ""
        if two in BASES:
            wrong = _base_after(before, one, two)
        elif two in THIRDS:
            wrong = one in _NO_THIRD
        elif one in _SUBJECTS and two.endswith("ing"):
            # "He pointing to her"; but "what are they doing".
            opens = place == 0 or before in _OPENERS or "," in sentence.between(place)
            # "Danny and I being there" is a thing that is.
            wrong = opens and two not in _BASE_ING and two != "being" and (before, one) != ("and", "i")
        elif one in _ASKED and before in _MODALS and two.endswith("ed"):
            # "Where can I registered?"
            wrong = not two.endswith("eed") and two not in _BASE_ED
        elif one in _OFTEN and before in _BE:
            # "She is always leave"
            wrong = two in _BASES_ALONE
        elif one in _SUBJECTS and two in _BARE_PARTICIPLES:
            # "Has he often been", "nor were they"
            wrong = _AHEAD_OF_THEM.isdisjoint(lower[max(0, place - 3) : place])
        elif one == "better" and before in _HAVE:
            # "You had better taking an umbrella"
            wrong = two.endswith("ing") and len(two) > 4 and two not in _BASE_ING
        elif one in _NEGATORS and before in _MODALS:
            # "must not touching"
            wrong = two.endswith("ing") and len(two) > 4 and two not in _BASE_ING
        elif one in _MODALS:
            wrong = two in _PASTS or two in _INGS
        else:
            wrong = (two in _INGS and one in _HAVE) or (two in _SIMPLE and (one in _HAVE or one in _BE))
        if wrong and sentence.between(place + 1).isspace():
            yield one, two


def _base_after(before: str, one: str, two: str) -> bool:
    """Whether the base form `two` cannot stand behind these words."""
    return (
        one in _BEFORE_NOUNS
        or one in _PREPOSITIONS
        or (one in _HAVE and two != "become")
        # "They had not comprehend"
        or (one in _NEGATORS and before in _HAVE and two != "become")
        or one in WANT_TO
        # "All he does is give"
        or (one in _BE and before not in _DO and before != "done")
        or (one in _OBJECTS and before in _WITH_TO)
    )


def breaks(source: frozenset[tuple[str, str]], rewrite: frozenset[tuple[str, str]]) -> bool:
    """Whether the rewrite has such a pair that its source has not."""
    return not rewrite <= source


GUARD = Guard("verb forms", facts, breaks)
