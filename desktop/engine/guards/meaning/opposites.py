"""Opposites: no word turns into its contrary, unless a negation comes or goes with it."""

from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence, stem
from desktop.engine.wordset import word_set

Pair = TypeVar("Pair")

# One pair of sides a line. A word of one side that vanishes while one of the other appears is a
# contrary. Irregular forms are spelt out, regular ones follow from `stem`.
_PAIRS = """
increase rise rose risen grow grew grown gain | decrease fall fell fallen drop decline reduce shrink shrank
climb soar surge rise rose increase | plunge plummet slump tumble fall fell drop decline decrease
raise | lower
accept | reject refuse decline
agree | disagree
love enjoy | hate dislike despise loathe
begin began begun start | finish stop cease
indoors | outdoors
modern | ancient
day daytime | night nighttime
allow permit let enable | forbid forbade prohibit ban prevent
more | less fewer
most | least
many much | few
always | sometimes rarely seldom occasionally
often frequently | rarely seldom
all every | some few most several
everyone everybody | someone somebody
everything | something
first | last second third
last previous former | next following coming latter
second | third
early earlier | late later
left | right
north northern | south southern
east eastern | west western
win won | lose lost
buy bought | sell sold
lend lent | borrow
give gave given | take took taken
send sent | receive
push | pull
remove lift abolish scrap ease loosen | prohibit impose introduce tighten
open | close shut
come came arrive | leave depart
enter | exit leave
remember | forget forgot forgotten
good great excellent wonderful fantastic superb | bad terrible awful horrible poor dreadful
better best | worse worst
right correct | wrong incorrect false
true | false untrue
yes | no
big large huge enormous | small little tiny
high | low
tall taller tallest | short shorter shortest
long longer longest | short brief shorter shortest
wide broad wider widest broader broadest | narrow narrower narrowest
deep deeper deepest | shallow shallower
thick thicker thickest | thin thinner thinnest
heavy | light
strong | weak
fast quick rapid swift | slow
hot warm | cold cool chilly
hard difficult harder hardest tricky | easy simple effortless easier easiest simpler simplest
rich wealthy | poor
cheap inexpensive affordable cheaper cheapest | expensive costly pricey costlier pricier dearer
young | old elderly
happy glad delighted happier happiest | sad miserable sadder saddest unhappier
clean cleaner cleanest | dirty filthy dirtier dirtiest
full | empty
safe safer safest | dangerous unsafe riskier
quiet silent quieter quietest | loud noisy louder loudest noisier
near close | far distant
same identical | different
public | private
permanent | temporary
present | absent
alive | dead
birth born | death died
guilty | innocent
legal lawful | illegal unlawful
success succeed successful | failure fail unsuccessful
pass passed | fail
include | exclude
add | remove subtract
appear | disappear vanish
build built create | destroy demolish
attack | defend
friend | enemy foe
profit | loss
income | expense
import | export
maximum | minimum
majority | minority
positive | negative
optimistic | pessimistic
advantage | disadvantage drawback
benefit | harm damage
help helpful | harm hinder harmful
improve | worsen deteriorate
encourage | discourage
support | oppose
confirm | deny denied
prove proven | disprove refute
innocence | guilt
hire | fire dismiss
employ | unemploy
praise | criticise criticize condemn blame
trust | distrust
morning | evening
today | yesterday tomorrow
next following | previous
past | future
summer | winter
spring | autumn
man men male boy boys | woman women female girl girls
husband | wife wives
father dad | mother mum mom
son | daughter
brother | sister
uncle | aunt
king | queen
teacher | student pupil
employer | employee
doctor | patient
parent | child children
buyer customer | seller
victory | defeat
war | peace
black | white
wet wetter wettest | dry drier driest
smooth smoother | rough rougher
simple simpler simplest | complex complicated
common | rare uncommon
major | minor
upper | lower
top | bottom
beginning | end
asleep sleep slept | awake
forward | backward
ascend | descend
expand | contract
accelerate | slow
strengthen | weaken
freeze froze frozen | melt
attach | detach
connect | disconnect
load | unload
lock | unlock
inhibit hinder limit reduce restrict | eliminate abolish
partly partially somewhat slightly | completely fully entirely totally wholly
partial | complete total
attempt try tried trying | succeed manage
allege alleged | prove proven
claim | prove
suggest | prove
possible possibly perhaps maybe | certain certainly definitely
probably | certainly definitely
optional | mandatory compulsory obligatory required
voluntary | compulsory mandatory forced
daily | weekly monthly yearly annual annually
weekly | monthly yearly annual annually
monthly | yearly annual annually
hour | minute
week | month year
month | year
reject refuse dismiss veto | propose approve endorse adopt
refuse | agree consent
deny denied | admit admitted confess acknowledge
doubt | believe
oppose | back
prevent avoid avert | cause trigger provoke
avoid shun | raise seek
dark darker darkest | bright brighter brightest
advance | retreat
widen wide broad broaden | narrow
expand enlarge extend | curtail shrink
higher highest | lower lowest
bigger biggest larger largest greater greatest | smaller smallest
older oldest eldest | younger youngest newest
faster fastest quicker quickest | slower slowest
stronger strongest | weaker weakest
richer richest wealthier | poorer poorest
hotter hottest warmer warmest | colder coldest cooler
heavier heaviest | lighter lightest
earliest | latest
nearest closest | farthest furthest
upward upwards | downward downwards
boost | cut
gain | lose lost loss
domestic | foreign
urban | rural
internal interior | external exterior
horizontal | vertical
senior | junior
superior | inferior
victim | culprit perpetrator
interviewer | interviewee
lender creditor | borrower debtor
maximise maximize | minimise minimize
vacant | occupied
loose loosen | tight tighten
reveal expose disclose | conceal
float | sink sank sunk
underestimate understate | overestimate overstate exaggerate
insult | praise compliment
reward | punish
rescue | abandon
reluctant unwilling | eager keen
inhale | exhale
arrival | departure
entrance | exit
strength | weakness
ally allies | enemy enemies
obey | defy disobey
uphold upheld | overturn quash
hope | despair
offensive offensively | defensive defensively
active actively | passive passively
abstract | concrete
abundant plentiful | scarce
accidental accidentally unintentionally | deliberate deliberately intentional intentionally
acquit | convict
adult | child children kid
amateur | professional
analog analogue | digital
ancestor forefather | descendant
arrogant | humble modest
artificial synthetic | natural
assemble | dismantle
asset | liability
attract | repel deter
attractive beautiful pretty | ugly
blunt | sharp
brave courageous | cowardly timid
bride | groom bridegroom
bullish | bearish
calm calmly | agitated panicked hectic
careful carefully cautious cautiously | careless carelessly reckless recklessly
cellar basement | attic loft
centralise centralize | decentralise decentralize
clockwise | anticlockwise counterclockwise
comedy | tragedy
compress | decompress
constructive | destructive
credit | debit
cruel | kind
curly | straight
dawn sunrise | dusk sunset nightfall
deficit | surplus
demand | supply
democrat | republican
deposit | withdraw withdrew withdrawal
deterministic | stochastic random
discrete | continuous
dominant | recessive
download | upload
drunk | sober
emigrate | immigrate
encode | decode
encoder | decoder
encrypt | decrypt
endogenous | exogenous
explicit explicitly | implicit implicitly
fat | thin slim skinny
fertile | barren
final finally | initial initially
flexible | rigid
front | rear
generous | stingy
genuine authentic | fake counterfeit
global globally | local locally
grandfather grandpa | grandmother grandma
boyfriend | girlfriend
nephew | niece
actor | actress
hero | villain
landlord | tenant
healthy | sick ill
heaven | hell
heterogeneous | homogeneous
honest | dishonest
humid | arid
inbound incoming | outbound outgoing
inflate | deflate
inner | outer
input | output
inward inwards | outward outwards
joy | sorrow grief
laugh laughter | cry cried weep wept
lazy | diligent hardworking
lenient | strict
liberal progressive | conservative
literal literally | figurative figuratively metaphorical metaphorically
lunch | breakfast dinner supper
breakfast | dinner supper
marry married | divorce divorced
mental mentally | physical physically
merge | split
military | civilian
minimal | maximal
monolingual | multilingual bilingual
novice beginner | expert veteran
numerator | denominator
objective | subjective
offline | online
overfit overfitting | underfit underfitting
overweight | underweight
plaintiff | defendant
plural | singular
polite politely | rude rudely
poverty | wealth
practical practically | theoretical theoretically
predator | prey
predecessor | successor
presence | absence
proactive | reactive
producer | consumer
prologue | epilogue
proud proudly | ashamed
qualitative qualitatively | quantitative quantitatively
question | answer
recession | boom
sender | recipient receiver
serious | trivial
simplify | complicate
sparse | dense
speaker | listener
static | dynamic
sunny | rainy cloudy
sweet | sour bitter
synchronous | asynchronous
transparent | opaque
truth | lie
upgrade | downgrade
upstairs | downstairs
upstream | downstream
vague vaguely | precise precisely
violent violently | peaceful peacefully
virtual virtually | physical physically
weekday | weekend
wild | tame
winner | loser
wise wisely | foolish foolishly
soft softly | hard loud loudly
patience | impatience
hopeful | hopeless
single | multiple
single | double
double | triple
half | double twice
wholesale | retail
tenant renter | owner
native | foreign
raw | cooked
ripe | rotten
bald | hairy
optimism | pessimism
princess | prince
waiter | waitress
widow | widower
tidy neat | messy
vertical vertically | horizontal horizontally
lengthen | shorten
sharpen | blunt
darken | brighten lighten
heat | cool chill
tension | relaxation
entire whole | half
"""

_NEGATIVE_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "mis")
# They only look like a prefix and the rest.
_NO_PREFIX = frozenset(
    map(
        stem,
        word_set(
            """
            under until unit unite union unique invest inform include indeed intend inside import
            impress improve impact imply impose invent involve instead increase indict insure incite
            inset input interest intent invite immerse discuss distance district display dispatch
            discover discount dispose distress disease miss mister mission instance install inflame
            income inland infill discharge distill unto illustrate inhabit inhabited invaluable industry
            inner indent infuse imprison imprisonment disco discipline indulge initial inquire inspect
            inspire instruct
            """
        ),
    )
)


def _sides() -> dict[str, tuple[tuple[int, int], ...]]:
    """Each stem -> the pairs that it belongs to, with its side as a bit (1 left, 2 right)."""
    sides: dict[str, list[tuple[int, int]]] = {}
    for pair, line in enumerate(_PAIRS.strip().splitlines()):
        left, right = ({stem(word) for word in side.split()} for side in line.split("|"))
        for words, bit in ((left - right, 1), (right - left, 2)):
            for word in words:
                sides.setdefault(word, []).append((pair, bit))
    return {word: tuple(places) for word, places in sides.items()}


_SIDES = _sides()

# Words of place and time turn what follows them ("before lunch" -> "after lunch"), so they are
# contraries only in front of the same word: "lunch before work" may well be "work after lunch".
_RELATIONS = {
    word: (number, bit)
    for number, sides in enumerate(
        (
            ("before until", "after since following once"),
            ("above over", "below under beneath underneath"),
            ("inside within", "outside"),
            ("up", "down"),
            ("for", "against"),
            ("into", "out"),
            ("if", "unless"),
        )
    )
    for bit, side in enumerate(sides, 1)
    for word in side.split()
}
_PASSED_OVER = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "their",
        "my",
        "our",
        "your",
        "its",
        "all",
        "any",
        "of",
    }
)
_NEGATING = frozenset(
    {"not", "no", "never", "without", "cannot", "hardly", "neither", "nor", "nothing", "none", "nobody"}
)
_LESS = frozenset({"less", "least"})
_MORE = frozenset(map(stem, ("more", "most")))


class Polarity(NamedTuple):
    """What tells whether a word was turned into its contrary.

    Attributes:
        stems: of all words.
        sides: pair of contraries -> which of its sides stand in the sentence (1 left, 2 right, 3 both).
        relations: (pair of relations, next word) -> which of its sides stand before that word.
        told_by: pair of contraries -> a stem that stands for it in the sentence.
        prefixed: stem of a word with a negative prefix or ending -> what it denies.
        negations: how many negating words there are.
        lessened: whether something is "less" or "least".
    """

    stems: frozenset[str]
    sides: dict[int, int]
    relations: dict[tuple[int, str], int]
    told_by: dict[int, str]
    prefixed: dict[str, str]
    negations: int
    lessened: bool


def polarity(sentence: Sentence) -> Polarity:
    """What tells whether a word of the sentence was turned."""
    stems = sentence.stems
    sides: dict[int, int] = {}
    told_by: dict[int, str] = {}
    for word in sorted(stems & _SIDES.keys()):
        for pair, bit in _SIDES[word]:
            sides[pair] = sides.get(pair, 0) | bit
            told_by[pair] = word
    relations: dict[tuple[int, str], int] = {}
    lower = sentence.lower
    if not _RELATIONS.keys().isdisjoint(sentence.lower_set):
        for index, word in enumerate(lower):
            if word in _RELATIONS:
                pair, bit = _RELATIONS[word]
                follower = next(
                    (other for other in lower[index + 1 : index + 4] if other not in _PASSED_OVER), ""
                )
                relations[pair, follower] = relations.get((pair, follower), 0) | bit
    prefixed = {}
    negations = 0
    for word in lower:
        if word.startswith(_NEGATIVE_PREFIXES) and len(word) > 5 and stem(word) not in _NO_PREFIX:
            prefix = 3 if word.startswith(("dis", "non", "mis")) else 2
            prefixed[stem(word)] = stem(word[prefix:])
        elif len(word) > 6 and word.endswith("less"):
            prefixed[word] = stem(word[:-4] + "ful")
        if word in _NEGATING or word.endswith("n't"):
            negations += 1
    return Polarity(
        stems, sides, relations, told_by, prefixed, negations, not _LESS.isdisjoint(sentence.lower_set)
    )


def turned(source: Polarity, rewrite: Polarity) -> int:
    """How many words were turned into their contraries."""
    # A word may belong to several pairs, but it is turned only once.
    words = {source.told_by[pair] for pair in _swapped(source.sides, rewrite.sides)}
    count = len(words) + len(_swapped(source.relations, rewrite.relations))
    for one, other in ((source, rewrite), (rewrite, source)):
        for word, denied in one.prefixed.items():
            if (
                denied in other.stems
                and word not in other.stems
                and denied not in one.stems
                # Those among the pairs have been counted.
                and not (word in _SIDES and denied in _SIDES)
            ):
                count += 1
    return count


def _swapped(source: Mapping[Pair, int], rewrite: Mapping[Pair, int]) -> list[Pair]:
    """The pairs that have one side in the source and only the other in the rewrite."""
    return [
        pair
        for pair in source.keys() & rewrite.keys()
        if 3 not in (source[pair], rewrite[pair]) and source[pair] + rewrite[pair] == 3
    ]


def breaks(source: Polarity, rewrite: Polarity) -> bool:
    """Whether words were turned without a negation to make up for it ("not bad" for "good")."""
    count = turned(source, rewrite)
    if not count:
        return False
    # "Cheaper" may be "less expensive"; where "more" became "less", it has been counted.
    made_up_for = source.negations + rewrite.negations
    if source.lessened != rewrite.lessened:
        made_up_for += _MORE.isdisjoint((source if rewrite.lessened else rewrite).stems)
    return (count + made_up_for) % 2 == 1


GUARD = Guard("opposites", polarity, breaks)
