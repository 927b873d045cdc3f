"""The words that British and American writers spell differently.

The list is our own. Letters that only the British spelling has stand in round brackets, those that
only the American one has in square ones: "colo(u)r", "cent(re)[er]", "skil[l]ful".
"""

import re
from functools import cache
from typing import NamedTuple

from desktop.engine.wordset import word_set


class Variant(NamedTuple):
    """What is known of one spelling of a word.

    Attributes:
        other: the word as it is spelt on the other side of the Atlantic.
        british: whether this spelling is the British one of the two.
        suffix: whether the two differ in -ise and -ize alone, of which British writers use either.
        sure: whether it means `other` wherever it stands. A "programme" is always an American's
            "program", but a "program" may be a computer's.
        tells: whether it shows on which side its writer is; some spellings are at home on both.
    """

    other: str
    british: bool
    suffix: bool
    sure: bool
    tells: bool


class _Group(NamedTuple):
    """Words of one kind: the shape with each stem in the place of {} and each ending; "-" is no ending."""

    shape: str
    endings: str = "-"
    stems: str = "-"


_GROUPS = (
    # -our and -or
    _Group(
        "{}o(u)r",
        "- s ed ing",
        """
        arb ard arm behavi cand clam col discol demean dol endeav enam fav disfav ferv flav harb hon
        dishon hum lab belab misbehavi misdemean neighb od parl ranc rig rum sav savi splend succ tum val
        vap vig watercol
        """,
    ),
    _Group("{}o(u)r", "er ers", "arm lab flav"),
    _Group("{}o(u)r", "y ies", "arm sav"),
    _Group("{}o(u)r", "less", "col flav hum od"),
    _Group("{}o(u)r", "ful fully", "col flav"),
    _Group("{}o(u)r", "able ably", "fav hon dishon unfav"),
    _Group("{}o(u)rings", stems="col flav"),
    _Group("{}o(u)red", stems="uncol unsav multicol particol"),
    _Group("behavio(u)r", "al ally ism ist ists"),
    _Group("colo(u)r", "fast fulness ist ists way ways"),
    _Group("colo(u)ri(s)[z]", "ation e ed es ing"),
    _Group("favo(u)rit", "e es ism"),
    _Group("flavo(u)rsome"),
    _Group("neighbo(u)r", "hood hoods ly liness"),
    # -re and -er
    _Group(
        "{}(re)[er]",
        "- s",
        """
        amphitheat calib cent centilit centimet epicent fib goit hypocent kilomet lit lust meag
        microfib millilit millimet mit nanomet reconnoit sab scept sepulch somb spect theat tit
        """,
    ),
    _Group("{}(r)[er]ed", stems="cent mit reconnoit"),
    _Group("{}(r)[er]ing", stems="cent reconnoit"),
    _Group("cent(re)[er]", "fold folds piece pieces"),
    _Group("fib(re)[er]", "board glass"),
    _Group("lacklust(re)[er]"),
    _Group("somb(re)[er]", "ly ness"),
    _Group("theat(re)[er]", "goer goers"),
    _Group("man(o)euv(re)[er]", "- s"),
    _Group("man(o)euv(r)[er]", "ed ing ings"),
    _Group("man(o)euv(r)[er]ab", "le ility"),
    # -ll- and -l-
    _Group(
        "{}(l)",
        "ed ing er ers",
        """
        apparel barrel bedevil bejewel bevel bushel cancel carol cavil channel chisel counsel cudgel devil
        dial dishevel drivel duel empanel enamel equal funnel fuel gambol grovel hovel imperil initial
        jewel kennel label laurel level libel marshal marvel mislabel model nickel panel parcel pedal
        pencil peril pistol pummel quarrel ravel refuel relabel remodel revel rival shovel shrivel
        signal snivel snorkel spiral stencil swivel tassel teetotal total towel travel trowel tunnel
        unravel victual weasel yodel
        """,
    ),
    _Group("un{}(l)ed", stems="cancel equal label rival trammel travel"),
    _Group("{}(l)ings", stems="label model panel tunnel"),
    _Group("counsel(l)or", "- s ship"),
    _Group("{}(l)ist", "- s", "duel medal panel"),
    _Group("{}(l)ous", "- ly", "libel marvel"),
    _Group("gruel(l)ing", "- ly"),
    _Group("jewel(le)ry"),
    _Group("tranquil(l)i(s)[z]", "e ed er ers es ing"),
    _Group("wool(l)en", "- s"),
    # -l and -ll
    _Group("{}[l]", "- s", "appal distil enrol enthral fulfil instil"),
    _Group("{}[l]ment", "- s", "enrol enthral fulfil instal"),
    _Group("{}[l]ful", "- ly ness", "skil unskil wil"),
    # -ce and -se
    _Group("{}en(c)[s]e", "- s less lessness", "def off pret"),
    _Group("practi(s)[c]", "ed ing"),
    # -yse and -yze
    _Group(
        "{}y(s)[z]", "e ed er ers ing", "anal breathal catal dial electrol hydrol paral psychoanal reanal"
    ),
    _Group("unanaly(s)[z]ed"),
    # ae, oe and e
    _Group("an(a)em", "ia ic"),
    _Group("an(a)estheti(s)[z]", "e ed es ing"),
    _Group("an(a)esthe", "sia siologist siologists siology tic tics tist tists"),
    _Group("{}(a)emi", "a as c", "bacter glyc hyperglyc hypoglyc isch leuk septic tox ur"),
    _Group("c(a)es", "arean areans ium"),
    _Group("c(o)eliac", "- s"),
    _Group("{}rrh(o)ea", "- l", "dia gono"),
    _Group("f(a)ec", "al es"),
    _Group("gyn(a)ecolog", "ical ist ists y"),
    _Group(
        "h(a)em",
        """
        atological atologist atologists atology atoma atomas odialysis oglobin olytic ophilia ophiliac
        ophiliacs orrhage orrhaged orrhages orrhagic orrhaging orrhoid orrhoids
        """,
    ),
    _Group("hom(o)eopath", "- ic s y"),
    _Group("(o)edema", "- s"),
    _Group("(o)esophag", "eal us"),
    _Group("(o)estrogen", "- ic s"),
    _Group("orthop(a)edic", "- s"),
    _Group("p(a)ed", "iatric iatrician iatricians iatrics ophile ophiles ophilia"),
    _Group("pal(a)eo", "climate lithic ntological ntologist ntologists ntology"),
    # others
    _Group("(aero)[air]plane", "- s"),
    _Group("ag(e)ing"),
    _Group("alumin(i)um"),
    _Group("art(e)[i]fact", "- s"),
    _Group("beho[o]ve", "- d s"),
    _Group("carburet(t)or", "- s"),
    _Group("che(qu)[ck]er", "board boards ed"),
    _Group("che(que)[ck]book", "- s"),
    _Group("co(s)[z]", "ier iest ily iness y"),
    _Group("dra(ugh)[f]t", "ier sman smanship smen y"),
    _Group("gr(e)[a]y", "- ed er est ing ish ness s scale"),
    _Group("(ke)[cu]rb", "side stone stones"),
    _Group("li(qu)[c]orice", "- s"),
    _Group("m(o)ustache", "- d s"),
    _Group("mo(u)ld", "- ed ier ing ings s y"),
    _Group("mo(u)lt", "- ed ing s"),
    _Group("mollus(c)[k]", "- s"),
    _Group("p(y)[a]jama", "- s"),
    _Group("pl(ough)[ow]", "- ed ing man men s share shares"),
    _Group("s(c)[k]eptic", "- al ally ism s"),
    _Group("smo(u)lder", "- ed ing s"),
    _Group("snowpl(ough)[ow]", "- s"),
    _Group("sul(ph)[f]", "ate ates ide ides ur uric urous"),
)

# -ise and -ize: only words that Americans never write with an s ("advertise", "exercise").
_SUFFIXED = (
    _Group(
        "{}i(s)[z]",
        "able ation ational ations e ed er ers es ing",
        """
        accessor acclimat acid actual aggrand agon alphabet amort annual anonym antagon antholog
        anthropomorph apolog appet arbor atom author bapt bastard botan bowdler brutal bureaucrat burglar
        canal cannibal canon capital caramel carbon catech categor cauter central character chron civil
        climat collateral collectiv colon commercial commod compartmental computer conceptual conditional
        container contextual cosmopolitan creol criminal critic crystall custom decentral decolon decriminal
        dehuman delegitim delexical delocal dematerial demil demilitar demobil democrat demon demonet
        demoral denational denormal deodor depersonal depolar depolitic depressur depriorit deput deregular
        desensit destabil detribal diagonal dichotom digit digital dimer discret disincentiv disorgan dogmat
        dramat econom editorial electr emblem emotional empath emphas energ epitom equal essential etern
        eulog euphem euthan evangel exotic experimental extemporan exterior external factor familiar fantas
        federal feminin fertil fetish fiction fictional final formal fossil fratern galvan general ghetto
        glamor global hal harmon hegemon heroic histor homogen hospital human hybrid hypnot hypothes ideal
        idol immobil immortal immun incentiv individual industrial initial institutional intellectual
        internal international iod ion iron ital italic item jeopard journal legal legitim lemmat lexical
        liberal linear lion literal lobotom local magnet marginal martyr masculin material maxim mechan
        memor memorial mercer mesmer metabol metastas method militar mineral miniatur minim mobil modern
        modular moistur monet monopol monumental moral motor municipal nasal national natural neutral
        nominal normal notar novel objectiv operational optim organ orthogonal ostrac overemphas overgeneral
        oxid oxygen parallel parameter parametr particular pasteur patron pauper pedestrian penal personal
        philosoph photosynthes plagiar plastic poet polar polemic politic polymer popular precarit pressur
        priorit privat professional proselyt psycholog public pulver quant racial radical random rational
        real recogn regular rehospital reinitial renormal reorgan reparameter republican reutil revital
        revolution ritual robot romantic routin rubber sanit satir scandal scrutin secular sensat
        sensational sensit sentimental serial sermon sexual signal social sodom solemn soliloqu somat
        special spiritual stabil standard steril stigmat strateg structural styl subsid suburban summar
        symbol sympath synchron synerg synthes systemat tantal tempor tender territorial terror theor token
        total traumat trivial tyrann union universal urban util valor vandal vapor vector verbal victim
        virtual visual vital vocal vulcan vulgar weapon western winter woman
        """,
    ),
    _Group("recogni(s)[z]ab", "le ly"),
    _Group("unrecogni(s)[z]abl", "e y"),
    _Group("organi(s)[z]ationally"),
    _Group(
        "un{}i(s)[z]ed",
        stems="""
        apolog author capital categor character civil critic fertil harmon immun ion memor
        motor organ oxid pasteur polar public real recogn standard steril synchron util
        """,
    ),
    _Group("{}i(s)[z]ingly", stems="agon appet demoral galvan mesmer patron tantal"),
    _Group("un{}i(s)[z]ing", stems="apolog appet patron"),
    _Group("under{}i(s)[z]", "e ed es ing", "capital emphas util"),
    _Group("re{}i(s)[z]", "ation e ed es ing", "author capital central general initial organ social special"),
    _Group("de{}i(s)[z]", "ation e ed es ing", "author capital central ion magnet polar stabil humid"),
)

# The American form has other meanings too ("tire", "check", "story") or is British as well.
_TO_AMERICAN = (
    _Group("annex(e)", "- s"),
    _Group("che(que)[ck]", "- s"),
    _Group("(e)[i]nquir", "e ed er ers es ies ing y"),
    _Group("encyclop(a)edi", "a as c"),
    _Group("f(o)etus", "- es"),
    _Group("f(o)etal"),
    _Group("(gaol)[jail]", "- ed s"),
    _Group("judg(e)ment", "- al s"),
    _Group("(ke)[cu]rb", "- s"),
    _Group("kilogram(me)", "- s"),
    _Group("learn(t)[ed]"),
    _Group("licen(c)[s]e", "- s"),
    _Group("met(re)[er]", "- s"),
    _Group("misspel(t)[led]"),
    _Group("pho(ney)[ny]"),
    _Group("ped(lar)[dler]", "- s"),
    _Group("practi(s)[c]e", "- s"),
    _Group("program(me)", "- s"),
    _Group("spoil(t)[ed]"),
    _Group("stor(ey)[y]"),
    _Group("stor(eys)[ies]"),
    _Group("t(y)[i]re", "- s"),
    _Group("unlearn(t)[ed]"),
    _Group("yog(h)urt", "- s"),
)

# The British form has other meanings too ("analyses", "paralyses") or is American as well.
_TO_BRITISH = (
    _Group("{}y(s)[z]es", stems="anal catal dial electrol hydrol paral psychoanal"),
    _Group("catalog(ue)", "- s"),
    _Group("catalog(u)", "ed er ers ing"),
    _Group("council(l)or", "- s"),
    _Group("omelet(te)", "- s"),
)

# Found on both sides often enough to prove nothing.
_TELL_NOTHING = word_set(
    """
    aging airplane airplanes annexe annexes artifact artifacts cancelled cancelling councilor councilors
    encyclopaedia enquire enquired enquirer enquirers enquires enquiries enquiring enquiry grey greys
    greyed greyer greyish judgement judgemental judgements labelled labelling leveller modelled modelling
    omelet omelets phoney practise practises programme signalling spiralling sulfate sulfates sulfide
    sulfides sulfur sulfuric theatre theatres totalled yoghurt yoghurts
    """
)

_BRITISH = re.compile(r"\[\w*\]|[()]")
_AMERICAN = re.compile(r"\(\w*\)|[\[\]]")


@cache
def variants() -> dict[str, Variant]:
    """Every spelling in lower case that has another on the other side, with what is known of it."""
    table: dict[str, Variant] = {}

    def add(
        groups: tuple[_Group, ...], *, suffix: bool = False, british: bool = True, american: bool = True
    ) -> None:
        for shape, endings, stems in groups:
            left, right = _BRITISH.sub("", shape), _AMERICAN.sub("", shape)
            tails = [ending.strip("-") for ending in endings.split()]
            for stem in stems.split():
                ours, theirs = left.replace("{}", stem), right.replace("{}", stem)
                for tail in tails:
                    one, other = ours + tail, theirs + tail
                    table[one] = Variant(other, True, suffix, british, british and one not in _TELL_NOTHING)
                    table[other] = Variant(
                        one, False, suffix, american, american and other not in _TELL_NOTHING
                    )

    add(_GROUPS)
    add(_SUFFIXED, suffix=True)
    add(_TO_AMERICAN, american=False)
    add(_TO_BRITISH, british=False)
    return table
