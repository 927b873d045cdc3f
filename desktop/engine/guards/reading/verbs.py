"""Verbs as the guards know them: irregular forms, and common ones that take an object."""

from functools import lru_cache

from desktop.engine.guards.reading.sentence import stem
from desktop.engine.wordset import word_set

# Forms of "be", contracted ones too.
BE = word_set(
    "is are was were am be been being isn't aren't wasn't weren't it's that's he's she's i'm they're"
)
FINITE_BE = word_set("is are was were")
# Base, past and participle; forms that are also common nouns or adjectives are left to `TRANSITIVE`.
_IRREGULAR = """
arise arose arisen|awake awoke awoken|beat beat beaten|become became become|begin began begun
bind bound bound|bite bit bitten|blow blew blown|break broke broken|breed bred bred|bring brought brought
build built built|buy bought bought|catch caught caught|choose chose chosen|come came come
deal dealt dealt|draw drew drawn|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed
feel felt felt|fight fought fought|find found found|fly flew flown|forbid forbade forbidden
forget forgot forgotten|forgive forgave forgiven|get got gotten|give gave given|go went gone
grow grew grown|hang hung hung|hear heard heard|hide hid hidden|hold held held|keep kept kept
know knew known|lay laid laid|lead led led|leave left left|lend lent lent|lose lost lost|make made made
mean meant meant|meet met met|overcome overcame overcome|overtake overtook overtaken|pay paid paid
ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought
sell sold sold|send sent sent|shake shook shaken|shoot shot shot|show showed shown|sing sang sung
sink sank sunk|speak spoke spoken|spend spent spent|stand stood stood|steal stole stolen
strike struck struck|swear swore sworn|take took taken|teach taught taught|tear tore torn|tell told told
think thought thought|throw threw thrown|understand understood understood|undertake undertook undertaken
wake woke woken|wear wore worn|win won won|write wrote written
"""
# In base form or with -s they are taken for verbs where their place allows it.
TRANSITIVE = word_set(
    """
    accuse admire advise affect annoy arrest ask attack avoid beat become believe belong betray bite blame
    bore buy call cause chase command comfort contain contradict control convince create criticise
    criticize damage deceive defeat defend depend describe despise destroy dislike dominate educate employ
    encourage enjoy envy evict exceed fear feed fight fire follow forgive frighten fund govern hate help
    hire honour honor hunt hurt ignore impress include influence inform inspire insult interview invite
    join kill know lead lend like love mock need neglect obey oppose oust outnumber outweigh overrule owe
    own own pay persuade praise precede prevent protect punish push question raise reassure reject replace
    represent rescue resist respect reward rob rule save scare see sell send serve shape sue supply
    support surround teach tell thank threaten train treat trust turn understand use visit warn watch win
    """
)
# Their past form is their base form.
UNCHANGING = word_set("hit hurt beat cost shut upset split")
# A is to B what B is to A: it is all the same who comes first.
SYMMETRIC = word_set(
    """
    meet marry resemble equal differ match join fight argue talk agree compete debate collaborate border
    date play
    """
)
# What somebody is towards somebody else.
ATTITUDES = word_set(
    """
    grateful thankful proud afraid angry jealous envious fond critical suspicious wary aware ashamed
    indebted loyal superior inferior responsible hostile kind rude cruel sorry tired sure
    certain dependent sceptical skeptical worried concerned impressed disappointed pleased satisfied
    annoyed
    """
)


# Base -> past form and participle.
FORMS = {
    base: (past, participle)
    for base, past, participle in (line.split() for line in _IRREGULAR.strip().replace("\n", "|").split("|"))
}


def _forms() -> tuple[dict[str, str], frozenset[str]]:
    lemmas: dict[str, str] = {}
    participles = set()
    for base, (past, participle) in FORMS.items():
        lemmas |= dict.fromkeys((past, participle), base)
        if participle not in {past, base}:
            participles.add(participle)
    return lemmas, frozenset(participles)


# Past form or participle -> base; participles that are no past form.
IRREGULAR, PARTICIPLES = _forms()
# The stem of what is regular -> base, so that "rejected" and "beaten" meet "reject" and "beat".
LEMMAS = {stem(base): base for base in (*IRREGULAR.values(), *TRANSITIVE)}


@lru_cache(maxsize=8192)
def root(word: str) -> str:
    """What all forms of a word have in common, irregular verbs' too; rough, for comparing only."""
    return stem(IRREGULAR.get(word, word))
