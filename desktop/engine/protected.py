"""The parts of a sentence that must come through letter for letter, and how they are put there.

A student mostly copies them. Where it does not, the rewrite is cut off before the place of the first
one that is lost, the part itself is set there, and the student goes on behind it.
"""

import re
from collections.abc import Sequence

from desktop.engine.guards.facts import kept
from desktop.engine.request import Part
from desktop.engine.student import Hypothesis, Prompt, Student

# Most are found by their marks. A figure takes its sign and unit along, a name is the guards' affair.
_MARKED = re.compile(
    r"""(?P<quotations>"[^"]+" | “[^“”]+” | «[^«»]+») | (?P<links>`[^`]+`
    | \b[a-z][a-z0-9+.-]{1,15}://[^\s<>"“”]*[^\s<>"“”.,;:!?)] | \bwww\.[^\s<>"“”]*[^\s<>"“”.,;:!?)]
    | [^\s@<>()\[\]"“”,;:]{1,64}@[\w-]+(?:\.[\w-]+)+
    | \[\d+(?:[\s,;–-]+\d+)*\] | \([^()]{0,80}\b(?:1[5-9]|20)\d\d[a-z]?\)
    | <[^<>\s][^<>]*> | \{[^{}\s]*\} | \$[^$\s](?:[^$]*[^$\s])?\$(?!\d))
    | (?P<numbers>[$€£¥]?\d(?:[\d.,:/–-]*\d)?(?:\s?%|\s?(?:[kcm]?m|[kcmµ]?g|°[CF])\b)?)""",
    re.VERBOSE | re.IGNORECASE,
)
# A sentence with more of them is a table or a list of references.
_MOST = 6


def protected(sentence: str, keep: Sequence[str] = (), free: Sequence[Part] = ()) -> list[str]:
    """The parts to protect, in order, as they stand in the sentence; none lies in another.

    Args:
        sentence: on one line.
        keep: words, phrases and patterns of the writer's (`desktop.engine.guards.facts.kept.pattern`).
        free: kinds of parts that need no protection.
    """
    marked = (match for match in _MARKED.finditer(sentence) if match.lastgroup not in free)
    found = [match.span() for match in marked]
    found += [match.span() for phrase in keep for match in kept.pattern(phrase).finditer(sentence)]
    parts: list[str] = []
    done = 0
    # Of those that begin together the longest, which holds the others.
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if done <= start < end:
            parts.append(sentence[start:end])
            done = end
    return parts


def write_around(student: Student, text: str, sentence: str, parts: Sequence[str]) -> Hypothesis | None:
    """A rewrite that holds every part, by construction.

    Args:
        student: writes it.
        text: the prompt, which ends with the sentence (`CodeScheme.prompt`).
        sentence: whose parts they are.
        parts: as `protected` gives them.

    Returns:
        The rewrite, with the score of what was written freely, or None where there are too many parts,
        none, or one of them was lost after all.
    """
    if not 0 < len(parts) <= _MOST:
        return None
    draft = student.draft(Prompt(text))
    opening, place = "", len(text) - len(sentence)
    for part in parts:
        place = text.index(part, place)
        if part not in draft.text[len(opening) :]:
            before = draft.up_to(place, place + len(part))
            opening = f"{before} {part}" if before else part
            draft = student.draft(Prompt(text, opening))
        place += len(part)
    return Hypothesis(draft.text, draft.score) if all(part in draft.text for part in parts) else None
