"""Compares bundles of one student in different precisions: size, speed, scores and what they write.

The scores are those of people's or a teacher's paraphrases, token by token; what is written is measured
with the engine's own yardsticks. That two precisions write the same text is told, and proves nothing: one
changed word early in a sentence changes all behind it, for better or worse.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from converters.errors import ConversionError
from converters.sentences import Pair
from desktop.engine import bundle as bundles
from desktop.engine.bundle import Bundle, Kind
from desktop.engine.codes import CodeScheme
from desktop.engine.encoder import SentenceEncoder, load_encoder
from desktop.engine.guards import GuardedSource
from desktop.engine.layout import flatten
from desktop.engine.measures import length_ratio, lexical_diversity, syntactic_diversity
from desktop.engine.student import Order, Prompt, Student, load_student
from desktop.engine.tokenizer import load_tokenizer

Values = npt.NDArray[np.float64]

# The guards that hold what can be checked against the world.
_FACTS = frozenset({"numbers", "names", "negation"})
# What each is asked for: some words exchanged, a little reordered, as long as before.
_ASKED = (0.4, 0.2, 1.0)
_BATCH, _BEAM = 8, 4


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean with its 95 % interval, by the normal approximation.

    Attributes:
        value: the mean.
        low: lower end.
        high: upper end.
    """

    value: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Values) -> "Mean":
        """Of one value for each sentence, two or more."""
        half = 1.96 * float(values.std(ddof=1)) / len(values) ** 0.5
        value = float(values.mean())
        return cls(round(value, 4), round(value - half, 4), round(value + half, 4))


@dataclass(frozen=True, slots=True)
class Scores:
    """Log-probabilities of paraphrases, in nats a token.

    Attributes:
        mean: of all tokens.
        difference_mean: mean absolute difference from the first bundle's.
        difference_99: 99 tokens in 100 differ by less.
        difference_max: the largest.
        bias: mean difference; rounding errs to both sides.
    """

    mean: float
    difference_mean: float
    difference_99: float
    difference_max: float
    bias: float


@dataclass(frozen=True, slots=True)
class Found:
    """What was measured on one bundle.

    Attributes:
        name: of its folder.
        precision: as its card says it.
        megabytes: of the model file, 10^6 bytes each.
        total_megabytes: of all its files.
        open_seconds: to open it, its files in memory.
        words_per_second: of sentences rewritten with a beam of four on one thread.
        scores: of paraphrases.
        similarity: cosine of sentence and rewrite, by the embedded encoder.
        lexical: share of words exchanged, 0..1.
        syntactic: how far the shared words moved, 0..1.
        length: words of the rewrite for each word of the sentence.
        facts: share of rewrites that keep numbers, names and negations.
        same: share of rewrites that are the first bundle's, letter for letter.
    """

    name: str
    precision: str
    megabytes: float
    total_megabytes: float
    open_seconds: float
    words_per_second: float
    scores: Scores
    similarity: Mean
    lexical: Mean
    syntactic: Mean
    length: Mean
    facts: Mean
    same: float


def compare(
    folders: Sequence[Path], pairs: Sequence[Pair], report: Callable[[str], None]
) -> dict[str, object]:
    """Measure each bundle; the first is what the others are compared with.

    Args:
        folders: two or more bundles of one student with one vocabulary.
        pairs: sentences with paraphrases that the student has not learnt from, two or more.
        report: hears a line for each bundle.

    Returns:
        The report, ready for JSON.

    Raises:
        ConversionError: there are too few of either, or the bundles are not of one student.
        BundleError: a bundle does not load.
    """
    if len(folders) < 2 or len(pairs) < 2:
        raise ConversionError("Two bundles and two pairs are needed at least to compare.")
    encoder = _encoder()
    found: list[Found] = []
    first_scores: list[Values] = []
    first_texts: list[str] = []
    for folder in folders:
        report(f"measuring {folder}")
        bundle = bundles.load(folder, Kind.STUDENT)
        scheme = bundle.codes or CodeScheme()
        start = time.perf_counter()
        student = load_student(bundle)
        opened = time.perf_counter() - start
        scores = _scores(bundle, pairs, scheme)
        if first_scores and [len(each) for each in scores] != [len(each) for each in first_scores]:
            raise ConversionError(
                f"{folders[0]} and {folder} spell the same text differently; compare bundles of one student."
            )
        texts, seconds = _rewrites(student, pairs, scheme)
        first_scores, first_texts = first_scores or scores, first_texts or texts
        found.append(
            Found(
                name=folder.name,
                precision=_precision(bundle),
                megabytes=round(bundle.files["model.bin"].size / 1e6, 1),
                total_megabytes=round(bundle.size / 1e6, 1),
                open_seconds=round(opened, 2),
                words_per_second=round(sum(len(pair.source.split()) for pair in pairs) / seconds, 1),
                scores=_differences(scores, first_scores),
                **_quality(encoder, pairs, texts),
                same=round(float(np.mean([a == b for a, b in zip(texts, first_texts, strict=True)])), 4),
            )
        )
    return {
        "pairs": len(pairs),
        "tokens": sum(len(each) for each in first_scores),
        "asked": dict(zip(("lexical", "syntactic", "length"), _ASKED, strict=True)),
        "beam": _BEAM,
        "threads": 1,
        "bundles": [asdict(each) for each in found],
    }


def _encoder() -> SentenceEncoder:
    folder = next(path for path in bundles.embedded() if bundles.read_manifest(path).kind is Kind.ENCODER)
    return load_encoder(bundles.load(folder, Kind.ENCODER))


def _scores(bundle: Bundle, pairs: Sequence[Pair], scheme: CodeScheme) -> list[Values]:
    """The log-probability of each token of each paraphrase, its end included."""
    tokenizer = load_tokenizer(bundle)
    prompts = [scheme.prompt(scheme.measure(pair.source, pair.paraphrase), pair.source) for pair in pairs]
    scored = bundle.translator().score_batch(
        tokenizer.encode_batch(prompts),
        [tokenizer.opening(pair.paraphrase) for pair in pairs],
        max_batch_size=16,
        max_input_length=0,
    )
    return [np.array(each.log_probs) for each in scored]


def _rewrites(student: Student, pairs: Sequence[Pair], scheme: CodeScheme) -> tuple[list[str], float]:
    """The likeliest rewrite of each sentence, and the seconds that all took."""
    prompts = [Prompt(scheme.prompt(scheme.codes(*_ASKED), pair.source)) for pair in pairs]
    # The first batch warms what is made on first use.
    student.write(Order(tuple(prompts[:_BATCH]), _BEAM))
    start = time.perf_counter()
    texts = [
        likeliest.text
        for place in range(0, len(prompts), _BATCH)
        for likeliest, *_ in student.write(Order(tuple(prompts[place : place + _BATCH]), _BEAM))
    ]
    return texts, time.perf_counter() - start


def _differences(scores: Sequence[Values], first: Sequence[Values]) -> Scores:
    own, other = np.concatenate(scores), np.concatenate(first)
    difference = np.abs(own - other)
    figures = (
        own.mean(),
        difference.mean(),
        np.quantile(difference, 0.99),
        difference.max(),
        (own - other).mean(),
    )
    return Scores(*(round(float(figure), 5) for figure in figures))


def _quality(encoder: SentenceEncoder, pairs: Sequence[Pair], texts: Sequence[str]) -> dict[str, Mean]:
    both = [(pair.source, text) for pair, text in zip(pairs, texts, strict=True)]
    sources, written = (encoder.embed([flatten(pair[side]) for pair in both]) for side in (0, 1))
    columns = {
        "similarity": (sources * written).sum(axis=1),
        "lexical": [lexical_diversity(*pair) for pair in both],
        "syntactic": [syntactic_diversity(*pair) for pair in both],
        "length": [length_ratio(*pair) for pair in both],
        "facts": [float(not _FACTS & set(_broken(*pair))) for pair in both],
    }
    return {name: Mean.of(np.asarray(values, dtype=np.float64)) for name, values in columns.items()}


def _broken(source: str, rewrite: str) -> Sequence[str]:
    flat = flatten(source), flatten(rewrite)
    return () if flat[0] == flat[1] else tuple(GuardedSource(flat[0]).all_broken(flat[1]))


def _precision(bundle: Bundle) -> str:
    conversion = bundle.figures.get("conversion")
    return str(conversion.get("precision", "?")) if isinstance(conversion, dict) else "?"
