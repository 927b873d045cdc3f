"""Idioms: "take place", "put off" and "in terms of" are one thing each; no half of one is exchanged alone."""

from itertools import pairwise
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence, stem
from desktop.engine.guards.reading.verbs import IRREGULAR
from desktop.engine.wordset import word_set

# Verbs and the words that make another verb of them.
_PHRASAL = """
account for|back up|blow up|break down out up|bring about up|build up|call off|carry on out|catch up
check out|clean up|close down|come across back out up|cope with|cut down off|deal with|depend on
die down|do away|drop out|end up|fall apart off|figure out|fill out|find out|focus on|get out rid up
give away back in out up|go back off on out through|grow up|hand over|hang out|hold on up|keep on up
kick off|lay off|lead up|leave out|let down|line up|live on|log in|look after forward into up
make out up|miss out|move in on out|open up|pass away out|pay back off|phase out|pick up|play down
point out|pull off out|put down forward off out up|rely on|rule out|run across away into out|see off|sell out
send out|set off out up|settle down|show off up|shut down|sign up|slow down|sort out|speed up|split up
stand for out up|stay up|step down|strike off out|switch off on|take back off on out over up|team up|tear down
throw away|track down|try out|turn down off on out up|use up|wake up|walk out|wear out|wind up|wipe out
work out|write down
"""
# Of these the verb alone says something else: "put the decision" for "put off the decision".
_EMPTY_ALONE = word_set(
    "account call carry figure kick lay look phase put rule see set show sort step stand turn wear wipe"
)
_PARTICLES = word_set(
    """
    about across after along apart around aside away back by down for forward in into off on out over rid
    through to together up upon with
    """
)
# Behind no other verb do these say the same: "halted off", "gave over".
_BOUND = word_set("off over")
# A verb in front of these is no bare one; "to" and "with" stand behind any.
_BINDING = _PARTICLES - word_set("to with")
# What a phrasal verb does not say, though the verb's own sense is near.
_NOT_LIKE = {
    ("put", "off"): "halt stop cancel end abandon reverse refuse cease reject suspend revoke drop",
    ("call", "off"): "postpone delay defer",
    ("turn", "down"): "reduce lower",
    ("give", "up"): "donate raise",
    ("look", "after"): "search seek follow",
    ("point", "out"): "aim direct",
    ("take", "off"): "steal grab",
    ("run", "out"): "escape flee jog",
    ("switch", "off"): "change alter exchange",
    ("switch", "on"): "change alter exchange",
    ("turn", "off"): "change alter",
    ("turn", "on"): "change alter",
}
# Nouns that belong to a verb, and the verbs that may stand with them.
_NOUNS = {
    "place": "take",
    "stride": "hit find reach get take",
    "advantage": "take",
    "rise": "give",
    "foot": "set",
    "sight": "lose catch",
    "track": "keep lose",
    "amends": "make",
    "ends": "make",
    "granted": "take",
    "heed": "pay take",
    "havoc": "wreak cause play create",
    "bait": "take",
    "ropes": "learn know show",
    "bullet": "bite",
    "bill": "fit foot",
    "corners": "cut",
    "ice": "break",
    "needle": "move",
    "odds": "beat defy",
}
# "In terms of": what stands between two prepositions, by these. Other words in such a frame are left alone
# unless it took the place of one of these.
_FRAMES = {
    ("in", "of"): """
        terms spite front favor favour light case charge need place view search lieu support honor
        honour memory pursuit excess recognition advance violation respect celebration defense defence
        control possession fear hope want danger awe process course event absence presence middle centre
        center wake name hands face context field area form number range variety matter terms aspects
        areas regards
        """,
    ("on", "of"): "behalf top account grounds basis edge verge brink eve strength side back part",
    ("by", "of"): "means way virtue dint",
    (
        "at",
        "of",
    ): "expense end beginning heart centre center mercy risk time start cost height forefront level",
    (
        "in",
        "to",
    ): "addition order relation regard response contrast comparison reference reaction return regards",
    ("in", "with"): "accordance line conjunction comparison contrast keeping connection touch contact love",
    ("with", "to"): "regard respect reference regards",
    ("as", "of"): "result part consequence matter means",
    ("for", "of"): "sake lack fear want purposes purpose",
}
_SURE_FRAMES = frozenset(
    (one, word, three)
    for (one, three), words in _FRAMES.items()
    for word in words.split()
    if word
    in word_set(
        """
        terms spite front favor favour light lieu behalf means virtue addition regard respect accordance
        conjunction line charge search
        """
    )
)


def _phrasal() -> dict[str, frozenset[str]]:
    pairs: dict[str, frozenset[str]] = {}
    for pair in _PHRASAL.strip().replace("\n", "|").split("|"):
        verb, *particles = pair.split()
        pairs[verb] = frozenset(particles)
    return pairs


_BETWEEN = word_set("a full great heavy her his into its my no our some the their your")
_REACH = 4

_VERBS = _phrasal()
_UNLIKE = {pair: frozenset(map(stem, listing.split())) for pair, listing in _NOT_LIKE.items()}
_NOTHING: frozenset[str] = frozenset()
_WITH_NOUNS = {noun: word_set(listing) for noun, listing in _NOUNS.items()}
_STEMS = {stem(verb): verb for verb in (*_VERBS, *(verb for verbs in _WITH_NOUNS.values() for verb in verbs))}


class Idioms(NamedTuple):
    """What belongs together in a sentence.

    Attributes:
        phrasal: phrasal verbs, with the word behind them.
        behind: pairs of a word and a particle behind it, with the word behind both; verbs in their base form.
        bare: verbs behind which no particle stands.
        nouns: nouns of `_NOUNS` that stand with their verb.
        frames: "in", "terms", "of".
        words: all words, verbs in their base form as well.
        stems: of all words.
    """

    phrasal: frozenset[tuple[str, str, str]]
    behind: frozenset[tuple[str, str, str]]
    bare: frozenset[str]
    nouns: frozenset[str]
    frames: frozenset[tuple[str, str, str]]
    words: frozenset[str]
    stems: frozenset[str]


def _base(word: str) -> str:
    """The base form of a verb of the lists; any other word as it is."""
    return IRREGULAR.get(word) or _STEMS.get(stem(word), word)


def facts(sentence: Sentence) -> Idioms:
    """What belongs together in a sentence."""
    lower = sentence.lower
    bases = [_base(word) for word in lower]
    behind = frozenset(
        (bases[place], two, lower[place + 2] if place + 2 < len(lower) else "")
        for place, (_, two) in enumerate(pairwise(lower))
        if two in _PARTICLES and sentence.between(place + 1).isspace()
    )
    phrasal = frozenset(each for each in behind if each[1] in _VERBS.get(each[0], ()))
    bare = frozenset(
        base
        for place, base in enumerate(bases)
        # "Setting" and "accounting" are nouns as well.
        if base in _VERBS
        and not lower[place].endswith("ing")
        and _BINDING.isdisjoint(lower[place + 1 : place + 5])
    )
    nouns = frozenset(noun for noun in _NOUNS.keys() & sentence.lower_set if _with_verb(noun, lower, bases))
    frames = frozenset(
        each for each in zip(lower, lower[1:], lower[2:], strict=False) if (each[0], each[2]) in _FRAMES
    )
    return Idioms(phrasal, behind, bare, nouns, frames, sentence.lower_set | frozenset(bases), sentence.stems)


def _with_verb(noun: str, lower: list[str], bases: list[str]) -> bool:
    """Whether a noun stands behind its verb, with no more than a few words like "its" between them."""
    for place, word in enumerate(lower):
        if word == noun:
            verb = place - 1
            # "Took its place" is another idiom than "took place".
            while noun != "place" and verb > 0 and place - verb < _REACH and lower[verb] in _BETWEEN:
                verb -= 1
            if verb >= 0 and bases[verb] in _WITH_NOUNS[noun]:
                return True
    return False


def breaks(source: Idioms, rewrite: Idioms) -> bool:
    """Whether half of an idiom of the source was exchanged alone."""
    return (
        any(_broken(each, source, rewrite) for each in source.phrasal)
        or any(_torn(noun, rewrite) for noun in source.nouns)
        or any(_lost(frame, source, rewrite) for frame in (source.frames & _SURE_FRAMES) - rewrite.frames)
    )


def _broken(phrasal: tuple[str, str, str], source: Idioms, rewrite: Idioms) -> bool:
    """Whether of a phrasal verb one word is left, or another verb says something else."""
    verb, particle, third = phrasal
    if any((one, two) == (verb, particle) for one, two, _ in rewrite.behind):
        return False
    if verb in _EMPTY_ALONE and verb in rewrite.bare - source.bare:
        return True
    # "halted off its decision"
    left = any(
        two == particle and three == third and one not in source.words and particle not in _VERBS.get(one, ())
        for one, two, three in rewrite.behind
    )
    return (left and particle in _BOUND) or not _UNLIKE.get((verb, particle), _NOTHING).isdisjoint(
        rewrite.stems - source.stems
    )


def _torn(noun: str, rewrite: Idioms) -> bool:
    """Whether the noun of an idiom stands without its verb, or "take" without "place"."""
    if noun in rewrite.words:
        return noun not in rewrite.nouns
    return noun == "place" and "take" in rewrite.words


def _lost(frame: tuple[str, str, str], source: Idioms, rewrite: Idioms) -> bool:
    """Whether "in terms of" became "in words of"."""
    one, _, three = frame
    return any(
        (other_one, other_three) == (one, three)
        and other not in _FRAMES[one, three].split()
        and other not in source.words
        for other_one, other, other_three in rewrite.frames
    )


GUARD = Guard("idioms", facts, breaks)
