"""The way of a text through the engine: segments, candidates, guards, measures, choice."""

import os
import random
from collections.abc import Callable, Iterator, Sequence

from desktop.engine import bundle as bundles
from desktop.engine.bundle import Bundle, Kind
from desktop.engine.codes import Codes
from desktop.engine.encoder import SentenceEncoder, load_encoder
from desktop.engine.errors import BundleError
from desktop.engine.guards import GuardedSource
from desktop.engine.layout import fit, flatten
from desktop.engine.prose import reason_to_keep
from desktop.engine.ranking import Candidate, choose
from desktop.engine.request import Request
from desktop.engine.result import Reason, Rewrite
from desktop.engine.segment import Segment, split
from desktop.engine.student import Student, load_student

# Hypotheses for each way of asking; see `Student.write`.
_HYPOTHESES = 4
# A text's first sentence goes alone, so that something shows at once; then batches grow, for
# larger ones do more sentences a second. They stay small enough that a newer request, which has to
# wait for the batch under way, waits for a moment only.
_LARGEST_BATCH = 4
# Students change less than they are asked for, so the request is also made a little stronger:
# (lexical, syntactic) levels added to the codes that were asked for.
_STEPS = ((0, 0), (1, 0), (2, 2), (3, 1))
_OTHER_STEPS = ((-1, 0), (0, 1), (0, 3), (1, 1), (1, 3), (2, 0), (2, 4), (3, 3), (4, 2))


class Rewriter:
    """Rewrites texts with one student and one sentence encoder.

    Args:
        student: writes the candidates.
        encoder: measures how much of the meaning they keep.
    """

    def __init__(self, student: Student, encoder: SentenceEncoder) -> None:
        self._student = student
        self._encoder = encoder

    def rewrite(self, text: str, request: Request, cancelled: Callable[[], bool]) -> Iterator[Rewrite]:
        """Yield the rewrite of each sentence of `text`, in order.

        Memory does not grow with the text: sentences are read, rewritten and let go a batch at a
        time.

        Args:
            text: any text at all.
            request: what the writer asks for.
            cancelled: asked at every step; once true, nothing more is yielded.
        """
        for batch in _batches(split(text)):
            if cancelled():
                return
            rewrites = self._rewrite_batch(batch, request, cancelled)
            if cancelled():
                return
            yield from rewrites

    def _rewrite_batch(
        self, batch: Sequence[Segment], request: Request, cancelled: Callable[[], bool]
    ) -> list[Rewrite]:
        sentences = [flatten(segment.text) for segment in batch]
        reasons = [self._reason_to_keep(sentence) for sentence in sentences]
        todo = [index for index, reason in enumerate(reasons) if reason is None]
        choices = self._choices([(batch[index].text, sentences[index]) for index in todo], request, cancelled)
        chosen = dict(zip(todo, choices, strict=True))
        rewrites = []
        for index, segment in enumerate(batch):
            candidates = chosen.get(index)
            if candidates:
                alternatives = tuple(candidate.alternative() for candidate in candidates)
                rewrites.append(Rewrite(segment.start, segment.text, alternatives))
            else:
                reason = reasons[index] or Reason.NO_SAFE_REWRITE
                rewrites.append(Rewrite.keeping(segment.start, segment.text, reason))
        return rewrites

    def _reason_to_keep(self, sentence: str) -> Reason | None:
        return reason_to_keep(sentence) or (None if self._student.reads(sentence) else Reason.TOO_LONG)

    def _choices(
        self, pairs: Sequence[tuple[str, str]], request: Request, cancelled: Callable[[], bool]
    ) -> list[list[Candidate]]:
        """The candidates to show for each (sentence as it stands, sentence flattened)."""
        scheme = self._student.codes
        prompts: list[str] = []
        ends = []
        for _, sentence in pairs:
            prompts += [scheme.prompt(codes, sentence) for codes in self._asking(sentence, request)]
            ends.append(len(prompts))
        if not prompts or cancelled():
            return [[] for _ in pairs]
        written = self._student.write(prompts, _HYPOTHESES)
        safe: list[dict[str, float]] = []
        start = 0
        for (source, sentence), end in zip(pairs, ends, strict=True):
            if cancelled():
                return [[] for _ in pairs]
            guarded = GuardedSource(sentence, request.keep)
            scores: dict[str, float] = {}
            for hypothesis in (each for prompt in written[start:end] for each in prompt):
                written_text = flatten(hypothesis.text)
                if guarded.broken(written_text) is not None:
                    continue
                text = fit(source, written_text)
                # Once more: dressing the rewrite must not undress a fact either.
                dressed = flatten(text)
                if dressed != sentence and guarded.broken(dressed) is None:
                    scores[text] = max(hypothesis.score, scores.get(text, hypothesis.score))
            safe.append(scores)
            start = end
        embeddings = iter(
            self._encoder.embed(
                [
                    flatten(text)
                    for (_, sentence), scores in zip(pairs, safe, strict=True)
                    for text in (sentence, *scores)
                ]
            )
        )
        choices = []
        for (source, _), scores in zip(pairs, safe, strict=True):
            meaning = next(embeddings)
            candidates = [
                Candidate.measured(source, text, float(meaning @ next(embeddings)), score)
                for text, score in scores.items()
            ]
            choices.append(choose(candidates, request))
        return choices

    def _asking(self, sentence: str, request: Request) -> list[Codes]:
        """The codes to ask for, without repetition: the request itself and stronger ones."""
        scheme = self._student.codes
        asked = scheme.codes(request.lexical / 100, request.syntactic / 100, request.length.ratio)
        steps: tuple[tuple[int, int], ...] = _STEPS
        if request.seed:
            # Seeded by the sentence too: the same sentence fares the same wherever it stands.
            chance = random.Random(f"{request.seed} {sentence}")  # noqa: S311 - variety, not secrecy
            steps = ((0, 0), *chance.sample(_STEPS[1:] + _OTHER_STEPS, len(_STEPS) - 1))
        return list(
            dict.fromkeys(scheme.neighbour(asked, lexical, syntactic) for lexical, syntactic in steps)
        )


def load(bundle: str | None = None) -> Rewriter:
    """The rewriter with the embedded encoder and a student.

    Args:
        bundle: name of an embedded student or folder of another; None for the embedded one.

    Raises:
        BundleError: a bundle is missing or broken.
    """
    threads = min(os.cpu_count() or 1, 4)
    student = load_student(student_bundle(bundle), threads)
    return Rewriter(student, load_encoder(_embedded(Kind.ENCODER), threads))


def student_bundle(bundle: str | None = None) -> Bundle:
    """The verified bundle of a student: by name or folder, or the embedded one.

    Raises:
        BundleError: it is missing or broken.
    """
    return bundles.load(bundles.find(bundle), Kind.STUDENT) if bundle else _embedded(Kind.STUDENT)


def _embedded(kind: Kind) -> Bundle:
    for folder in bundles.embedded():
        if bundles.read_manifest(folder).kind is kind:
            return bundles.load(folder, kind)
    raise BundleError(f"The program holds no {kind} of its own; install it again.")


def _batches(segments: Iterator[Segment]) -> Iterator[list[Segment]]:
    """The sentences among `segments` in batches of 1, 2 and 4, then always 4."""
    batch: list[Segment] = []
    size = 1
    for segment in segments:
        if segment.sentence:
            batch.append(segment)
        if len(batch) == size:
            yield batch
            batch, size = [], min(2 * size, _LARGEST_BATCH)
    if batch:
        yield batch
