"""Other ways to begin a sentence: what stands behind the main clause is put before it, or back.

The student is given the opening alone and writes the rest, so the order of the clauses changes by
construction and not by luck. Only what can stand at either end without a change of meaning is
moved: subordinate clauses and phrases of time.
"""

import re

_CONJUNCTION = (
    "because|although|though|even though|while|when|whenever|if|unless|until|before|after|since|once|"
    "whereas|as soon as|as long as"
)
# The lengths keep out "if any", "when asked" and main clauses too short to stand alone.
_BEHIND = re.compile(rf"^(?:\S+ ){{3,}}?(?P<conjunction>{_CONJUNCTION}) (?:\S+ ){{2,}}\S+$")
_BEFORE = re.compile(
    rf"^(?:{_CONJUNCTION}) (?:[^\s,]+ ){{2,}}[^\s,]+, (?P<main>\S+ \S+) (?:\S+ )+\S+$", re.IGNORECASE
)
_TIME = (
    r"(?:(?:in|since|until|during|by|before|after) (?:(?:early|late|mid) )?(?:the )?(?:\w+ )?\d{4}"
    r"|(?:last|next|this|that|every|each|the following|the previous) "
    r"(?:night|morning|afternoon|evening|day|week|weekend|month|year|spring|summer|autumn|fall|winter|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    r"|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    r"|(?:\w+ )?\w+ (?:minutes|hours|days|weeks|months|years) (?:ago|later|earlier)"
    r"|(?:yesterday|today|tomorrow|tonight|nowadays)"
    r"|in the (?:morning|afternoon|evening|end|meantime|past|future))"
)
_TIME_BEHIND = re.compile(rf"^(?:\S+ ){{3,}}?(?P<time>{_TIME})[.!]?$", re.IGNORECASE)
_TIME_BEFORE = re.compile(rf"^{_TIME}, (?P<main>\S+ \S+) (?:\S+ )+\S+$", re.IGNORECASE)
# Longer sentences hold more clauses than these patterns tell apart.
_LONGEST = 400


def openings(sentence: str) -> tuple[str, ...]:
    """The openings that put the parts of a sentence in another order.

    Args:
        sentence: on one line (`desktop.engine.layout.flatten`).

    Returns:
        None, one or two openings, each with a capital; the sentence itself begins with none of them.
    """
    if len(sentence) > _LONGEST or sentence.endswith("?"):
        return ()
    found = []
    if match := _TIME_BEHIND.match(sentence):
        found.append(_capital(match["time"]) + ",")
    if match := _BEHIND.match(sentence):
        found.append(_capital(match["conjunction"]))
    if match := _BEFORE.match(sentence) or _TIME_BEFORE.match(sentence):
        found.append(_capital(match["main"]))
    return tuple(opening for opening in found if not sentence.startswith(opening))[:2]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
