"""Names: capitalised words, acronyms and words with digits come through, and none is new."""

import re
from bisect import bisect_left
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading import figures
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.wordset import word_set

# Names even where every word has a capital. Those that are also common words (Will, Mark, May, Grace,
# Turkey ...) are left out.
_ALWAYS_NAMES = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february april june july september
    october november december africa america asia australia austria belgium berlin brazil britain
    california canada chicago china denmark egypt england europe finland florida france germany greece
    india iran iraq ireland israel italy japan kenya korea london madrid mexico moscow netherlands nigeria
    norway pakistan paris poland portugal rome russia scotland spain sweden switzerland texas tokyo
    ukraine vietnam wales washington york american australian austrian belgian brazilian british canadian
    chinese danish dutch egyptian english european french german greek indian irish israeli italian
    japanese korean mexican norwegian russian scottish spanish swedish swiss ukrainian welsh african asian
    catholic christian jewish muslim protestant buddhist aaron adam alan albert alex alexander alice
    amanda amy andrea andrew angela ann anna anne anthony arthur barbara benjamin betty brandon brenda
    brian carl carol caroline catherine charles charlotte cheryl chris christina christine christopher
    claire cynthia daniel david deborah debra dennis diana diane donald donna dorothy douglas edward
    elizabeth ellen emily emma eric ethan eugene evelyn frances fred gary george gerald gloria greg
    gregory hannah harold harry heather helen henry isabella jacob jacqueline james jane janet janice
    jason jean jeffrey jennifer jeremy jessica joan joe john jonathan jordan jose joseph joshua joyce juan
    judith julia julie justin karen katherine kathleen keith kelly kenneth kevin kimberly kyle larry laura
    lauren lawrence linda lisa louis lucy madison margaret maria marie marilyn martha martin mary megan
    melissa michael michelle nancy natalie nathan nicholas nicole noah olivia oliver oscar pamela patricia
    patrick paul peter philip rachel ralph raymond rebecca richard robert roger ronald russell ruth ryan
    samantha samuel sandra sarah scott sharon sophia stephanie stephen steven susan teresa theresa thomas
    timothy tom tyler victoria vincent virginia walter william willie zachary ahmed ali carlos fatima hans
    ivan jorge luis miguel mohamed mohammed muhammad olga pedro pierre sergei yuki wei
    """
)
# Words that people write in capitals to stress them.
_STRESSED = word_set(
    """
    a all always am an and any are bad be best big but can definitely did do does ever every extremely
    free from good great had has have highly how huge i if in is it just love many more most much must my
    need never new no none not now of off ok on one only or out over really so stop super that the their
    them then this to too totally up very want was we were what when who why will with wow yes you your
    """
)
_ERAS = {"BCE": "BC", "CE": "AD"}
# Letters of another script, which a student may not be able to write: "the α level", "привет". (The sign
# µ of a unit is none of them.)
_FOREIGN = re.compile(r"(?![A-Za-zªµºÀ-ɏʰ-˿Ḁ-ỿﬀ-ﬆＡ-Ｚａ-ｚ])[^\W\d_]")
_PRONOUN_I = word_set("I I'm I've I'll I'd I’m I’ve I’ll I’d")


class Names(NamedTuple):
    """The names of a sentence, each as a key (see `_key`) with the forms in which it stands there.

    Attributes:
        sure: words whose capital is not due to their place, exact shapes of acronyms and the like, words
            in another script.
        possible: keys of capitalised words at a place that asks for a capital, followed by another
            capitalised word.
        forms: the forms of every word.
        capitals_tell: whether capitals mean something in this sentence (not in a headline).
    """

    sure: dict[str, str]
    possible: frozenset[str]
    forms: dict[str, set[str]]
    capitals_tell: bool


def facts(sentence: Sentence) -> Names:
    """The names of a sentence."""
    sure: dict[str, str] = {}
    possible = set()
    forms: dict[str, set[str]] = {}
    words = sentence.words
    for word in words:
        forms.setdefault(_key(word), set()).add(_bare(word))
    if sentence.shouted:
        return Names({}, frozenset(), forms, capitals_tell=False)
    titled = _titled(words)
    units = [(number.end, number.unit_end) for number in sentence.once(figures.read) if number.unit]
    for index, word in enumerate(words):
        if units and _within(sentence.spans[index], units):
            continue  # "2 TB" may be written "2 terabytes": `numbers` sees to units
        if not word.isascii() and _FOREIGN.search(word):
            sure[_key(word)] = _bare(word)
            continue
        if word.islower() or word in _PRONOUN_I or word.isdecimal():
            continue
        bare = _bare(word)
        if word.isupper() and len(word) > 1 and word.lower() in _STRESSED:
            continue
        if _is_shaped(bare):
            sure[_key(word)] = bare
        elif not bare[:1].isupper():
            continue
        elif bare.lower() in _ALWAYS_NAMES or not (titled or sentence.opens(index)):
            sure[_key(word)] = bare
        elif index + 1 < len(words) and words[index + 1][0].isupper() and not sentence.opens(index + 1):
            possible.add(_key(word))
    return Names(sure, frozenset(possible), forms, not titled)


def _within(span: tuple[int, int], places: list[tuple[int, int]]) -> bool:
    place = bisect_left(places, span[0], key=itemgetter(0))
    return any(start <= span[0] and span[1] <= end for start, end in places[max(place - 1, 0) : place + 1])


@lru_cache(maxsize=8192)
def _bare(word: str) -> str:
    """The word without possessive ending and full stops; BCE is BC."""
    bare = word.removesuffix("'s").replace(".", "")
    return _ERAS.get(bare, bare)


@lru_cache(maxsize=8192)
def _key(word: str) -> str:
    """The same for singular and plural, "US" and "U.S."."""
    bare = _bare(word).lower()
    return bare[:-1] if len(bare) > 3 and bare.endswith("s") and not bare.endswith("ss") else bare


def _is_shaped(word: str) -> bool:
    """Whether it is an acronym, camel case, or letters with digits: exact wherever it stands."""
    if word.isalpha():
        return len(word) > 1 and not word[1:].islower() and not word.islower()
    return any(map(str.isalpha, word)) and any(map(str.isdigit, word))


def _titled(words: list[str]) -> bool:
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(long) > 3 and 3 * sum(word[0].isupper() for word in long) > 2 * len(long)


def breaks(source: Names, rewrite: Names) -> bool:
    """Whether a name is lost, misspelt or new."""
    for key, form in source.sure.items():
        found = rewrite.forms.get(key)
        if found is None or not (form in found or _alike(form, found)):
            return rewrite.capitals_tell or found is None
    if not source.capitals_tell:
        return False
    if any(key not in source.forms for key in rewrite.sure):
        return True
    # "John Smith left." -> "Jane Smith left.": one unknown opening name for another.
    return any(key not in source.forms for key in rewrite.possible) and any(
        key not in rewrite.forms for key in source.possible
    )


def _alike(form: str, found: set[str]) -> bool:
    """Whether one of the forms found is the name with or without a plural s."""
    if _is_shaped(form):
        return any(other.removesuffix("s") == form.removesuffix("s") for other in found)
    return any(other[:1].isupper() for other in found)


GUARD = Guard("names", facts, breaks)
