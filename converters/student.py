"""Makes a student's bundle: merge, trim, convert, check parity, write."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import ctranslate2

from converters import parity
from converters.convert import convert
from converters.errors import ConversionError
from converters.facts import read_facts
from converters.loader import LOADERS
from converters.merge import Merged, load_merged
from converters.rows import trim_model
from converters.sentences import Pair, read_pairs, read_sentences
from converters.smooth import smooth
from converters.tokens import Tokens
from converters.vocabulary import Trimming, choose, count_pieces, share_unchanged, trim
from converters.write import finish, workshop
from desktop.engine.bundle import TARGET_TOKENIZER_FILE, TOKENIZER_FILE, Kind
from desktop.engine.codes import Codes, CodeScheme

# Taken evenly from the pairs where no others are given to check with.
_HELD_OUT = 500
# Pairs on which the activations are measured; more of them change the peaks little.
_SMOOTHED = 100


@dataclass(frozen=True, slots=True)
class StudentJob:
    """What to make of which files.

    Attributes:
        base: folder of the base model.
        adapter: folder of the LoRA adapter, or None.
        pairs: pairs whose pieces are counted.
        sentences: more text whose pieces are counted.
        held_out: pairs to check with, that are not among `pairs`; None holds some of `pairs` back.
        facts: the facts file.
        name: of the bundle.
        output: folder to write.
        codes: the code scheme that the student was tuned with.
        training: how it was tuned, for the manifest.
        figures: what was measured elsewhere, for manifest and card.
        quantization: int8, int8_float32 or float32.
        minimum: how often a piece must occur to be kept; None keeps the whole vocabulary.
        maximum: pieces to keep at most; None sets no bound.
        checks: pairs to compare log-probabilities on.
    """

    base: Path
    adapter: Path | None
    pairs: Sequence[Path]
    sentences: Sequence[Path]
    held_out: Path | None
    facts: Path
    name: str
    output: Path
    codes: CodeScheme
    training: Mapping[str, Any]
    figures: Mapping[str, Any]
    quantization: str = "int8"
    minimum: int | None = 2
    maximum: int | None = None
    checks: int = 300


def make_student(job: StudentJob, report: Callable[[str], None], loader: Any = None) -> parity.Parity:
    """Make the bundle, or leave everything as it was.

    Args:
        job: what to make.
        report: hears a line at each stage.
        loader: makes the CTranslate2 specification; None takes that of the family.

    Returns:
        How near the converted model is to the merged one.

    Raises:
        ConversionError: an input does not fit, or the conversion strays beyond its bounds.
        BundleError: the bundle that was made does not load.
    """
    facts = read_facts(job.facts)
    pairs = [pair for path in job.pairs for pair in read_pairs(path)]
    if job.held_out is not None:
        held_out = list(read_pairs(job.held_out))
    else:
        step = max(2, len(pairs) // _HELD_OUT)
        held_out = pairs[::step]
        del pairs[::step]
    if not held_out:
        raise ConversionError(
            "There are no pairs to check the conversion with; give --held-out or more --pairs."
        )
    report(f"loading {job.base.name}" + (f" and merging {job.adapter.name}" if job.adapter else ""))
    merged = load_merged(job.base, job.adapter)
    trimming = _trim(job, merged, pairs, report)
    texts = [text for pair in held_out for text in (pair.source, pair.paraphrase)]
    unchanged = share_unchanged(merged.vocabulary, trimming, texts)
    report(f"vocabulary: {len(trimming.kept)} pieces; {unchanged:.2%} of held-out sentences keep theirs")
    with workshop(job.output) as folder:
        report(f"converting to {job.quantization}")
        # What can be moved out of the activations lies before a layer norm; Marian's lie behind.
        smoothed = merged.architecture == "t5" and job.quantization != "float32"
        trimmed = trim_model(merged.model, trimming.kept)
        if smoothed:
            trimmed = _smooth(trimmed, trimming, pairs or held_out, job.codes)
        loader = loader or LOADERS[merged.architecture]()
        vocabulary = trimming.vocabulary
        tokenizers = dict(zip((TOKENIZER_FILE, TARGET_TOKENIZER_FILE), vocabulary.sides, strict=False))
        tokens = Tokens(vocabulary.rows, vocabulary.unknown)
        convert(trimmed, tokens, tokenizers, loader=loader, quantization=job.quantization, folder=folder)
        report("comparing log-probabilities")
        translator = ctranslate2.Translator(str(folder))
        step = max(1, len(held_out) // job.checks)
        outcome = parity.measure(
            merged.model, trimming, translator, held_out[::step][: job.checks], job.codes
        )
        del translator
        report("parity: " + json.dumps(outcome.to_json()))
        parity.check(outcome, job.quantization)
        finish(
            folder,
            job.output,
            kind=Kind.STUDENT,
            name=job.name,
            architecture=merged.architecture,
            facts=facts,
            codes=job.codes,
            training=job.training,
            figures={
                **job.figures,
                "conversion": {
                    "precision": job.quantization,
                    "pieces": len(trimming.kept),
                    "sentences_with_the_same_pieces": round(unchanged, 4),
                    "parity_nats": outcome.to_json(),
                },
            },
            made={
                "Adapter": "a LoRA adapter, merged in float32" if job.adapter else "none: the base as it is",
                "Vocabulary": f"{len(trimming.kept)} of {len(merged.vocabulary.rows)} pieces",
                "Precision": job.quantization + (", activations smoothed (SmoothQuant)" if smoothed else ""),
            },
        )
    return outcome


def _smooth(model: Any, trimming: Trimming, pairs: Sequence[Pair], scheme: CodeScheme) -> Any:
    """The model smoothed on pairs taken evenly."""
    ids = {token: row for row, token in enumerate(trimming.vocabulary.rows)}
    unknown = ids[trimming.vocabulary.unknown]
    step = -(-len(pairs) // _SMOOTHED)
    sources, targets = (
        [[ids.get(token, unknown) for token in text] for text in side]
        for side in parity.encode_pairs(trimming, pairs[::step], scheme)
    )
    return smooth(model, sources, targets)


def _trim(job: StudentJob, merged: Merged, pairs: Sequence[Pair], report: Callable[[str], None]) -> Trimming:
    vocabulary = merged.vocabulary
    if job.minimum is None:
        return trim(vocabulary, range(len(vocabulary.rows)))
    report("counting the pieces that the text needs")
    counts = count_pieces(vocabulary, (text for pair in pairs for text in (pair.source, pair.paraphrase)))
    for path in job.sentences:
        counts += count_pieces(vocabulary, read_sentences(path))
    return trim(vocabulary, choose(vocabulary, counts, job.minimum, job.maximum, _prompts(job.codes)))


def _prompts(scheme: CodeScheme) -> list[str]:
    """Every prompt that the scheme can write."""
    levels = (range(len(edges) + 1) for edges in (scheme.lexical, scheme.syntactic, scheme.length))
    return [scheme.prompt(Codes(*codes), "") for codes in product(*levels)]
