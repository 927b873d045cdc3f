"""Articles: "a" before a consonant's sound, "an" before a vowel's, where a rewrite put a new word there."""

import re

from desktop.engine.voice.verbatim import covers, spans

# A capital one inside a sentence is a name: "Vitamin A enters".
_ARTICLE = re.compile(r"(?P<article>\ban?|^An?)(?P<space>\s+)(?P<word>[A-Za-z][a-z]+)\b(?![.'’-]?[A-Z])")
# Spelt with a vowel, spoken with a consonant; and spelt with a silent h.
_CONSONANT = re.compile(
    r"(?:eu|ew|on(?:e|ce)\b|u(?:bi|k|na(?:ni)|ni(?!n|m)|r[aei]|s[aeu]|t[eio]))", re.IGNORECASE
)
_SILENT = re.compile(r"(?:hour|honest|honou?r|heir)", re.IGNORECASE)
_DOUBTFUL = re.compile(r"(?:h(?:istor|erb|otel|abitu)|uni[mn]|usher|used\b)", re.IGNORECASE)


def conform(source: str, rewrite: str) -> str:
    """`rewrite` with the right article before each word that `source` has not with that article.

    Words in quotations, links and code stay, and so do those that are spoken in either way
    ("a historic", "an historic") and those that are all capitals, which may be spelt out.
    """
    known = {(match["article"].lower(), match["word"].lower()) for match in _ARTICLE.finditer(source)}
    fixed = spans(rewrite)

    def mend(match: re.Match[str]) -> str:
        article, word = match["article"], match["word"]
        if (article.lower(), word.lower()) in known or _DOUBTFUL.match(word) or covers(fixed, match.start()):
            return match[0]
        wanted = "an" if _begins_with_vowel(word) else "a"
        return f"{article[0]}{wanted[1:]}{match['space']}{word}"

    return _ARTICLE.sub(mend, rewrite)


def _begins_with_vowel(word: str) -> bool:
    if _SILENT.match(word):
        return True
    return word[0].lower() in "aeiou" and not _CONSONANT.match(word)
