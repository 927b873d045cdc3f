"""Sentences as published, made readable: marks of web pages, tweets and tokenizers taken out."""

import html
import re
import unicodedata
from dataclasses import dataclass

from desktop.engine.layout import flatten
from desktop.engine.measures import words
from desktop.engine.prose import reason_to_keep
from desktop.engine.result import Reason
from trainer.engines import Row

_TAG = re.compile(r"</?(?:p|br|b|i|em|strong|span|div|a)(?:\s[^<>]*)?/?>", re.IGNORECASE)
# A comma or a full stop that stands alone: the work of a tokenizer.
_TOKENIZED = re.compile(r"(?:\s(?:[.,;?!]|``|''|'s|n't|-[LR]RB-)(?=\s|$))")
_UNTOKENIZED = re.compile(r"[^\W\d_][,;?!](?=\s)")
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
_BRACKET = re.compile("|".join(_BRACKETS))
_CLITIC = re.compile(r"(?<=\w) (?=(?:'(?:s|re|ve|ll|d|m)|n't)\b)", re.IGNORECASE)
_BEFORE = re.compile(r"\s+(?=[.,;:?!%)\]}](?:\s|$|[.,;:?!)\]}\"']))")
_AFTER = re.compile(r"(?<=[(\[{$£€])\s+")
_QUOTED = re.compile(r"(?:^|(?<=[\s(\[{]))\"\s+(.*?)\s+\"(?=$|[\s.,;:?!)\]}])")
_RETWEET = re.compile(r"^(?:rt|via)\s+@\w+\s*:?\s*", re.IGNORECASE)
_LINK = re.compile(r"(?:https?\s?:\s?/\s?/|www\.)\S+|\bt\.co\b\S*", re.IGNORECASE)
_AT_THE_ENDS = re.compile(rf"^(?:{_LINK.pattern})\s*|\s*(?:{_LINK.pattern})$", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w.])[@#]\w|@ \w")


@dataclass(frozen=True)
class Cleaning:
    """Cleans rows of records; a stage that runs in any process.

    Attributes:
        words: fewest and most words of a sentence.
        english: whether a sentence must be English prose.
    """

    words: tuple[int, int]
    english: bool

    def __call__(self, rows: list[Row]) -> list[Row]:
        """Each row with its texts cleaned, and in "faults" what is wrong with each, "" for nothing.

        Args:
            rows: with texts, and whether they are tweets.
        """
        done = []
        for row in rows:
            texts = [clean(text, tweet=row["tweet"]) for text in row["texts"]]
            faults = [fault(text, *self.words, english=self.english, tweet=row["tweet"]) for text in texts]
            done.append(row | {"texts": texts, "faults": faults})
        return done


def clean(text: str, *, tweet: bool = False) -> str:
    """A sentence on one line, as one would write it.

    Entities and tags of HTML are resolved, spaces that a tokenizer has put before punctuation are
    closed, and Unicode is composed (NFC).

    Args:
        text: as published.
        tweet: whether links at its ends and "RT @name:" are to go, too.
    """
    line = html.unescape(text) if "&" in text else text
    line = flatten(unicodedata.normalize("NFC", _TAG.sub(" ", line)))
    if tweet:
        line = _AT_THE_ENDS.sub("", _RETWEET.sub("", line)).strip()
    return _joined(line) if _TOKENIZED.search(line) and not _UNTOKENIZED.search(line) else line


def fault(text: str, fewest: int, most: int, *, english: bool = True, tweet: bool = False) -> str:
    """Why a clean sentence is not wanted; "" if it is.

    Args:
        text: the sentence.
        fewest: words that it must have.
        most: words that it may have.
        english: whether it must be English prose.
        tweet: whether links and names of accounts are a fault.
    """
    count = len(words(text))
    if count < fewest:
        return "too short"
    if count > most:
        return "too long"
    if tweet and (_LINK.search(text) or _HANDLE.search(text)):
        return "link, handle or hashtag"
    if english:
        reason = reason_to_keep(text)
        if reason is Reason.NOT_ENGLISH:
            return "not English"
        if reason is not None:
            return "not prose"
    return ""


def _joined(line: str) -> str:
    """The line without what a tokenizer of the Penn Treebank does to it."""
    line = _BRACKET.sub(lambda found: _BRACKETS[found[0]], line)
    line = line.replace("``", '"').replace("''", '"')
    line = _CLITIC.sub("", line)
    line = _QUOTED.sub(r'"\1"', line)
    return _AFTER.sub("", _BEFORE.sub("", line))
