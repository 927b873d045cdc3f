"""Word by word: what else could stand at one place of a sentence."""

from desktop.engine.encoder import SentenceEncoder
from desktop.engine.exchange import FIXED
from desktop.engine.guards import GuardedSource
from desktop.engine.guards.reading.sentence import stem
from desktop.engine.layout import fit, flatten, straighten
from desktop.engine.measures import lexical_diversity, syntactic_diversity
from desktop.engine.readsource import ReadSource
from desktop.engine.result import Alternative
from desktop.engine.student import Prompt, Student
from desktop.engine.substitution import accepted, put
from desktop.engine.tokens import tokenized
from desktop.engine.wordquery import WORD, WordOption, WordQuery

# Looked into for each option that is wanted: some are no words, break a guard or stand there already.
_TRIED, _TRIED_AT_LEAST = 2, 12
_BOLDER = 4
# Below this similarity a synonym is none. all-MiniLM-L6-v2 barely notices one word in a long
# sentence, so that the bound is high.
_LOWEST_SIMILARITY = 0.9
# What a strict reader lets stand less probably than this is no synonym here.
_LEAST_SURE = 0.5


class Wording:
    """Finds other words with a student and an encoder, which it may share with a rewriter."""

    def __init__(self, student: Student, encoder: SentenceEncoder) -> None:
        self._student = student
        self._encoder = encoder

    def options(self, query: WordQuery) -> tuple[WordOption, ...]:
        """Other words for the place, the likeliest first.

        In a rewrite the rest of the sentence is written anew behind each. In the source itself the
        rest stays, so that only what can stand in for the word alone is offered: first what the thesaurus has
        for it and may stand here, then what else the student thinks of.
        """
        source, rewrite = straighten(flatten(query.source)), straighten(flatten(query.rewrite))
        if not self._student.reads(source):
            return ()
        before = straighten(flatten(query.rewrite[: query.start]))
        codes = self._student.codes.measure(source, rewrite)
        # The bolder the code, the more words the student thinks of.
        codes = self._student.codes.neighbour(codes, lexical=_BOLDER)
        prompt = Prompt(self._student.codes.prompt(codes, source), before)
        guarded = GuardedSource(source, query.keep)
        # As it stands in the text: "$‘a$" may be a formula, in which no mark may be another.
        standing = (
            guarded if source == flatten(query.source) else GuardedSource(flatten(query.source), query.keep)
        )
        texts = self._listed(query, source, before, guarded, standing) if rewrite == source else {}
        seen = {query.word.lower(), *map(str.lower, texts)}
        for hypothesis in self._student.continuations(prompt, max(query.count * _TRIED, _TRIED_AT_LEAST)):
            found = WORD.match(hypothesis.text, _end(hypothesis.text, before))
            if found is None or found[0].lower() in seen:
                continue
            if stem(found[0].lower()) == stem(query.word.lower()):
                continue  # "meetings" is no other word for "meeting"
            if found[0].lower() in FIXED and query.word.lower() not in FIXED:
                continue  # "had postponed" for "delayed": that adds a word, it exchanges none
            seen.add(found[0].lower())
            written = hypothesis.text
            if rewrite == source:
                rest = rewrite[len(before) :].lstrip()[len(query.word) :]
                if not _goes_on(hypothesis.text[found.end() :], rest):
                    continue
                written = f"{hypothesis.text[: found.end()]}{rest}"
            text = fit(query.source, flatten(written))
            if guarded.broken(flatten(written)) is None and standing.broken(flatten(text)) is None:
                texts[found[0]] = text
        if not texts:
            return ()
        meanings = self._encoder.embed([source, *map(flatten, texts.values())])
        options = [
            WordOption(word, _measured(query.source, text, float(meanings[0] @ meaning)))
            for (word, text), meaning in zip(texts.items(), meanings[1:], strict=True)
        ]
        close = (option for option in options if option.alternative.similarity >= _LOWEST_SIMILARITY)
        return tuple(close)[: query.count]

    def _listed(
        self, query: WordQuery, source: str, before: str, guarded: GuardedSource, standing: GuardedSource
    ) -> dict[str, str]:
        """What the thesaurus has for a word of the source and may stand there, each with its sentence."""
        place = len(tokenized(before))
        found: dict[str, str] = {}
        for each in accepted(ReadSource(source, self._encoder, self._student), guarded.broken):
            if (each.start, each.end) == (place, place + 1) and each.sureness >= _LEAST_SURE:
                text = fit(query.source, put(source, [each]))
                if standing.broken(flatten(text)) is None:
                    word = "".join(each.other)
                    found[word[:1].upper() + word[1:] if query.word[:1].isupper() else word] = text
        return found


def _end(text: str, opening: str) -> int:
    """Where the next word begins behind an opening; the tokenizer may have re-spaced it."""
    place = 0
    for character in opening:
        if character.isspace():
            continue
        while place < len(text) and text[place].isspace():
            place += 1
        place += 1
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _goes_on(text: str, rest: str) -> bool:
    """Whether a continuation goes on with the next word of the source: then one word was exchanged."""
    wanted, found = WORD.search(rest), WORD.search(text)
    if wanted is None or found is None:
        return wanted is found
    return wanted[0].lower() == found[0].lower()


def _measured(source: str, text: str, similarity: float) -> Alternative:
    return Alternative(text, similarity, lexical_diversity(source, text), syntactic_diversity(source, text))
