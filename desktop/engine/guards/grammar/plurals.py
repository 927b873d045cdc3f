"""Plurals: of what is spoken of definitely, one stays one and many stay many."""

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.wordset import word_set

# Behind these stands a noun. "A dog is loyal" and "dogs are loyal" say the same; "the dog" and "the
# dogs" do not.
_DEFINITE = word_set(
    """
    the this that these those my your his her its our their both several various many different
    numerous multiple two three four five six seven eight nine ten eleven twelve
    """
)
_LEAST_LETTERS = 3
# They are no plurals, or either form does.
_EITHER = word_set(
    """
    news series species means physics mathematics economics politics always perhaps thus this less us gas bus
    glass class boss loss process business success access address stress press cross kindness happiness
    """
)


def facts(sentence: Sentence) -> dict[str, frozenset[bool]]:
    """Of each noun that is spoken of definitely, by its singular, whether it stands in the plural."""
    found: dict[str, set[bool]] = {}
    lower = sentence.lower
    for index in range(1, len(lower)):
        word = lower[index]
        if not _definite(lower[index - 1]) or len(word) < _LEAST_LETTERS or either(word):
            continue
        # "Five minutes" may be "a five-minute walk".
        if "-" in sentence.between(index):
            continue
        if not word.isalpha() or word.endswith(("ss", "us", "is")):
            continue
        found.setdefault(singular(word), set()).add(word.endswith("s"))
    return {word: frozenset(numbers) for word, numbers in found.items()}


def breaks(source: dict[str, frozenset[bool]], rewrite: dict[str, frozenset[bool]]) -> bool:
    """Whether a noun that stood in one number alone stands in the other alone."""
    return any(word in rewrite and numbers.isdisjoint(rewrite[word]) for word, numbers in source.items())


def _definite(word: str) -> bool:
    return word in _DEFINITE or (word.isdecimal() and word != "1")


def either(word: str) -> bool:
    """Whether a word in -s is no plural, or stands for one as well as for many."""
    return word in _EITHER


def singular(word: str) -> str:
    """A plural in the singular, as far as its letters tell."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word.removesuffix("s")


GUARD = Guard("plurals", facts, breaks)
