"""The contractions of full forms, where they stand so that one may contract: "don't" for "do not"."""

import re

from desktop.engine.voice.auxiliaries import (
    ADVERBS,
    BEHIND_ADVERBS,
    DOUBTFUL_PARTICIPLES,
    NEXT,
    PARTICIPLES,
    PERSONAL,
    SURELY_PERFECT,
    Change,
    may_be_participle,
    previous_word,
)
from desktop.engine.wordset import word_set

# What is spelt out and may be contracted. Only small letters: "do NOT" is meant to stand out.
_NEGATION = re.compile(
    r"""(?<![\w'’-])(?:(?P<verb>(?:[Dd]o(?:es)?|[Dd]id|[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Hh]ave|[Hh]as|[Hh]ad|[Cc]ould
    |[Ww]ould|[Ss]hould|[Ww]ill|[Cc]an|[Mm]ust|[Mm]ight|[Nn]eed|[Ss]hall))\s+
    (?:(?P<pronoun>I|you|he|she|it|we|they|there)\s+)?not|(?P<cannot>[Cc]an)not)(?![\w'’-])
    (?!\s+(?:only|just|merely|simply|solely|to|but)\b)""",
    re.VERBOSE,
)
_SUBJECT = re.compile(
    r"""(?<![\w'’-])(?P<head>I|[Yy]ou|[Hh]e|[Ss]he|[Ii]t|[Ww]e|[Tt]hey|[Tt]hat|[Tt]here|[Ww]hat|[Ww]ho|[Hh]ere|Let)
    \s+(?P<verb>am|are|is|have|has|will|would|had|us)(?=\s+[a-z])""",
    re.VERBOSE,
)
_BE = word_set("am are is")
_THIRD = word_set("he she it that there what who here")
_SUBJECTS = {
    "am": word_set("i"),
    "are": word_set("you we they"),
    "is": _THIRD,
    "have": word_set("i you we they who"),
    "has": _THIRD,
    "will": PERSONAL | {"that", "there", "who"},
    "would": PERSONAL | {"there", "who"},
    "had": PERSONAL | {"who"},
    "us": word_set("let"),
}
_ENDINGS = {
    "am": "m",
    "are": "re",
    "is": "s",
    "has": "s",
    "have": "ve",
    "will": "ll",
    "would": "d",
    "had": "d",
    "us": "s",
}
# Behind these "have not" is no finite verb, and "will" and "can" may be nouns.
_NO_NEGATION_BEHIND = word_set(
    "or whether will would may might must could should can to the a his her my your our their its free"
)
# Where a pronoun is surely the subject of a new clause. Behind a noun it may belong to that ("the man I
# am today"), and "you" and "it" may end what stands before ("seeing it is").
_SUBJECT_BEHIND = word_set(
    """
    and but or so that because if when while although though since unless once until before after whether
    think thinks thought know knows knew believe believes say says said hope feel feels guess suppose sure
    means mean realise realize maybe perhaps yes no well then now today sometimes usually
    """
)
_ENDS_CLAUSE = word_set(
    """
    and or but nor because if when while than as so too either though although since until before after then
    now today yesterday tomorrow again here there am is are was were has will would can could does did may
    might must should
    """
)
_PREPOSITIONS = word_set("in on at from of with for about by to up into like over under through off out")
_BEHIND_PARTICIPLE = word_set(
    """
    a an the this that these those my your his her its our their me you him it us them to in on at from of
    with for about by up into like over under through off out as how what why when where who whether if
    """
)


def short_forms(text: str) -> list[Change]:
    """The contraction of each full form of a text that can have one, in order; neighbours may overlap."""
    changes = []
    for found in _NEGATION.finditer(text):
        verb = (found["verb"] or found["cannot"]).lower()
        previous = previous_word(text, found.start())
        if previous in _NO_NEGATION_BEHIND:
            continue
        short = {"can": "ca", "will": "wo", "shall": "sha"}.get(verb, verb) + "n't"
        if found[0][0].isupper():
            short = short.capitalize()
        if found["pronoun"]:
            if previous or text.find("?", found.end()) < 0:
                continue
            short += " " + found["pronoun"]
        changes.append(Change(found.start(), found.end(), (verb, "not"), short))
    for found in _SUBJECT.finditer(text):
        head, verb = found["head"].lower(), found["verb"]
        if head in _SUBJECTS[verb] and _may_join(found, verb):
            short = f"{found['head']}'{_ENDINGS[verb]}"
            changes.append(Change(found.start(), found.end(), (head, verb), short))
    return sorted(changes)


def _may_join(found: re.Match[str], verb: str) -> bool:
    """Whether subject and verb may be contracted where they stand: not at the end of a clause."""
    text = found.string
    previous = previous_word(text, found.start())
    ahead = NEXT.match(text, found.end())
    if ahead is None or ahead[1] in _ENDS_CLAUSE or (previous and previous not in _SUBJECT_BEHIND):
        return False
    word, further = ahead[1], ahead[2]
    if word == "not":
        return verb in _BE  # "I've not" and "I'll not" are old or regional
    if further is None and (word in _PREPOSITIONS or word in ADVERBS):
        return False
    if verb == "us":
        return not previous and word != "know"
    if verb in ("have", "has", "had"):
        return (verb == "had" and word == "better") or _participle_ahead(text, found.end())
    return True


def _participle_ahead(text: str, end: int) -> bool:
    ahead = BEHIND_ADVERBS.match(text, end)
    if ahead is None:
        return False
    word = ahead["word"]
    if word in SURELY_PERFECT or word in PARTICIPLES or word == "come":
        return True
    if word in DOUBTFUL_PARTICIPLES or not may_be_participle(word):
        return False
    # "I have limited time" has an adjective, "I have limited the time" a participle.
    further = NEXT.match(text, ahead.end("word"))
    return further is None or further[1] in _BEHIND_PARTICIPLE
