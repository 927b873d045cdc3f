"""Minds: who wants, thinks or says it.

"Your friend wants to set you up" does not say that you want it of your friend. What stands in front of a verb
of wishing, thinking or saying is taken for its subject; where another subject comes, and both stand in both
sentences, two have changed their parts. One of them must be the speaker or whoever is spoken to: "he" and
"Tom" may be one.
"""

from collections.abc import Set

from desktop.engine.guards.guard import Guard, whole
from desktop.engine.guards.reading.sentence import Sentence, stem
from desktop.engine.wordset import word_set

_VERBS = {
    form: forms[0]
    for forms in map(
        str.split,
        """
        want wants wanted|wish wishes wished|hope hopes hoped|need needs needed|expect expects expected
        think thinks thought|believe believes believed|say says said|tell tells told|ask asks asked
        like likes liked|love loves loved|hate hates hated|know knows knew|feel feels felt|plan plans planned
        decide decides decided|intend intends intended|prefer prefers preferred|regret regrets regretted
        promise promises promised|doubt doubts doubted|guess guesses guessed|suppose supposes supposed
        understand understands understood|remember remembers remembered|forget forgets forgot|hear hears heard
        """.replace("\n", "|").split("|"),
    )
    if forms
    for form in forms
}
_PERSONS = {
    "i": "I", "me": "I", "my": "I", "myself": "I", "you": "you", "your": "you", "yourself": "you",
    "we": "we", "us": "we", "our": "we", "ourselves": "we", "he": "he", "him": "he", "his": "he",
    "she": "she", "her": "she", "they": "they", "them": "they", "their": "they",
}  # fmt: skip
_SUBJECTS = word_set("i you we he she they")
_SPEAKERS = frozenset({"I", "you", "we"})
# They stand between a subject and its verb.
_BETWEEN = word_set(
    """
    do does did will would can could shall should may might must not never also only just always really still
    often ever don't doesn't didn't won't wouldn't can't couldn't cannot have has had
    """
)
# What stands in front of a verb and is no subject that could be told by its word.
_NONE = word_set(
    """
    a an the this that these those my your his her its our their some any no each every all both to and or but
    nor so yet as if than then when while where which who whom whose what how why because although though in
    on at of for from with by into onto over under about against be been being am is are was were it there
    here one ones own not more most less very too please let's
    """
)


def _subjects(sentence: Sentence) -> dict[str, str]:
    """Each verb that stands once -> its subject: a person ("I", "you") or a stem."""
    lower = sentence.lower
    found: dict[str, str] = {}
    seen: set[str] = set()
    for index, word in enumerate(lower):
        verb = _VERBS.get(word)
        if verb is None:
            continue
        found.pop(verb, None)
        if verb in seen or lower[index + 1 : index + 2] == ["by"]:
            continue
        seen.add(verb)
        subject = _subject(sentence, index)
        if subject:
            found[verb] = subject
    return found


def _subject(sentence: Sentence, index: int) -> str:
    """The subject of the verb at `index`; "" where it cannot be told."""
    lower = sentence.lower
    while index and sentence.between(index) == " ":
        index -= 1
        word, _, ending = lower[index].partition("'")
        if word in _SUBJECTS and ending in ("", "d", "ll", "ve"):
            return _PERSONS[word]
        if lower[index] in _BETWEEN or (word.endswith("ly") and len(word) > 4):
            continue
        return "" if ending or word in _NONE or not word.isalpha() else stem(word)
    return ""


def _spoken_of(sentence: Sentence) -> Set[str]:
    """All persons and stems."""
    bare = {word.partition("'")[0] for word in sentence.lower_set}
    return sentence.stems | {_PERSONS[word] for word in bare & _PERSONS.keys()}


def breaks(source: Sentence, rewrite: Sentence) -> bool:
    """Whether somebody else wants, thinks or says it, who was there before."""
    if source.lower_set.isdisjoint(_VERBS) or rewrite.lower_set.isdisjoint(_VERBS):
        return False
    before, after = source.once(_subjects), rewrite.once(_subjects)
    for verb in before.keys() & after.keys():
        two = {before[verb], after[verb]}
        # "We think I won" and "I think we won" are hardly told apart by those who say so.
        if len(two) == 1 or two == {"I", "we"} or two.isdisjoint(_SPEAKERS):
            continue
        if two <= source.once(_spoken_of) and two <= rewrite.once(_spoken_of):
            return True
    return False


GUARD = Guard("minds", whole, breaks)
