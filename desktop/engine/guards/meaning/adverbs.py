"""Adverbs: how often, how soon, how surely and how much something is so is neither lost nor made up."""

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.meaning.degree import LIKE_FULLY
from desktop.engine.guards.reading.sentence import Sentence
from desktop.engine.wordset import word_set

# Adverbs of one kind, and what else may say the same.
_KINDS = (
    (frozenset({"very"}), LIKE_FULLY | {"very"}),
    *(
        (word_set(adverbs), word_set(adverbs) | word_set(like))
        for adverbs, like in (
            (
                "often frequently regularly routinely",
                """
            usually commonly always constantly generally typically repeatedly habitually common frequent
            regular many most times tend tends tended tendency mostly customary widely normal
            """,
            ),
            (
                "usually typically generally normally commonly",
                """
            often usual typical general normal common tend tends tended mostly mainly most customarily
            traditionally traditional standard habitually overall rule regularly frequently largely routinely
            ordinarily primarily always widely whole broadly
            """,
            ),
            (
                "always constantly invariably continually",
                """
            every never each constant consistent consistently all continuous continuously forever ever
            whenever anytime fail invariable perpetually continual steadily perpetual everyday permanently
            anywhere eternal still no
            """,
            ),
            (
                "sometimes occasionally",
                """
                times some may can could might occasion occasions occasional periodically often now then
                while
                """,
            ),
            (
                "rarely seldom",
                """
            rare not n't few little unusual uncommon infrequently infrequent never hardly scarcely
            barely no
            """,
            ),
            (
                "certainly definitely undoubtedly surely undeniably",
                """
            doubt certain sure clear clearly evident evidently apparent obvious obviously definite undeniable
            truly indeed really absolutely must course plainly bound guaranteed assuredly doubtless
            unquestionably question highly very well no
            """,
            ),
            (
                "really truly genuinely",
                """
            true genuine real honest fact very indeed sincerely sincere so extremely incredibly highly truth
            exceptionally definitely deeply greatly immensely quite absolutely honestly actually completely
            authentic authentically certainly much badly especially particularly well thoroughly too reality
            entirely remarkably seriously super wholeheartedly strongly exceptional outstanding profoundly
            undoubtedly surely utterly fully considerably desperately great
            """,
            ),
            (
                "immediately instantly promptly",
                """
            immediate instant prompt once away straight soon quickly straightaway upon moment swiftly directly
            right instantaneous instantaneously rapidly sudden suddenly quick now fast
            """,
            ),
            (
                "quickly rapidly swiftly",
                """
            quick rapid swift fast speed speedy speedily prompt promptly soon brief short haste hastily pace
            fastest quicker faster immediately accelerate accelerates accelerated accelerating rushed hurried
            hurry hurriedly raced efficiently no minutes sped
            """,
            ),
            (
                "slowly gradually",
                "slow gradual steadily steady leisurely step progressively time bit pace slower",
            ),
            ("suddenly abruptly", "sudden abrupt once unexpectedly instantly nowhere quickly unexpected all"),
            (
                "significantly substantially considerably markedly",
                """
            significant substantial considerable marked great greatly much far large largely major notable
            notably dramatically dramatic vastly strongly highly enormous enormously huge hugely remarkable
            remarkably noticeably sharply heavily profoundly deeply widely vast noticeable drastically
            drastic meaningful important wide extensively many more
            """,
            ),
            (
                "slightly somewhat",
                "slight bit little marginally marginal small minor rather fairly mildly quite",
            ),
            (
                "especially particularly",
                "special particular notably specifically above most specially mainly chiefly primarily very",
            ),
            ("recently lately", "recent late latest new newly past last just days nowadays previously fresh"),
            (
                "currently presently",
                """
            current present now today moment existing ongoing still at nowadays yet contemporary
            modern this
            """,
            ),
            (
                "previously formerly",
                """
                previous former prior past earlier already once used before ago beforehand historically
                then
                """,
            ),
            (
                "finally eventually ultimately",
                """
                final end last eventual ultimate lastly length conclusion long finish finished result
                concluded
                """,
            ),
            ("jointly", "joint together both combined collectively simultaneously concurrently same shared"),
            (
                "largely mostly mainly primarily",
                """
            main primary most large majority chiefly mostly generally predominantly principal
            principally usually part great
            """,
            ),
            (
                "easily",
                """
            easy ease effortless effortlessly simple simply readily comfortably without convenient
            conveniently straightforward quickly well
            """,
            ),
        )
    ),
)
# Stress that a student likes to lay on what its source says plainly.
_STRESS = word_set(
    "thoroughly highly truly greatly extremely incredibly immensely deeply exceptionally wholeheartedly"
)
_STRESSED = LIKE_FULLY | word_set(
    """
    love loved loves adore adored adores favorite favourite strongly high higher highest deep much well many
    large considerable considerably significant significantly real pretty lot lots heartily sincerely sincere
    full fond keen passionate always totally pleased thank thanks grateful glad delighted delicious great
    good excellent best
    """
)

# "A delight" is no "absolute delight", and who would recommend something does not recommend it highly.
_UTTER = word_set("absolute utter sheer absolutely utterly completely totally")
_LIKE_UTTER = LIKE_FULLY | _UTTER | word_set("simply clearly zero nothing not n't no none without must")
_PRAISE = word_set("highly strongly wholeheartedly")
_RECOMMEND = word_set("recommend recommends recommended recommending recommendation")
_LIKE_PRAISE = _PRAISE | word_set(
    "must definitely certainly love best absolute absolutely really very high enough"
)


def facts(sentence: Sentence) -> frozenset[str]:
    """All words of a sentence; "n't" among them where one ends so."""
    words = sentence.lower_set
    return words | {"n't"} if "n't" in sentence.plain else words


def breaks(source: frozenset[str], rewrite: frozenset[str]) -> bool:
    """Whether an adverb is lost, or stress is new."""
    lost = any(not adverbs.isdisjoint(source) and like.isdisjoint(rewrite) for adverbs, like in _KINDS)
    return (
        lost
        or (not _STRESS.isdisjoint(rewrite) and _STRESSED.isdisjoint(source))
        or (not _UTTER.isdisjoint(rewrite) and _LIKE_UTTER.isdisjoint(source))
        or (
            not _PRAISE.isdisjoint(rewrite)
            and not _RECOMMEND.isdisjoint(rewrite)
            and not _RECOMMEND.isdisjoint(source)
            and _LIKE_PRAISE.isdisjoint(source)
        )
    )


GUARD = Guard("adverbs", facts, breaks)
