"""Compares a converted student with the merged float32 model that it was made from.

Greedy text is a poor witness: a T5 whose outputs are wrongly scaled still writes the same greedy
text, while beam order, sampling and scores are wrong. Here every token of real paraphrases is
scored, teacher forced, by both models.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import ctranslate2
import torch

from converters.errors import ConversionError
from converters.sentences import Pair
from converters.vocabulary import Trimming
from desktop.engine.codes import CodeScheme
from desktop.engine.tokenizer import FastTokenizer

_BATCH = 16


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a conversion may stray, in nats (natural logarithms of probability).

    Attributes:
        sentence: the largest absolute difference of one sentence's log-probability.
        token: the mean absolute difference of one token's.
        bias: the absolute mean difference of one token's; rounding errs to both sides.
    """

    sentence: float
    token: float
    bias: float


# Measured on FLAN-T5-small: float32 differs by the order of its sums alone, 0.0007 nats in the worst
# sentence. int8 rounds weights and activations: 0.03 nats a token when tuned, 0.16 when not, with a
# bias below 0.005. One sentence may stray by a nat, which is too ragged to bound. A wrong output
# scale errs by 6 nats a token.
BOUNDS = {
    "float32": Bounds(sentence=1e-2, token=1e-3, bias=1e-3),
    "int8": Bounds(sentence=float("inf"), token=0.2, bias=0.02),
}


@dataclass(frozen=True, slots=True)
class Parity:
    """What the comparison measured, in nats.

    Attributes:
        pairs: compared.
        tokens: scored, each sentence's end included.
        sentence_max: largest absolute difference of one sentence's log-probability.
        sentence_mean: mean absolute difference of one sentence's.
        token_mean: mean absolute difference of one token's.
        token_bias: mean difference of one token's, converted minus reference.
        reference: mean log-probability of one token under the reference.
        mass_lost: mean share of the probability, 0..1, that lay on pieces that were trimmed away, or on
            Marian's padding.
    """

    pairs: int
    tokens: int
    sentence_max: float
    sentence_mean: float
    token_mean: float
    token_bias: float
    reference: float
    mass_lost: float

    def to_json(self) -> dict[str, float]:
        """The figures, rounded for a manifest."""
        return {name: round(value, 6) for name, value in asdict(self).items()}


def measure(
    model: Any,
    trimming: Trimming,
    translator: ctranslate2.Translator,
    pairs: Sequence[Pair],
    scheme: CodeScheme,
) -> Parity:
    """Score paraphrases with both models.

    The reference is the model before trimming: its tokens are those of the trimmed tokenizer,
    mapped back, and its softmax runs over the rows that the converted one can write, so that what
    trimming took from the denominator is reported by itself.

    Args:
        model: the merged student, untrimmed, float32, in evaluation mode.
        trimming: the trimmed tokenizer and the ids that it kept.
        translator: the converted model.
        pairs: at least one.
        scheme: writes each source's codes before it, as in training.
    """
    sources, targets = encode_pairs(trimming, pairs, scheme)
    # CTranslate2 puts the end of the sentence there itself.
    scored = translator.score_batch(
        sources, [target[:-1] for target in targets], max_batch_size=_BATCH, max_input_length=0
    )
    ids = _old_ids(trimming)
    writable = _writable(model, trimming.kept)
    old = [[[ids[token] for token in text] for text in side] for side in (sources, targets)]
    order = sorted(range(len(pairs)), key=lambda index: len(targets[index]))
    sentence_differences, differences, references, masses = [], [], [], []
    for start in range(0, len(order), _BATCH):
        batch = order[start : start + _BATCH]
        rows = _reference(model, [old[0][i] for i in batch], [old[1][i] for i in batch], writable)
        for index, (reference, mass) in zip(batch, rows, strict=True):
            converted = torch.tensor(scored[index].log_probs)
            difference = converted - reference
            differences.append(difference)
            sentence_differences.append(difference.sum().abs())
            references.append(reference)
            masses.append(mass)
    each, sentence = torch.cat(differences), torch.stack(sentence_differences)
    return Parity(
        pairs=len(pairs),
        tokens=len(each),
        sentence_max=float(sentence.max()),
        sentence_mean=float(sentence.mean()),
        token_mean=float(each.abs().mean()),
        token_bias=float(each.mean()),
        reference=float(torch.cat(references).mean()),
        mass_lost=float(torch.cat(masses).mean()),
    )


def encode_pairs(
    trimming: Trimming, pairs: Sequence[Pair], scheme: CodeScheme
) -> tuple[list[list[str]], list[list[str]]]:
    """The tokens of prompts and paraphrases, as the engine makes them."""
    vocabulary = trimming.vocabulary
    reads, writes = (
        FastTokenizer(json.dumps(side).encode()) for side in (vocabulary.reads, vocabulary.writes)
    )
    prompts = [scheme.prompt(scheme.measure(pair.source, pair.paraphrase), pair.source) for pair in pairs]
    return reads.encode_batch(prompts), writes.encode_batch([pair.paraphrase for pair in pairs])


def check(parity: Parity, quantization: str) -> None:
    """Refuse what lies beyond the bounds of its precision.

    Raises:
        ConversionError: with the figure that is too large.
    """
    bounds = BOUNDS[quantization.partition("_")[0]]
    faults = {
        "a sentence's log-probability by up to": (parity.sentence_max, bounds.sentence),
        "a token's log-probability on average by": (parity.token_mean, bounds.token),
        "the mean log-probability of a token by": (abs(parity.token_bias), bounds.bias),
    }
    for what, (value, bound) in faults.items():
        # Written so that a figure that is not a number is refused too.
        if not value <= bound:
            raise ConversionError(
                f"The converted model is not the tuned one: it misses {what} {value:.4g} nats, "
                f"where {bound:g} is allowed for {quantization}; no bundle was written."
            )


def _old_ids(trimming: Trimming) -> defaultdict[str, int]:
    """The row that each token has in the untrimmed model; the unknown's for all that have none."""
    rows = dict(zip(trimming.vocabulary.rows, trimming.kept, strict=True))
    unknown = rows[trimming.vocabulary.unknown]
    return defaultdict(lambda: unknown, rows)


def _writable(model: Any, kept: Sequence[int]) -> list[int]:
    """The rows that the converted model can write: all but Marian's padding, which only begins a text.

    Nothing is learnt about it, but opus-mt's own gives it a little of the probability at every token.
    """
    unwritten = model.config.pad_token_id if model.config.model_type == "marian" else None
    return [row for row in kept if row != unwritten]


@torch.no_grad()
def _reference(
    model: Any, sources: list[list[int]], targets: list[list[int]], writable: Sequence[int]
) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """Each target's log-probabilities over the writable rows, and the mass beyond, token by token."""
    source, mask = _pad(sources)
    target, _ = _pad(targets)
    start = torch.full((len(target), 1), model.config.decoder_start_token_id)
    logits = model(
        input_ids=source, attention_mask=mask, decoder_input_ids=torch.cat([start, target[:, :-1]], 1)
    ).logits.double()
    within = torch.logsumexp(logits[:, :, torch.tensor(writable)], dim=-1)
    chosen = logits.gather(-1, target.unsqueeze(-1)).squeeze(-1)
    log_probs = (chosen - within).float()
    mass = -torch.expm1(within - torch.logsumexp(logits, dim=-1)).float()
    return [(log_probs[row, : len(ids)], mass[row, : len(ids)]) for row, ids in enumerate(targets)]


def _pad(sequences: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    width = max(len(sequence) for sequence in sequences)
    # Where the mask is 0 the value does not matter.
    padded = torch.tensor([sequence + [0] * (width - len(sequence)) for sequence in sequences])
    lengths = torch.tensor([len(sequence) for sequence in sequences])
    return padded, (torch.arange(width) < lengths[:, None]).long()
