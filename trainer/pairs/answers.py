"""What a model says in place of a rewrite, or around it: refusals, remarks, and its instructions."""

import re
from functools import cache

from desktop.engine.measures import words
from trainer.teachers import prompts

_CANNOT = r"(?:can(?:'t|not)|am (?:not able|unable)(?: to)?|'m (?:not able|unable)(?: to)?|won't|will not)"
_TASK = "(?:assist|help|comply|fulfill?|paraphrase|rewrite|rephrase|generate|provide|complete this)"
_TEXT = "(?:sentence|text|passage|context|version|answer)"
_REWRITTEN = "(?:paraphrased?|rewritten|reworded|rephrased|revised)"
_REWRITE = f"(?:paraphrase|rewrite|rewording|rephrasing|revision|alternative|{_TEXT})"
_REFUSALS = (
    r"\bas an? (?:large )?(?:ai|artificial intelligence|language model)\b",
    r"\bi(?:'m| am) (?:just |only )?an? (?:ai|artificial intelligence|language model)\b",
    rf"\bi(?:'m| am) (?:very |so )?(?:sorry|afraid),? (?:but |that )?i ?(?:{_CANNOT}|don't|do not)\b",
    rf"\bi ?{_CANNOT} {_TASK}\b",
    r"\bagainst my (?:programming|guidelines)\b",
    rf"\bplease provide (?:me )?(?:with )?(?:the|a|more) (?:original )?{_TEXT}\b",
    rf"\bno {_TEXT} (?:was |has been )?(?:provided|given)\b",
)
_REMARKS = (
    r"^\W*(?:sure|certainly|of course|absolutely|okay|ok)\b[,!.:]*\s+(?:here|i)\b",
    rf"^\W*here(?:'s| is| are) (?:the|a|an|my|one|some|your|another) (?:\w+ ){{0,3}}?{_REWRITE}s?\b",
    rf"^\W*(?:{_REWRITTEN}|original|rewrite|input|output)(?: {_TEXT})?\s*:",
    rf"^\W*(?:the )?{_REWRITTEN} {_TEXT} (?:is|reads|would be)\b",
    r"^\W*(?:note|explanation)\s*:\s.*\b(?:rewrit|paraphras|sentence|synonym)",
    r"\((?:note|explanation)\s*:",
    r"\b(?:let me know if you|i hope this helps|feel free to (?:ask|modify|adjust))\b",
    rf"\[(?:{_REWRITE}|insert\b[^\]]*)\]",
    r"<\|?(?:im_start|im_end|endoftext|assistant|user|system)\|?>",
)
_KINDS = (
    ("refusal", re.compile("|".join(_REFUSALS), re.IGNORECASE)),
    ("remark", re.compile("|".join(_REMARKS), re.IGNORECASE)),
)
_CURLY = str.maketrans({"’": "'", "‘": "'"})
# So many words in a row of a prompt are no chance.
_ECHO = 6


def fault(source: str, rewrite: str) -> str | None:
    """What kind of answer a rewrite is, where it is none: "refusal", "remark" or "prompt echoed".

    What the source says itself is no fault of the rewrite.

    Args:
        source: the sentence.
        rewrite: what a teacher made of it.
    """
    for kind, pattern in _KINDS:
        if pattern.search(rewrite.translate(_CURLY)) and not pattern.search(source.translate(_CURLY)):
            return kind
    return "prompt echoed" if _runs(rewrite) & _instructions() - _runs(source) else None


def _runs(text: str) -> set[tuple[str, ...]]:
    """All runs of `_ECHO` words."""
    found = words(text)
    return {tuple(found[at : at + _ECHO]) for at in range(len(found) - _ECHO + 1)}


@cache
def _instructions() -> frozenset[tuple[str, ...]]:
    """The runs of words of all prompts that ship."""
    found: set[tuple[str, ...]] = set()
    for name in prompts.shipped():
        prompt = prompts.load(name)
        for text in (prompt.system, prompt.user, *prompt.styles.values()):
            found |= _runs(text)
    return frozenset(found)
