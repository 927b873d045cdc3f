"""Shifts: a near word that says more, less or something else is no synonym: "crucial" for "important".

Where both neighbours stayed, the one word stands for the other; elsewhere too much may have changed to tell.
"""

from desktop.engine.guards.guard import Guard, whole
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.guards.reading.verbs import root

# None of the words on the left turns into one on the right. What is said of the way back has its own line.
_SHIFTS = """
good nice fine decent okay ok | excellent fantastic superb outstanding exceptional wonderful perfect \
amazing terrific brilliant magnificent impressive best superior exquisite
good | decent adequate satisfactory acceptable sufficient okay
great excellent wonderful fantastic superb outstanding amazing brilliant perfect awesome incredible \
terrific | good decent nice fine satisfactory adequate okay ok acceptable pleasant solid
bad poor | terrible horrible awful worst dreadful atrocious disastrous disgusting
terrible horrible awful dreadful worst disastrous catastrophic | bad poor unpleasant unfortunate
very really quite pretty rather fairly so | extremely incredibly exceptionally immensely exceedingly \
utterly absolutely extraordinarily tremendously completely totally
extremely incredibly absolutely completely totally utterly | very quite fairly rather somewhat pretty \
significantly
very really | quite fairly rather somewhat relatively
quite fairly rather somewhat | very highly extremely
large big | significant enormous massive vast immense gigantic
enormous massive immense gigantic vast giant | large big significant substantial considerable sizable
dramatic drastic severe massive radical | significant substantial considerable notable
dramatically drastically severely massively radically sharply hugely | significantly substantially \
considerably notably greatly
significant significantly substantial substantially considerable | dramatic dramatically drastic \
drastically enormous massive
severe serious | significant great
important | crucial critical pivotal imperative indispensable
crucial vital essential critical | useful helpful
necessary | important useful helpful
useful helpful | essential crucial necessary vital
devastate destroy ruin ravage wreck | affect impact influence
affect impact influence | devastate destroy ruin ravage damage
happy glad pleased | overjoyed ecstatic elated
overjoyed ecstatic | happy glad pleased satisfied
sad unhappy | devastated heartbroken depressed miserable
tired | exhausted
exhausted | tired
angry annoyed | furious enraged outraged
furious enraged | angry annoyed upset
upset | furious devastated
hot | boiling scorching
beautiful pretty lovely | stunning breathtaking
stunning breathtaking | beautiful pretty lovely nice
beautiful | nice
interesting | fascinating captivating exciting enjoyable
fascinating | interesting
exciting | interesting
surprised surprising | shocked stunned astonished shocking stunning
shocked stunned astonished shocking stunning | surprised surprising
unhappy sad disappointed | angry furious
angry furious | unhappy sad
afraid scared | terrified cautious
terrified | afraid scared
worried concerned | terrified
funny | hilarious ridiculous
hilarious | funny amusing
hungry | starving famished
fun | wonderful exciting
famous | legendary
legendary | famous
mild slight | severe
high | excessive extreme
excessive | high overpowering
difficult hard tough | impossible
impossible | difficult hard
rare uncommon | unique
unique | rare unusual
strange odd weird | suspicious
common | universal
possible | likely probable feasible
likely | possible
love adore | like enjoy appreciate
like enjoy | love adore
hate loathe detest | dislike
dislike | hate loathe
admire | appreciate like
want | desire demand require
need | desire
say tell | insist emphasize emphasise stress shout boast promise joke reveal
insist | say mention state note tell
state | mention claim
mention | emphasize stress
demand beg | ask
whisper murmur mutter mumble | shout yell
shout scream yell | speak whisper
promise | hope plan
imply | state
speculate | believe claim
think believe guess suppose | know realize realise decide
know | learn think believe guess suppose
wonder | think
hear | see
see | hear
stare gaze glare | glance
glance | stare gaze glare
stare | look
smile | laugh
laugh | smile
cry weep sob | scream
run sprint dash | walk go move
walk | run
stride march | walk go move
crawl creep | walk go
jump leap | go move
pour | put
lock | shut close
crack | shatter
shatter | crack
try attempt | manage
manage succeed | try attempt
lend loan | give donate
borrow | buy steal
rent lease | buy own purchase
nominate | award elect
ensure guarantee | allow help
introduce | enact
avert | mitigate
postpone delay | cancel
cancel | postpone delay
include | comprise consist
kill | injure hurt
injure wound hurt | kill
murder | kill
charge accuse | convict
appoint hire | announce
read | write
write | read
boil | fry bake
fry | boil bake
bake | fry boil
search | find
test | validate prove
evidence | proof
proof | evidence
some several | most all numerous
many numerous | some several few most
couple | few several
two | both
half | most
dozens | hundreds thousands
hundreds | thousands dozens
sometimes | often usually always later rarely
often | sometimes always usually rarely
always | often sometimes
anyone anybody | everyone everybody someone somebody
ago | prior
mammal | animal
glucose | sugar
friend | colleague acquaintance
colleague | friend
dilemma | problem
romance | relationship
nutritious | healthy
flour | dough
dough | flour
genus | species
species | genus
meat | beef
mansion palace castle | house home building
worthy | worthwhile
populous | popular
concise | comprehensive
basically | simply completely just
flight | journey trip
eat | savor ingest devour
keep | maintain
area | vicinity
winner | champion
abandon | discard
groundbreaking | novel innovative
novel | groundbreaking
make | create
get | go acquire
effective | efficient
like | as
primarily mainly mostly | predominantly exclusively solely
money | cash
horrified | frightened scared
invitation | request
kill | murder
announce | introduce
graceful | gentle
night | evening
evening | night
experiment | study
statement | confirmation
feasibility | potential
performance | results
alleviate | address
extensive | comprehensive
proliferation | number
special | specific
retain | preserve
design | propose
serve | aim
story | summary
"""


def _turns() -> dict[str, frozenset[str]]:
    """The root of each word -> the roots of those that it does not turn into."""
    turns: dict[str, set[str]] = {}
    for line in _SHIFTS.strip().splitlines():
        lost, new = ({root(word) for word in side.split()} for side in line.split("|"))
        for word in lost:
            turns.setdefault(word, set()).update(new - {word})
    return {word: frozenset(new) for word, new in turns.items()}


_TURNS = _turns()


def breaks(source: Sentence, rewrite: Sentence) -> bool:
    """Whether a word gave its place to one that says something else."""
    new = {root(word) for word in rewrite.lower_set - source.lower_set}
    turned = [
        (lost, _TURNS[lost] & new)
        for lost in map(root, source.lower_set - rewrite.lower_set)
        if lost in _TURNS and not new.isdisjoint(_TURNS[lost])
    ]
    if not turned:
        return False
    before, after = _roots(source.lower), _roots(rewrite.lower)
    return any(
        lost not in after
        and any(each not in before and _frames(before, lost) & _frames(after, each) for each in others)
        for lost, others in turned
    )


def _roots(lower: list[str]) -> list[str]:
    # "An important" becomes "a crucial".
    return ["", *("a" if word == "an" else root(word) for word in lower), ""]


def _frames(roots: list[str], word: str) -> set[tuple[str, str]]:
    """The roots before and behind a word, for each of its places."""
    return {(roots[place - 1], roots[place + 1]) for place, other in enumerate(roots) if other == word}


GUARD = Guard("shifts", whole, breaks)
