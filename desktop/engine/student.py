"""The student: the small encoder-decoder model that writes the rewrites."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import ctranslate2

from desktop.engine.bundle import Bundle, Kind
from desktop.engine.codes import CodeScheme
from desktop.engine.errors import BundleError
from desktop.engine.tokenizer import Tokenizer, load_tokenizer

# Students learn from pairs of up to about a hundred tokens; far beyond, they lose the thread.
MAX_SENTENCE_TOKENS = 160
# Prompts are filled up to a multiple of so many tokens, that those for sentences of like length may stand in
# one batch. Codes may take a token more or less; where an order's differ by more, its sentences do.
_FILLED = 4
# The least probable first piece that `Student.continuations` looks into. It must lie below one over the size
# of the vocabulary: where no piece reaches it, CTranslate2 divides by zero and the program is gone.
_LEAST_PROBABLE = 1e-5
# So many prompts or answers are read together at most: more of them take no less time each.
_READ_TOGETHER = 3


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One text that the student wrote.

    Attributes:
        text: the rewrite, as yet unchecked.
        score: mean log-probability of its tokens, in nats (0 or less).
    """

    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing that the student is asked for.

    Attributes:
        text: codes and sentence, as `CodeScheme.prompt` writes them.
        opening: what every hypothesis begins with; "" for none.
    """

    text: str
    opening: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """What the student is asked to write in one go.

    Attributes:
        prompts: what is asked for.
        hypotheses: how many for each prompt, 1 or more; also the width of the beam.
        without: words that no hypothesis may hold, as they are spelt here.
    """

    prompts: tuple[Prompt, ...]
    hypotheses: int = 4
    without: tuple[str, ...] = ()


class Writing:
    """An order that is being carried out on the student's own threads."""

    def __init__(self, results: Sequence[ctranslate2.AsyncTranslationResult], tokenizer: Tokenizer) -> None:
        self._results = results
        self._tokenizer = tokenizer

    def __iter__(self) -> Iterator[list[Hypothesis]]:
        """Wait for each prompt in turn, and give its hypotheses, the likeliest first."""
        for each in self._results:
            result = each.result()
            yield [
                Hypothesis(self._tokenizer.decode(pieces).strip(), score)
                for pieces, score in zip(result.hypotheses, result.scores, strict=True)
            ]

    def hypotheses(self) -> list[list[Hypothesis]]:
        """Wait for the hypotheses of all prompts."""
        return list(self)


class Draft:
    """A rewrite that can be cut off where it comes to a part of its source.

    Attributes:
        text: the rewrite, with the opening of its prompt.
        score: mean log-probability of its tokens, in nats.
    """

    def __init__(
        self,
        prompt: Prompt,
        pieces: Sequence[str],
        score: float,
        attention: Sequence[Sequence[float]],
        student: "Student",
    ) -> None:
        self._prompt = prompt
        self._pieces = pieces
        self._attention = attention
        self._student = student
        self.text = student.join(prompt.opening, pieces)
        self.score = score

    def up_to(self, start: int, end: int) -> str:
        """The text before the word that says what stands in `prompt.text[start:end]`.

        That is the first one for which the decoder attended much to those tokens, behind the opening.
        """
        first = self._student.tokens_before(self._prompt.text, start)
        last = max(first + 1, self._student.tokens_before(self._prompt.text, end))
        attended = [sum(row[first:last]) for row in self._attention][: len(self._pieces)]
        much = max(attended, default=0.0) / 2
        cut = next((index for index, share in enumerate(attended) if share >= much), 0)
        while cut and not self._student.begins_word(self._pieces[cut]):
            cut -= 1
        return self._student.join(self._prompt.opening, self._pieces[:cut])


class Student:
    """Writes hypotheses for prompts.

    An order is one batch and runs on one thread, so what comes of it depends on nothing but the
    order: not on how many threads there are, nor on what else is being written. Two orders at once
    on a thread each are also faster than one on two: the steps of a decoder are too small to share.
    Only prompts of one length may be shared between threads, or stand beside those of another sentence:
    nothing is padded then, and no bit moves. So prompts are filled up.

    Args:
        model: the student in CTranslate2, on the CPU.
        tokenizer: of the same bundle.
        codes: how it is asked for a kind of rewrite.

    Attributes:
        threads: how many orders are carried out at the same time.
    """

    def __init__(self, model: ctranslate2.Translator, tokenizer: Tokenizer, codes: CodeScheme) -> None:
        self._model = model
        self._tokenizer = tokenizer
        self.codes = codes
        self.threads: int = model.num_translators

    def reads(self, sentence: str) -> bool:
        """Whether the sentence is short enough to be rewritten whole."""
        # A token is at least one character, so most sentences need not be tokenised to know.
        return len(sentence) <= MAX_SENTENCE_TOKENS or self._tokenizer.count(sentence) <= MAX_SENTENCE_TOKENS

    def length(self, order: Order) -> int:
        """Tokens of each prompt once they are filled up; 0 where they cannot be made even."""
        return _even(self._tokens(order.prompts))

    def start(self, orders: Sequence[Order], shared_by: int = 1) -> list[Writing]:
        """Begin to write, by beam search; returns at once.

        Nothing is drawn at random. CTranslate2 cannot break a beam search off: keep orders small
        where somebody may want to cancel.

        Args:
            orders: what is to be written. Those of one `length` and beam that forbid nothing are one batch,
                which is done sooner than one after the other; what is written is the same.
            shared_by: threads that may share an order. It is done sooner, for more time of the processor in
                all; what is written is the same.

        Returns:
            For each order its writing.
        """
        batches: defaultdict[object, list[int]] = defaultdict(list)
        tokens = [self._tokens(order.prompts) for order in orders]
        for place, (order, each) in enumerate(zip(orders, tokens, strict=True)):
            even = _even(each)
            batches[(even, order.hypotheses) if even and not order.without else place].append(place)
        results: dict[int, list[ctranslate2.AsyncTranslationResult]] = {}
        for places in batches.values():
            found = iter(
                self._begin(
                    [orders[place] for place in places], [tokens[place] for place in places], shared_by
                )
            )
            results |= {place: list(islice(found, len(tokens[place]))) for place in places}
        return [Writing(results[place], self._tokenizer) for place in range(len(orders))]

    def _begin(
        self, orders: Sequence[Order], tokens: Sequence[list[list[str]]], shared_by: int
    ) -> list[ctranslate2.AsyncTranslationResult]:
        """Begin orders that are one batch; gives the results of their prompts in turn."""
        sources = [each for order in tokens for each in order]
        if not sources:
            return []
        openings = [self._tokenizer.opening(prompt.opening) for order in orders for prompt in order.prompts]
        suppressed = [each for word in orders[0].without for each in self._tokenizer.spellings(word)]
        size = math.ceil(len(sources) / shared_by) if _even(sources) else len(sources)
        results = []
        for first in range(0, len(sources), size):
            part = slice(first, first + size)
            results += self._model.translate_batch(
                sources[part],
                openings[part] if any(openings[part]) else None,
                beam_size=orders[0].hypotheses,
                num_hypotheses=orders[0].hypotheses,
                return_scores=True,
                disable_unk=True,  # it would be written as nothing at all
                suppress_sequences=suppressed or None,
                max_decoding_length=_longest(sources),
                asynchronous=True,
            )
        return results

    def _tokens(self, prompts: Sequence[Prompt]) -> list[list[str]]:
        """The tokens of some prompts, filled up to one length where they are for one sentence."""
        tokens = self._tokenizer.encode_batch([prompt.text for prompt in prompts])
        lengths = [len(each) for each in tokens]
        longest = max(lengths, default=0)
        if longest - min(lengths, default=0) >= _FILLED:
            return tokens
        even = math.ceil(longest / _FILLED) * _FILLED
        return [self._tokenizer.filled(each, even) for each in tokens]

    def write(self, order: Order) -> list[list[Hypothesis]]:
        """The hypotheses of each prompt of `order`, the likeliest first."""
        (writing,) = self.start([order])
        return writing.hypotheses()

    def draft(self, prompt: Prompt) -> "Draft":
        """The likeliest rewrite, chosen word by word, and what was looked at for each."""
        tokens = self._tokenizer.encode_batch([prompt.text])
        opening = self._tokenizer.opening(prompt.opening)
        (result,) = self._model.translate_batch(
            tokens,
            [opening] if opening else None,
            beam_size=1,
            return_attention=True,
            return_scores=True,
            disable_unk=True,
            max_decoding_length=_longest(tokens),
        )
        written = len(opening)
        return Draft(
            prompt, result.hypotheses[0][written:], result.scores[0], result.attention[0][written:], self
        )

    def likelihoods(self, prompts: Sequence[str], text: str) -> list[float]:
        """How likely the student finds one text as the answer to each prompt.

        Args:
            prompts: codes and sentence, as `CodeScheme.prompt` writes them.
            text: the answer.

        Returns:
            For each prompt the log-probability of the whole text, in nats (0 or less).
        """
        answer = self._tokenizer.encode_within(text)
        tokens = self._tokenizer.encode_batch(list(prompts))
        waiting = [
            (
                places,
                self._model.score_batch(
                    [tokens[place] for place in places], [answer] * len(places), asynchronous=True
                ),
            )
            for places in self._together([len(each) for each in tokens])
        ]
        found = [0.0] * len(tokens)
        for places, results in waiting:
            for place, result in zip(places, results, strict=True):
                found[place] = sum(result.result().log_probs)
        return found

    def answers(self, prompt: str, texts: Sequence[str]) -> list[list[float]]:
        """How likely the student finds each of some texts as the answer to one prompt.

        Args:
            prompt: codes and sentence, as `CodeScheme.prompt` writes them.
            texts: the answers.

        Returns:
            For each text the log-probabilities of its tokens and of its end, in nats (0 or less).
        """
        tokens = self._tokenizer.encode_batch([prompt])
        answers = [self._tokenizer.encode_within(text) for text in texts]
        waiting = [
            (
                places,
                self._model.score_batch(
                    tokens * len(places), [answers[place] for place in places], asynchronous=True
                ),
            )
            for places in self._together([len(each) for each in answers])
        ]
        found: list[list[float]] = [[] for _ in answers]
        for places, results in waiting:
            for place, result in zip(places, results, strict=True):
                found[place] = list(result.result().log_probs)
        return found

    def _together(self, lengths: Sequence[int]) -> list[list[int]]:
        """The places of what is read together, so that every thread has its share.

        Only what has one length: beside something longer it would be padded, which moves the figures.
        """
        alike: defaultdict[int, list[int]] = defaultdict(list)
        for place, length in enumerate(lengths):
            alike[length].append(place)
        most = min(_READ_TOGETHER, math.ceil(len(lengths) / self.threads))
        return [
            places[first : first + most] for places in alike.values() for first in range(0, len(places), most)
        ]

    def answer_tokens(self, text: str) -> int:
        """How many of the figures of `answers` a text has, without that of its end."""
        return len(self._tokenizer.encode_within(text))

    def join(self, opening: str, pieces: Sequence[str]) -> str:
        """An opening and the pieces written behind it; it may hold what the tokenizer cannot spell."""
        rest = self._tokenizer.decode_rest(pieces)
        between = " " if opening and rest and self.begins_word(pieces[0]) else ""
        return f"{opening}{between}{rest}"

    def tokens_before(self, text: str, place: int) -> int:
        """How many tokens of a prompt stand before a place in it, in characters."""
        return self._tokenizer.lead + len(self._tokenizer.encode_within(text[:place].rstrip()))

    def begins_word(self, piece: str) -> bool:
        """Whether a piece that was written begins a word of its own."""
        return self._tokenizer.begins_word(piece)

    def continuations(self, prompt: Prompt, count: int) -> list[Hypothesis]:
        """Different ways to go on after the opening, each to the end of the sentence.

        The next piece differs in each; behind it stands what is then likeliest.

        Args:
            prompt: what is asked for.
            count: how many, 1 or more; there may be fewer.

        Returns:
            The whole sentences, the likeliest next piece first.
        """
        tokens = self._tokenizer.encode_batch([prompt.text])
        results = self._model.translate_batch(
            tokens,
            [self._tokenizer.opening(prompt.opening)],
            beam_size=1,
            num_hypotheses=count,
            return_alternatives=True,
            min_alternative_expansion_prob=_LEAST_PROBABLE,
            return_scores=True,
            disable_unk=True,
            max_decoding_length=_longest(tokens),
        )
        (result,) = results
        return [
            Hypothesis(self._tokenizer.decode(pieces).strip(), score)
            for pieces, score in zip(result.hypotheses, result.scores, strict=True)
        ]


def _even(tokens: Sequence[Sequence[str]]) -> int:
    """How many tokens all of them have, or 0."""
    lengths = set(map(len, tokens))
    return lengths.pop() if len(lengths) == 1 else 0


def _longest(tokens: Sequence[Sequence[str]]) -> int:
    """Tokens that a rewrite may have at most."""
    return max(map(len, tokens)) * 3 // 2 + 16


def load_student(bundle: Bundle, threads: int = 1) -> Student:
    """The student of a bundle.

    Args:
        bundle: of the kind student.
        threads: how many orders are carried out at the same time, each on one thread.

    Raises:
        BundleError: the bundle holds no student, or a broken one.
    """
    if bundle.codes is None:
        raise BundleError(f"The bundle “{bundle.folder}” holds no {Kind.STUDENT}; choose another bundle.")
    return Student(bundle.translator(threads), load_tokenizer(bundle), bundle.codes)
