"""The student: the small encoder-decoder model that writes the rewrites."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import ctranslate2

from desktop.engine.bundle import Bundle, Kind
from desktop.engine.codes import CodeScheme
from desktop.engine.errors import BundleError
from desktop.engine.tokenizer import Tokenizer, load_tokenizer

# Students learn from pairs of up to about a hundred tokens; far beyond, they lose the thread.
MAX_SENTENCE_TOKENS = 160
# Openings less likely than one in thirty lead the student to make something up to follow them.
_LEAST_OPENING = math.log(1 / 30)


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
class _Row:
    """A hypothesis about to be written: which prompt's, its first token and that token's score."""

    prompt: int
    first: str
    score: float


class Student:
    """Writes hypotheses for prompts.

    Args:
        model: the student in CTranslate2, on the CPU.
        tokenizer: of the same bundle.
        codes: how it is asked for a kind of rewrite.
    """

    def __init__(self, model: ctranslate2.Translator, tokenizer: Tokenizer, codes: CodeScheme) -> None:
        self._model = model
        self._tokenizer = tokenizer
        self.codes = codes

    def reads(self, sentence: str) -> bool:
        """Whether the sentence is short enough to be rewritten whole."""
        # A token is at least one character, so most sentences need not be tokenised to know.
        return len(sentence) <= MAX_SENTENCE_TOKENS or self._tokenizer.count(sentence) <= MAX_SENTENCE_TOKENS

    def write(
        self, prompts: Sequence[str], openings: int, cancelled: Callable[[], bool]
    ) -> list[list[Hypothesis]]:
        """Write hypotheses for each prompt.

        Each starts with another of the likely first tokens and goes on greedily: openings differ,
        which moves the syntax, while every continuation is the student's best. Nothing is drawn at
        random, so a prompt's hypotheses do not depend on the batch it stands in, on threads or on
        a seed. (CTranslate2's `return_alternatives` does the same, but a prompt at a time, at three
        times the cost.)

        Args:
            prompts: codes and sentence each, as `CodeScheme.prompt` writes them.
            openings: hypotheses a prompt at most, 1 or more.
            cancelled: asked at every token; once true, the batch ends at once.

        Returns:
            As many lists as prompts, the likeliest opening first; none when cancelled.
        """
        written: list[list[Hypothesis]] = [[] for _ in prompts]
        tokens = self._tokenizer.encode_batch(prompts)
        if not tokens or cancelled():
            return written
        rows = [
            _Row(index, first, score)
            for index, firsts in enumerate(self._firsts(tokens, openings))
            for first, score in firsts
        ]
        results = self._model.translate_batch(
            [tokens[row.prompt] for row in rows],
            target_prefix=[[row.first] for row in rows],
            beam_size=1,
            return_scores=True,
            max_decoding_length=max(map(len, tokens)) * 3 // 2 + 16,
            callback=lambda _step: cancelled(),
        )
        if not cancelled():
            for row, result in zip(rows, results, strict=True):
                (hypothesis,), (rest,) = result.hypotheses, result.scores
                score = (row.score + rest * (len(hypothesis) - 1)) / max(len(hypothesis), 1)
                written[row.prompt].append(Hypothesis(self._tokenizer.decode(hypothesis).strip(), score))
        return written

    def _firsts(self, tokens: list[list[str]], openings: int) -> list[list[tuple[str, float]]]:
        """The likely first tokens for each prompt, with their log-probabilities."""
        results = self._model.translate_batch(
            tokens, beam_size=openings, num_hypotheses=openings, return_scores=True, max_decoding_length=1
        )
        return [
            [
                (hypothesis[0], score)
                for hypothesis, score in zip(result.hypotheses, result.scores, strict=True)
                if hypothesis and (score >= _LEAST_OPENING or score == result.scores[0])
            ]
            for result in results
        ]


def load_student(bundle: Bundle, intra_threads: int = 0) -> Student:
    """The student of a bundle.

    Raises:
        BundleError: the bundle holds no student, or a broken one.
    """
    if bundle.codes is None:
        raise BundleError(f"The bundle “{bundle.folder}” holds no {Kind.STUDENT}; choose another bundle.")
    return Student(bundle.translator(intra_threads), load_tokenizer(bundle), bundle.codes)
