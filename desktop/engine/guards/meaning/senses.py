"""Senses: a near word may lack the sense that the word has here: a greasy film is no movie.

Nor is an outstanding loan an exceptional one; and what develops by itself does not create.
"""

import re
from typing import NamedTuple

from desktop.engine.guards.guard import Guard, whole
from desktop.engine.guards.reading.sentence import Sentence


class Sense(NamedTuple):
    """A word that in one of its senses does not give its place to another.

    Attributes:
        word: how it begins.
        other: what does not take its place.
        shown: what the source holds where the word has that sense.
    """

    word: re.Pattern[str]
    other: re.Pattern[str]
    shown: re.Pattern[str]


def _sense(word: str, other: str, *shown: str) -> Sense:
    return Sense(re.compile(rf"\b{word}"), re.compile(rf"\b(?:{other})\b"), re.compile("|".join(shown)))


_LAYER = (
    "thin|thick|greasy|oily|sticky|plastic|cling|protective|transparent|slimy|waxy|soapy|white|gr[ea]y|of"
)
_SUBSTANCE = "oil|water|dust|dirt|sweat|grease|ice|soap|fat|liquid|moisture|blood|frost|mud|mist|plastic"
_PARTS = "mouth|tongue|teeth|skin|surface|glass|water"
_DUES = (
    "loan|debt|balance|bill|payment|invoice|issue|question|fee|amount|sum|share|claim|warrant|matter|task"
    "|order|tax|fine|bond"
)
_FITTING = (
    "still|well|fine|clear|safe|normal|good|happy|legal|possible|reasonable|natural|aware|willing|round"
    "|straight|flat|acceptable|honest|capable|serious|true"
)
_SPAN = "(?:minute|hour|day|week|fortnight|month|year|decade|century)"
_OWN = "the|an?|my|your|his|her|our|their"
_WHO = f"{_OWN}|him|them|me|us|[a-z]+ (?:and|who)"
_HELD = (
    "hold|grip|grasp|hand|handshake|believer|belief|commitment|decision|ground|date|offer|answer|stance|mattress"
    "|bed|pillow|promise|favou?rite|friend|friends|foundation|control|conviction|texture|surface"
)
_MEANS = (
    "licen[cs]e|permit|permission|registration|visa|passport|password|key|effort|time|money|energy|force|skill"
    "|training|equipment|experience|deposit|fee|qualification|tool"
)

_DOING = (
    "go|be|have|begin|start|come|arrive|appear|make|meet|get|do|give|marry|see|join|become|take|leave|return|open"
    "|close|finish|retire|expire|speak|happen"
)

_SENSES = (
    _sense(
        "film",
        "movies?|pictures?",
        rf"\b(?:{_LAYER}) film\b",
        rf"\bfilm of (?:\w+ )?(?:{_SUBSTANCE})\b",
        rf"\bfilm (?:in|on) (?:{_OWN}) (?:{_PARTS})\b",
    ),
    _sense(
        "outstanding",
        "exceptional|excellent|superb|remarkable|wonderful|great|impressive",
        rf"\boutstanding (?:\w+ )?(?:{_DUES})",
    ),
    _sense(
        "level", "degrees?|extents?", r"\blevels? of the (?:floor|sea|ground|water|street|river|roof|table)\b"
    ),
    _sense(
        "develop",
        r"creat\w+|buil[dt]\w*|makes?|making|made",
        r"\bdevelop(?:s|ed|ing)? (?:in|inside|within|into|from|over|during|at|on|slowly|quickly|rapidly)\b",
    ),
    _sense(
        "investigat",
        r"examin\w+|stud(?:y|ies|ied|ying)|explor\w+",
        r"\binvestigat(?:e|es|ed|ing)(?: for \w+sel(?:f|ves)\b|[.,;!?]|$)",
    ),
    _sense(
        "difference",
        "distinctions?",
        r"\bdifference between the (?:\w+ )?(?:amount|price|number|cost|value|age|size|time|height)",
    ),
    _sense("perfectly", "flawlessly|ideally|impeccably", rf"\bperfectly (?:{_FITTING})\b"),
    # "For a week" it may lie there; "twice a week" and "twice every week" are the same.
    _sense(
        f"an? {_SPAN}",
        f"every {_SPAN}",
        rf"\b(?:for|in|after|within|about|almost|nearly|over|half|of|than) an? {_SPAN}\b",
    ),
    # Somebody assumes something; models and plans are based on it.
    _sense(
        r"assum(?:e|es|ed|ing)\b",
        "based on the assumption",
        r"^(?!it|this|that|which)\w+ assum",
        r"\bwho assum",
    ),
    _sense(
        "mention",
        "say|says|said|saying",
        rf"\bmention(?:s|ed|ing)? (?:{_OWN}|him|them|me|us)\b",
        r"\bwh(?:o|om|ich) (?:\w+ ){1,3}mentioned\b",
    ),
    # "The water will finally boil" has been waited for.
    _sense("eventually", "finally", r"\b(?:will|would|can|could|may|might|should|must|to|'ll) eventually\b"),
    _sense(
        "var(?:y|ies|ied|ying)", r"differ\w*", rf"\bvar(?:y|ies|ied|ying) (?:{_OWN}|it|them|this|these)\b"
    ),
    _sense("firm", "company|companies", rf"\bfirm (?:{_HELD})\b", r"\bfirm (?:and|but|yet|enough)\b"),
    _sense(
        "company",
        "firms?",
        r"\b(?:keep|keeps|kept|keeping|for|enjoy(?:s|ed)?|good|the) company (?:of|with)\b",
    ),
    _sense(
        "(?:go|goes|going|went|gone) up",
        "r(?:ise|ises|ising|ose|isen)",
        rf"\b(?:go|went|gone|goes|going) up to (?:{_WHO})\b",
    ),
    _sense(
        "(?:is|are) found", "occurs?", r"\bfound in (?:the )?(?:country|city|state|town|county|province)\b"
    ),
    # Who owns a crossbow needs a licence; the licence needs nothing.
    _sense(
        "(?:is|are|was|were) required to",
        "need(?:s|ed)? to",
        rf"\b(?:{_MEANS})s? (?:is|are|was|were) required to\b",
    ),
    _sense("guys", "men", r"\byou guys\b"),
    # He who is due to go owes it to nobody.
    _sense(
        "due to", "owing to|because of|thanks to|on account of|as a result of", rf"\bdue to (?:{_DOING})\b"
    ),
    _sense(
        "close",
        "near(?:est|er)?",
        r"\bclose(?:st|r)? (?:friends?|friendship|relationships?|family|ties|attention|contact)\b",
    ),
    _sense(
        "g(?:ive|ives|ave|iven|iving)",
        r"provid\w+|offer\w*|suppl\w+",
        r"\bg(?:ive|ives|ave|iven|iving) (?:way|birth|chase|rise|in|up|or take)\b",
    ),
    _sense("a ?while", "years?|months?|weeks?|days?|hours?|minutes?|decades?", r"\ba ?while\b"),
    _sense(
        "limitations?",
        "drawbacks?|shortcomings?|weakness(?:es)?",
        r"\b(?:time|age|size|weight|space|speed|budget) limitation",
    ),
    _sense("significant", "considerable|substantial", r"\b(?:is|are|was|were|be) (?:\w+ly )?significant\b"),
    _sense("reali[sz]ed", "reali[sz]e", r"\breali[sz]ed (?:that )?(?:no|nobody|nothing|none)\b"),
    _sense(
        "reduc(?:e|es|ed|ing)",
        r"decreas\w+|lower\w*|lessen\w*",
        r"\breduc(?:e|es|ed|ing) (?:\w+ ){1,4}to (?:an?|the)\b",
    ),
    # What comes last in a list was not waited for.
    _sense("finally", "at last", r"^finally,"),
    _sense("compan(?:y|ies)", "firms?", r"\bcompany'?s? (?:polic|car|culture|value|law|rule|secretar)"),
    _sense("none of", "not one of", r"\bthere (?:is|was) none of\b"),
    # Stolen from somebody, not by him.
    _sense("from", "by", r"\b(?:stolen|taken|borrowed|bought|received|saved|rescued|excluded) from\b"),
    _sense("such that", "as|because|since", r"\bsuch that\b"),
    _sense("closed", "shut", rf"\b(?:the|this|that|{_OWN}) closed (?!and|to|on|in)[a-z]+\b"),
    _sense("currently", "now", r"\bcurrently (?:most|least|best)\b"),
    _sense("asked", "wanted to know", r"\b(?:when|if|once|unless|as|being|be|been|was|were|is|are) asked\b"),
    _sense(
        "f(?:all|alls|ell|allen|alling)",
        r"drop\w*",
        r"\bf(?:all|alls|ell|allen|alling) (?:in love|asleep|ill|apart|behind)\b",
    ),
)


def _shown(source: Sentence) -> tuple[Sense, ...]:
    """The senses in which words stand in a source."""
    return tuple(each for each in _SENSES if each.shown.search(source.plain_lower))


def breaks(source: Sentence, rewrite: Sentence) -> bool:
    """Whether a word gave its place to one that has not the sense it has here."""
    before, after = source.plain_lower, rewrite.plain_lower
    return any(
        len(word.findall(after)) < len(word.findall(before))
        and len(other.findall(after)) > len(other.findall(before))
        for word, other, _ in source.once(_shown)
    )


GUARD = Guard("senses", whole, breaks)
