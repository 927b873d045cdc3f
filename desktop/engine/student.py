"""The student: the small encoder-decoder model that writes the rewrites."""

from collections.abc import Sequence
from dataclasses import dataclass

import ctranslate2

from desktop.engine.bundle import Bundle, Kind
from desktop.engine.codes import CodeScheme
from desktop.engine.errors import BundleError
from desktop.engine.tokenizer import Tokenizer, load_tokenizer

# Students learn from pairs of up to about a hundred tokens; far beyond, they lose the thread.
MAX_SENTENCE_TOKENS = 160


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One text that the student wrote.

    Attributes:
        text: the rewrite, as yet unchecked.
        score: mean log-probability of its tokens, in nats (0 or less).
    """

    text: str
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

    def write(self, prompts: Sequence[str], hypotheses: int) -> list[list[Hypothesis]]:
        """Write hypotheses for each prompt, by beam search.

        Nothing is drawn at random, so a prompt's hypotheses do not depend on the batch it stands
        in, on threads or on a seed. CTranslate2 cannot break a beam search off: keep batches small
        where somebody may want to cancel.

        Args:
            prompts: codes and sentence each, as `CodeScheme.prompt` writes them.
            hypotheses: how many a prompt, 1 or more; also the width of the beam.

        Returns:
            As many lists as prompts, the likeliest hypothesis first.
        """
        tokens = self._tokenizer.encode_batch(prompts)
        results = self._model.translate_batch(
            tokens,
            beam_size=hypotheses,
            num_hypotheses=hypotheses,
            return_scores=True,
            disable_unk=True,  # it would be written as nothing at all
            max_decoding_length=max(map(len, tokens), default=0) * 3 // 2 + 16,
        )
        return [
            [
                Hypothesis(self._tokenizer.decode(pieces).strip(), score)
                for pieces, score in zip(result.hypotheses, result.scores, strict=True)
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
