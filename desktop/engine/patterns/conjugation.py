"""Verbs and pronouns in the form that a place asks for."""

from functools import lru_cache

from desktop.engine.guards.reading.verbs import FORMS
from desktop.engine.lexicon import ahead, bases, known, listed
from desktop.engine.wordset import word_set

# The irregular verbs that the guards do not need, for their forms are common nouns or adjectives, too.
_MORE = """
be was been|bend bent bent|bet bet bet|bleed bled bled|burst burst burst|cling clung clung|cost cost cost
creep crept crept|cut cut cut|dig dug dug|do did done|drink drank drunk|flee fled fled|freeze froze frozen
have had had|hit hit hit|hurt hurt hurt|kneel knelt knelt|let let let|light lit lit|put put put|quit quit quit
read read read|rid rid rid|set set set|shine shone shone|shrink shrank shrunk|shut shut shut|sit sat sat
sleep slept slept|slide slid slid|spin spun spun|split split split|spread spread spread|spring sprang sprung
stick stuck stuck|sting stung stung|sweep swept swept|swim swam swum|swing swung swung|upset upset upset
weep wept wept|withdraw withdrew withdrawn|forgo forwent forgone|outdo outdid outdone
rebuild rebuilt rebuilt|rewrite rewrote rewritten|redo redid redone|undo undid undone
foresee foresaw foreseen|mistake mistook mistaken|withstand withstood withstood|uphold upheld upheld
oversee oversaw overseen|spit spat spat
grind ground ground|bid bid bid|bear bore borne|broadcast broadcast broadcast|cast cast cast|fling flung flung
shed shed shed|thrust thrust thrust|wring wrung wrung
"""
_MORE_FORMS = {
    base: (past, participle)
    for base, past, participle in (line.split() for line in _MORE.strip().replace("\n", "|").split("|"))
}
_IRREGULAR = {**FORMS, **_MORE_FORMS}
_PAST: dict[str, str] = {past: base for base, (past, _) in _IRREGULAR.items()} | {"were": "be"}
_PARTICIPLE: dict[str, str] = {participle: base for base, (_, participle) in _IRREGULAR.items()}
_THIRD = {"is": "be", "has": "have", "does": "do", "goes": "go"}
# Some are too short for the lexicon to tell what they come from.
_SHORT_PAST = {"used": "use", "died": "die", "lied": "lie", "tied": "tie", "owed": "owe"}
# Forms, by their names, that are irregular or not seen to be regular.
_OF_THEIR_OWN = {
    "s": _THIRD,
    "ing": {
        "using": "use", "dying": "die", "lying": "lie", "tying": "tie", "owing": "owe", "going": "go",
        "doing": "do", "being": "be",
    },
    "ed": _PAST | _SHORT_PAST,
    "en": _PARTICIPLE | _SHORT_PAST,
}  # fmt: skip
_HISSING = ("s", "x", "z", "ch", "sh")
_DROPPING = {"lie": "lying", "die": "dying", "tie": "tying", "be": "being"}
# They are no verbs, for all that the lexicon has them, and look like the bases of others' forms.
_OTHERS = word_set("""
    attache chille develope envelope grille locke parte performe pointe poure regrett steppe suite toure
""")
# No verbs in any place that a pattern has for one.
_NO_VERBS = word_set("""
    a an the and or but of in on at to for with from by as is are was were am been being had has did does not
    no never my your his her its our their this that these those it he she we they i you me him us them who
    which what when where why how if so than then there here very too also just only can could will would
    shall should may might must more most less least some any all both each every none many much few red
    thing king ring spring morning evening during nothing something anything everything ceiling building
    wedding hundred bed indeed speed seed naked sacred wicked aged
""")


@lru_cache(maxsize=8192)
def base_of(word: str, form: str) -> str | None:
    """The base of a verb that stands in a form, or None where the word is no such form.

    Args:
        word: in lower case.
        form: "" for the base itself, "s", "ing", "ed" (simple past) or "en" (participle).
    """
    if word in _NO_VERBS or not word.isalpha():
        return None
    if form == "":
        ending = word.endswith(("ing", "ed")) or (word.endswith("s") and not word.endswith("ss"))
        inflected = ending and any(base in _IRREGULAR or listed(base) for base in bases(word))
        inflected = inflected or word in _SHORT_PAST or word in _OF_THEIR_OWN["ing"]
        return None if inflected or not _exists(word) else word
    if word in _OF_THEIR_OWN[form]:
        return _OF_THEIR_OWN[form][word]
    if not word.endswith("ed" if form == "en" else form) or word.endswith("ss"):
        return None
    return next(
        (base for base in sorted(bases(word), key=_unlikely) if _exists(base) and word in _spelt(base, form)),
        None,
    )


def _exists(base: str) -> bool:
    """Whether there is such a word; the lexicon takes any of two letters for one."""
    return base in _IRREGULAR or (len(base) > 2 and known(base))


def _unlikely(base: str) -> int:
    """Puts "let" before "lett", "improve" before "improv" and "try" before "tri"."""
    if base in _IRREGULAR:
        return 0
    # The lexicon has "carrie", "playe" and "fixe", too.
    return 3 if base in _OTHERS or base.endswith(("i", "ie", "ye", "xe")) else 2 - base.endswith("e")


def formed(base: str, form: str) -> str:
    """A verb in a form; of two spellings the shorter one.

    Args:
        base: in lower case.
        form: as in `base_of`.
    """
    if form == "":
        return base
    if form in {"ed", "en"} and base in _IRREGULAR:
        return _IRREGULAR[base][form == "en"]
    spelt = _spelt(base, form)
    # "Changing", but "dyeing", "canoeing" and "singeing".
    return spelt[-1 if base.endswith("nge") and base != "singe" else 0]


def _spelt(base: str, form: str) -> tuple[str, ...]:
    if form == "s":
        third = {stem: word for word, stem in _THIRD.items()}.get(base)
        if third:
            return (third,)
        if base.endswith("y") and base[-2:-1] not in set("aeiou"):
            return (base[:-1] + "ies",)
        hissing = base.endswith(_HISSING) or (base.endswith("o") and base[-2:-1] not in set("aeiou"))
        return (base + ("es" if hissing else "s"),)
    if form == "ing" and base in _DROPPING:
        return (_DROPPING[base],)
    if len(base) < 3 or base in _MORE_FORMS or base in FORMS:
        return (_irregular_stem(base) + "ing",) if form == "ing" else (base + "ed",)
    ending = "ed" if form == "en" else form
    return tuple(stem + ending for stem in ahead(ending, base))


def _irregular_stem(base: str) -> str:
    """What an irregular verb is ahead of -ing."""
    return ahead("ing", base)[-1] if len(base) > 2 else base


# Subject, object, possessive and reflexive.
_PRONOUNS = tuple(
    tuple(line.split())
    for line in (
        "I me my myself", "you you your yourself", "he him his himself", "she her her herself",
        "it it its itself", "we us our ourselves", "they them their themselves",
    )
)  # fmt: skip
_CASES = {"": 0, "o": 1, "p": 2, "r": 3}


def person(word: str, case: str) -> str | None:
    """The subject form of a pronoun that stands in a case; None where it is no such pronoun.

    Args:
        word: in lower case.
        case: "" for the subject, "o" for the object, "p" possessive, "r" reflexive.
    """
    place = _CASES[case]
    return next((row[0] for row in _PRONOUNS if row[place].lower() == word), None)


def in_case(subject: str, case: str) -> str:
    """A pronoun, given as a subject, in another case; as in `person`."""
    return next(row for row in _PRONOUNS if row[0] == subject)[_CASES[case]]
