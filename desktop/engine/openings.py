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
# Phrases that belong to the whole sentence and not to the word before them, wherever they stand.
_ADVERBIAL = (
    r"(?:during|despite|throughout|in spite of|in order to|due to|because of|as a result of|thanks to|"
    r"in addition to|instead of|in contrast to|in response to|with the help of|for the sake of|"
    r"(?:by|without|after|before|while|when) \w+ing)"
)
_ADVERBIAL_BEHIND = re.compile(
    rf"^(?:\S+ ){{3,}}(?P<phrase>{_ADVERBIAL}(?: [^\s,;:]+){{0,7}} [^\s,;:]*[^\s,;:.!])[.!]?$", re.IGNORECASE
)
# In front, any phrase with a comma behind it may go back, but for those that join the sentence to the
# one before.
_JOINING = (
    "in fact|in addition|in general|in particular|in short|in turn|in contrast|in conclusion|in summary|"
    "for example|for instance|as a result|as usual|as such|on the other hand|on the contrary|of course|"
    "at least|at first|at last|by contrast|by the way|after all|above all|to be sure|to be fair"
)
_PHRASE_BEFORE = re.compile(
    rf"^(?!(?:{_JOINING}),)(?:{_ADVERBIAL}|in|on|at|for|with|from|by|after|before|through|under|since|without|"
    rf"among|between|over|within|according to|given|using|unlike|to) (?:[^\s,]+ ){{0,9}}[^\s,]+, "
    rf"(?P<main>(?!and\b|or\b|but\b|which\b|who\b|where\b)[^\s,]+ (?!and\b|or\b)[^\s,]+) (?:\S+ )+\S+$",
    re.IGNORECASE,
)
# What stands inside such a clause belongs to it, and to the whole sentence only by chance.
_NESTED = re.compile(r"\b(?:which|who|whom|whose|that|where|what|how|whether)\b", re.IGNORECASE)
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
    if (match := _TIME_BEHIND.match(sentence)) and _free(sentence, match, "time"):
        found.append(_capital(match["time"]) + ",")
    if (match := _BEHIND.match(sentence)) and _free(sentence, match, "conjunction"):
        found.append(_capital(match["conjunction"]))
    if (match := _ADVERBIAL_BEHIND.match(sentence)) and _free(sentence, match, "phrase"):
        found.append(_capital(match["phrase"]) + ",")
    if match := (_BEFORE.match(sentence) or _TIME_BEFORE.match(sentence) or _PHRASE_BEFORE.match(sentence)):
        found.append(_capital(match["main"]))
    return tuple(opening for opening in found if not sentence.startswith(opening))[:2]


def _free(sentence: str, match: re.Match[str], part: str) -> bool:
    """Whether no clause stands before a part that may hold it."""
    return _NESTED.search(sentence, 0, match.start(part)) is None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
