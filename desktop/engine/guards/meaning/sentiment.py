"""Sentiment: a sentence of praise does not become one of blame, nor the other way round."""

from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence, stem
from desktop.engine.wordset import word_set

# Only words that tell by themselves, whatever they stand beside.
_PRAISE = frozenset(
    map(
        stem,
        word_set(
            """
            fantastic excellent wonderful amazing awesome superb brilliant outstanding delightful
            delicious fabulous terrific magnificent marvellous marvelous splendid exceptional impressive
            impressed delighted thrilled ecstatic overjoyed pleased satisfied happy glad lovely adore love
            loved enjoy enjoyed enjoyable perfect flawless great best beautiful gorgeous charming friendly
            generous kind proud success triumph admire admirable praise recommend heartwarming pleasant
            tasty helpful grateful thankful incredible remarkable stellar phenomenal joyful cheerful
            """
        ),
    )
)
_BLAME = frozenset(
    map(
        stem,
        word_set(
            """
            terrible awful horrible dreadful disappointed disappointing disappointment disgusting
            disgusted appalling atrocious abysmal poor worst bad horrid nasty annoying annoyed irritating
            irritated frustrating frustrated unhappy sad miserable upset angry furious hate hated loathe
            despise dislike disliked unpleasant rude incompetent useless worthless mediocre inferior ugly
            dirty filthy gross bland inedible overpriced failure failed disaster disastrous catastrophe
            tragic tragedy regret regrettable unacceptable unsatisfactory dissatisfied lousy pathetic
            ridiculous stupid unfriendly unhelpful cruel ashamed shameful depressing depressed
            """
        ),
    )
)


class Sentiment(NamedTuple):
    """How much praise and blame a sentence holds.

    Attributes:
        praise: stems of the words of praise.
        blame: stems of the words of blame.
        negated: whether a negation may turn them.
    """

    praise: frozenset[str]
    blame: frozenset[str]
    negated: bool


def facts(sentence: Sentence) -> Sentiment:
    """The praise and blame in a sentence."""
    stems = sentence.stems
    praise, blame = stems & _PRAISE, stems & _BLAME
    negated = bool(praise or blame) and any(
        word in {"not", "no", "never", "without", "hardly", "nothing"} or word.endswith("n't")
        for word in sentence.lower
    )
    return Sentiment(praise, blame, negated)


def breaks(source: Sentiment, rewrite: Sentiment) -> bool:
    """Whether all praise became blame, or all blame praise, with no negation on either side."""
    if source.negated or rewrite.negated:
        return False
    return bool(
        (source.blame and not source.praise and rewrite.praise and not rewrite.blame)
        or (source.praise and not source.blame and rewrite.blame and not rewrite.praise)
    )


GUARD = Guard("sentiment", facts, breaks)
