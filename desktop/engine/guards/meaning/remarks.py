"""Remarks: a rewrite adds no surprise, no source and no contrast that the writer did not put there.

Who is sorry to hear of something has not done it: he does not apologize.
"""

import re
from typing import NamedTuple

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence, stem
from desktop.engine.wordset import word_set

# Of each kind, what a rewrite remarks and the words of a source that allow it.
_ATTITUDES = word_set(
    """
    surprisingly unexpectedly remarkably unfortunately fortunately sadly luckily thankfully regrettably
    interestingly ironically strangely oddly curiously amazingly astonishingly disappointingly
    """
)
_LIKE_ATTITUDES = _ATTITUDES | word_set(
    """
    surprise surprised surprises surprising unexpected remarkable notably unfortunate fortunate sad lucky
    luck luckless thank thankful thanks regret regrettable shame pity interesting ironic irony strange odd
    curious amazing amazed astonishing astonished disappointed disappointing disappointment alas sorry
    hopefully grateful blessed blessing misfortune happily unhappily
    """
)
_CONTRASTS = word_set(
    "however despite although though albeit nevertheless nonetheless whereas notwithstanding"
)
_LIKE_CONTRASTS = _CONTRASTS | word_set(
    """
    but yet while whilst still even not n't never no without regardless rather instead unlike except only
    contrary otherwise spite anyway when without if
    """
)
_ATTRIBUTED = re.compile(
    r"\bas (?:was |is |are |were )?(?:reported|stated|noted|mentioned|described|indicated|suggested|expressed"
    r"|claimed|explained|evidenced)\b|\baccording to\b|\b(?:he|she|they) (?:said|says|stated)\b"
)
_LIKE_ATTRIBUTED = re.compile(
    r"\baccording\b|\bsa(?:y|ys|id|ying)\b|\breport|\bstat(?:e|es|ed|ing|ement)\b|\bbased\b|\bargu|\bclaim"
    r"|\bshow|\bdemonstrat|\bsuggest|\bindicat|\btold\b|\btell|\bexpress|\bnot(?:e|es|ed)\b|\bdescri|\bexplain"
    r"|\bevidence|\bmention|\bquot|\bwrit|\bwrote|\bannounc|\bcontend|\binsist|\bassert|\bmaintain|\bthink"
    r"|\bthought|\bbeliev|\bview|\bopinion|\bfind|\bfound|\breveal|\bread|\bhear|\ball?eg|\bassum|\bsource"
    r"|\bask|\brepl|\bwarn|\bpredict|\bestimat|\bexpect|\bconfirm|\backnowledg|\badmit|\bden(?:y|ies|ied)"
    r"|\bdeclar|\badvis|\bestablish|\bpublish|\bpropos|\brecommend|\bper\b|\bcit(?:e|es|ed)\b|\bwords\b|\bclarif|\bemphasi|\b(?:poll|survey|study)\b|\""
)
# Those whom a model names as its source when it has none.
_EXPERTS = re.compile(
    r"\baccording to (?:the |some |many |several |recent )?(experts?|reports?|sources|researchers|officials"
    r"|stud(?:y|ies)|critics|observers|analysts)\b"
)
_PITY = re.compile(r"\bsorry (?:to (?:hear|learn|read|see)\b|(?:about|for) (?:your|his|her|their)\b)")
_DOER = re.compile(r"\bby (?:its|his|her|their|the) (\w+)[.!?]?$")


class Remarks(NamedTuple):
    """What is remarked beside what is said.

    Attributes:
        words: all words, "n't" among them where a word ends so.
        attributed: whether it says who says so.
        plain: the sentence in lower case.
        pities: whether it is sorry for what befell another.
        apologizes: whether it speaks of an apology.
        doer: stem of who did it, where the sentence ends in that; "" for none.
        stems: of all words.
    """

    words: frozenset[str]
    attributed: bool
    plain: str
    doer: str
    pities: bool
    apologizes: bool
    stems: frozenset[str]


def facts(sentence: Sentence) -> Remarks:
    """The remarks of a sentence."""
    plain = sentence.plain_lower
    words = sentence.lower_set
    doer = _DOER.search(plain)
    return Remarks(
        words | {"n't"} if "n't" in plain else words,
        _ATTRIBUTED.search(plain) is not None,
        plain,
        stem(doer[1]) if doer else "",
        "sorry" in words and _PITY.search(plain) is not None,
        "apolog" in plain,
        sentence.stems,
    )


def breaks(source: Remarks, rewrite: Remarks) -> bool:
    """Whether the rewrite remarks what its source does not."""
    return (
        (not _ATTITUDES.isdisjoint(rewrite.words) and _LIKE_ATTITUDES.isdisjoint(source.words))
        or (not _CONTRASTS.isdisjoint(rewrite.words) and _LIKE_CONTRASTS.isdisjoint(source.words))
        or (rewrite.attributed and not source.attributed and not _LIKE_ATTRIBUTED.search(source.plain))
        or not source.words.issuperset(_EXPERTS.findall(rewrite.plain))
        or (source.pities and rewrite.apologizes and not source.apologizes)
        # "It was named so" does not say by whom.
        or (rewrite.doer not in source.stems | {""} and "by" not in source.words)
    )


GUARD = Guard("remarks", facts, breaks)
