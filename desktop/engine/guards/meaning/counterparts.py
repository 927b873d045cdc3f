"""Counterparts: a grandfather does not become a grandmother, tea no coffee, and the summer no winter.

Unlike opposites, of which two cancel out and which a negation turns round, these are things of one kind that
exclude each other. Where one is lost and another of its kind is new, something else is spoken of.
"""

from itertools import product
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence

# Relations, of each those that are men and those that are women.
_KIN = """
father dad daddy papa stepfather godfather | mother mum mummy mom mommy mama stepmother godmother
son stepson | daughter stepdaughter
brother | sister
uncle | aunt auntie aunty
nephew | niece
grandfather grandpa granddad grandad | grandmother grandma granny grandmom
grandson | granddaughter
husband | wife
boyfriend | girlfriend
bridegroom | bride
widower | widow
king | queen
prince | princess
duke | duchess
emperor | empress
landlord | landlady
hero | heroine
wizard | witch
monk | nun
"""
# Who is the father of another has a child in him: these two may stand for each other.
_CONVERSE = {frozenset({0, 1}), frozenset({3, 4}), frozenset({5, 6})}
# What else a man or a woman may be called.
_ANYBODY = "man gentleman boy guy lad | woman lady girl"
_IRREGULAR = {
    "man": "men",
    "gentleman": "gentlemen",
    "woman": "women",
    "lady": "ladies",
    "wife": "wives",
    "granny": "grannies",
    "aunty": "aunties",
    "daddy": "daddies",
    "mummy": "mummies",
    "hero": "heroes",
    "witch": "witches",
    "princess": "princesses",
    "duchess": "duchesses",
    "empress": "empresses",
    "landlady": "landladies",
    "puppy": "puppies",
    "wolf": "wolves",
    "mouse": "mice",
    "sheep": "sheep",
    "cow": "cows cattle",
    "fox": "foxes",
    "bus": "buses",
    "lorry": "lorries",
    "church": "churches",
    "beach": "beaches",
    "couch": "couches",
    "dress": "dresses",
    "berry": "berries",
    "strawberry": "strawberries",
    "cherry": "cherries",
    "peach": "peaches",
    "lunch": "lunches",
    "knife": "knives",
    "synagogue": "synagogues",
    "valley": "valleys",
    "monkey": "monkeys",
    "donkey": "donkeys",
    "pony": "ponies",
    "balcony": "balconies",
    "ferry": "ferries",
}
# Kinds of things, one a line; what a bar does not part is near enough to stand for each other.
_KINDS = """
summer summertime | winter wintertime | autumn | springtime spring
breakfast | lunch luncheon | dinner supper
morning dawn sunrise | noon midday | afternoon | evening night dusk midnight tonight
north northern | south southern | east eastern | west western
red crimson scarlet | blue navy | green | yellow | black | white | brown | pink | purple violet | grey gray
gold golden | silver | bronze | copper | iron
slowly | quickly rapidly swiftly hastily | quietly softly silently gently calmly | loudly noisily \
| angrily furiously | happily cheerfully gladly | sadly unhappily | politely | rudely
tea | coffee | beer ale | wine | milk | juice lemonade | whisky whiskey | vodka | champagne
dog puppy hound | cat kitten | horse pony mare stallion | cow calf | pig hog | sheep lamb | goat | chicken hen
lion | tiger | wolf | fox | rabbit hare | mouse rat | elephant | monkey ape | snake | frog toad | donkey
car automobile | bus | train | truck lorry van | bicycle bike | motorcycle motorbike | plane airplane \
aircraft | ship boat vessel ferry | tram | taxi cab | helicopter
knee | elbow | ear | nose | thumb | toe | ankle | wrist | shoulder | stomach belly | tooth teeth
kitchen | bedroom | bathroom toilet | garage | attic loft | basement cellar | garden yard | balcony
violin | piano | guitar | flute | cello | trumpet | harp | drum
football soccer | basketball | baseball | tennis | golf | cricket | hockey | rugby | volleyball
nurse | dentist | lawyer attorney solicitor barrister | priest pastor | soldier | sailor | farmer | plumber
church chapel cathedral | mosque | synagogue
chair armchair | sofa couch settee | bed
fork | spoon | knife
shirt blouse | trousers pants jeans | skirt | shoe boot | sock | glove | scarf
apple | banana | pear | grape | lemon | peach | cherry | plum | strawberry
rain | snow | fog mist
river | lake | sea ocean | mountain hill | forest | desert | island | valley
plaintiff | defendant
landlord | tenant
predator | prey
winner | loser
sender | recipient
brunette | blonde
violinist | pianist
algebra | geometry
physics | chemistry | biology
"""


class Member(NamedTuple):
    """What a word stands for: a kind, and one of those that exclude each other in it."""

    kind: int
    one: int


def _plurals(word: str) -> str:
    return _IRREGULAR.get(word, f"{word}s")


def _members(listing: str, first: int) -> dict[str, Member]:
    """Each word of a listing, in both numbers -> what it stands for; kinds are counted from `first`."""
    return {
        form: Member(kind, one)
        for kind, line in enumerate(listing.strip().splitlines(), first)
        for one, words in enumerate(line.split("|"))
        for word in words.split()
        for form in (word, *_plurals(word).split())
    }


_PERSONS = _members(_KIN, 0)
_OF_A_SEX = _members(_ANYBODY, -1)
_THINGS = _members(_KINDS, 100)
_WORDS = frozenset(_PERSONS) | frozenset(_OF_A_SEX) | frozenset(_THINGS)


class Counterparts(NamedTuple):
    """The persons and things of a sentence that have counterparts.

    Attributes:
        persons: relations and parts that people have, by their sex.
        sexes: what else tells somebody's sex.
        things: things of kinds.
    """

    persons: frozenset[Member]
    sexes: frozenset[Member]
    things: frozenset[Member]


_NOTHING = Counterparts(frozenset(), frozenset(), frozenset())


def facts(sentence: Sentence) -> Counterparts:
    """The persons and things of a sentence that have counterparts."""
    words = sentence.lower_set
    if "'s" in sentence.plain:
        words = words | {word.removesuffix("'s") for word in words}
    found = _WORDS & words
    if not found:
        return _NOTHING
    return Counterparts(
        frozenset(_PERSONS[word] for word in found if word in _PERSONS),
        frozenset(_OF_A_SEX[word] for word in found if word in _OF_A_SEX),
        frozenset(_THINGS[word] for word in found if word in _THINGS),
    )


def breaks(source: Counterparts, rewrite: Counterparts) -> bool:
    """Whether somebody or something has become a counterpart."""
    if rewrite == source or not (any(source) and any(rewrite)):
        return False
    things = product(source.things - rewrite.things, rewrite.things - source.things)
    if any(lost.kind == new.kind for lost, new in things):
        return True
    lost_persons, new_persons = source.persons - rewrite.persons, rewrite.persons - source.persons
    return any(_another(*pair) for pair in product(lost_persons, new_persons)) or any(
        lost.one != new.one
        for pairs in (
            product(lost_persons, rewrite.sexes - source.sexes),
            product(source.sexes - rewrite.sexes, new_persons | (rewrite.sexes - source.sexes)),
        )
        for lost, new in pairs
    )


def _another(lost: Member, new: Member) -> bool:
    """Whether two relations are those of different people."""
    return lost.one != new.one if lost.kind == new.kind else frozenset({lost.kind, new.kind}) not in _CONVERSE


GUARD = Guard("counterparts", facts, breaks)
