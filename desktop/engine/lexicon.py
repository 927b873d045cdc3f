"""The words that there are: a student now and then makes one up out of pieces ("experimentes").

`lexicon.txt` holds the words of the pairs that students learn from, without names and without those that
follow from another by a regular ending, and the few that thesaurus and patterns have besides. `python -m
trainer label` writes it beside the pairs.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from desktop.engine.wordset import word_set

# Shorter ones are taken to exist: most letters and syllables do, as names or abbreviations.
LEAST_LETTERS = 4
_BRITISH_IS = re.compile(r"is(?=e[ds]?$|ing$|ations?$)")
_HISSING = ("s", "x", "z", "ch", "sh")
# Endings behind which a word may stand as it is, without its e, with a letter doubled or an i for its y.
_ENDINGS = ("ed", "ing", "er", "est")

_VOWELS = re.compile(r"[aeiou]+|(?<=[^aeiou])y(?![aeiou])")
# One vowel and a consonant that is doubled behind it: of "stop" and "big", not of "box", "show" and "keep".
_CLOSED = re.compile(r"(?:^|[^aeiou])[aeiouy][bcdfgklmnprstvz]$")
# Of several syllables, the last of which is stressed: "preferred". And those that are spelt in either way.
_STRESSED_LAST = word_set(
    """
    abet abhor abut acquit admit allot annul aver babysit befit befog beget begin bootstrap commit compel
    concur confer control debug defer demur deter disbar dispel distil eavesdrop embed emit enrol entrap equip
    expel extol forbid forget handicap hobnob impel incur infer instil occur offset omit outbid outrun
    outwit overfit overlap overrun overstep patrol permit prefer propel rebel rebut recap recur refer refit
    regret remit repel rerun reset retrofit sidestep submit transfer transmit underpin unfit unpin unplug
    unwrap unzip upset withhold zigzag
    """
)
_EITHER = word_set(
    """
    benefit bias bobsled combat focus format haircut hiccup input inter kidnap leapfrog nonplus outfit output
    program worship
    """
)
# Of two syllables for all that their vowels stand together: "fuelled", but not "failled".
_TWO_VOWELS = word_set("cruel dial duel fuel gruel refuel trial")
# They look like misspelt forms of others.
_OF_THEIR_OWN = word_set("busyness engineer paneer privateer proper sauteed singed")
# They keep their y, or may: "dryer", "shyly".
_SHORT_Y = word_set("dry fly fry ply pry shy sky sly spry try wry")
# Behind these no -ed stands ("flewed"), and behind those no -s ("childs").
_NO_PAST = word_set(
    """
    arise arose awake awoke beat became become began begin begun bend bent bite bleed bled blew blow blown
    bought break bred breed bring broke broken brought build built burst came catch caught choose chose chosen
    cling clung come crept deal dealt draw drawn dreamt drew drink drank drive driven drove eaten fall
    fallen feed feel fight find flee fled flew fling flung flown forbid forgave forgive forgiven forget forgot
    forgotten fought freeze froze frozen gave give given grew grind grow grown hear heard held hold keep kept
    knew know known lend lent lose lost made make meet meant mistake mistook overcame overcome overtake
    overtook paid read rise risen rose said seek seen sell send sent shake shaken shook shoot shot shown sing
    sang sink sank sleep slept slid slide speak spend spent spoken spread sprang stand steal stole stolen
    stood sting stung strike struck swear swore sweep swept swim swam swing swung take taken taught teach
    tell think thought threw throw thrown told took tore understand understood undertake undertook
    weep went wept withdraw withdrew woke woken wore write written wrote
    """
)
_NO_PLURAL = word_set(
    """
    advice baggage child equipment furniture goose hardware homework information jewelry knife knowledge
    luggage machinery scenery software thief tooth wife wolf woman
    """
)


@lru_cache(maxsize=4096)
def known(word: str) -> bool:
    """Whether a word in lower case is in the lexicon, or a regular form of one that is."""
    return (
        len(word) < LEAST_LETTERS
        or word in _OF_THEIR_OWN
        or listed(word)
        or ((american := _american(word)) != word and listed(american))
    )


def listed(word: str) -> bool:
    """Whether a word in lower case is in the lexicon as it is spelt, or a regular form of one that is."""
    return word in _words() or any(base in _words() and _spelt(word, base) for base in bases(word))


def _spelt(word: str, base: str) -> bool:
    """Whether a word is spelt as a form of this base is: "preferred" of "prefer", not "prefered"."""
    if word.endswith("ness"):
        return not (_long_y(base) and word.startswith(base))
    if word.endswith("s"):
        return base not in _NO_PLURAL and not (_long_y(base) and word == base + "s")
    if word.endswith("ly"):
        return word not in {"truely", "duely", "wholely"} and not (
            word == base + "ly" and (_long_y(base) or (base.endswith("ic") and base != "public"))
        )
    ending = next(each for each in _ENDINGS if word.endswith(each))
    return not (ending == "ed" and base in _NO_PAST) and word[: -len(ending)] in ahead(ending, base)


def ahead(ending: str, base: str) -> tuple[str, ...]:
    """What a base may become ahead of an ending: "lik", "tri", "stopp", "travel" or "travell"."""
    if base.endswith("e"):
        if ending != "ing" or not base.endswith(("ee", "oe", "ye", "nge")):
            return (base[:-1],)
        return (base,) if base.endswith("ee") else (base, base[:-1])
    if base.endswith("y") and base[-2] not in "aeiou":
        return (base,) if ending == "ing" else (base[:-1] + "i", *((base,) if base in _SHORT_Y else ()))
    doubled = base + base[-1]
    sound = base.replace("qu", "q")
    stressed = base in _STRESSED_LAST
    if base in _EITHER or (
        base.endswith("l") and not stressed and (_CLOSED.search(sound) or base in _TWO_VOWELS)
    ):
        return base, doubled
    if _CLOSED.search(sound) and (stressed or len(_VOWELS.findall(sound)) == 1):
        return (doubled,)
    return (base,)


def _long_y(base: str) -> bool:
    return base.endswith("y") and base[-2] not in "aeiou" and base not in _SHORT_Y


def _american(word: str) -> str:
    """The American spelling of a word that may be British."""
    return _BRITISH_IS.sub("iz", word).replace("our", "or").replace("ogue", "og")


def bases(word: str) -> Iterator[str]:
    """The words of which this one may be a regular form: "tries" of "try"."""
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("es") and word[:-2].endswith((*_HISSING, "o")):
        yield word[:-2]
    if word.endswith("s") and not word[:-1].endswith(_HISSING):
        yield word[:-1]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield from _without(word[: -len(ending)])
    if word.endswith("ily"):
        yield word[:-3] + "y"
    elif word.endswith("ly"):
        yield from (word[:-2] + "le", word[:-1] + "e")
        if not word.endswith("lely") or word.endswith("olely"):  # "solely", but not "remarkablely"
            yield word[:-2]
    if word.endswith("ness"):
        yield word[:-5] + "y" if word.endswith("iness") else word[:-4]


def _without(rest: str) -> Iterator[str]:
    yield from (rest, rest + "e")
    if rest[-1] == rest[-2]:
        yield rest[:-1]
    if rest.endswith("i"):
        yield rest[:-1] + "y"


@cache
def _words() -> frozenset[str]:
    return frozenset(files("desktop.engine").joinpath("lexicon.txt").read_text(encoding="utf-8").split())
