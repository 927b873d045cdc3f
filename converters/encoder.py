"""Makes the sentence encoder's bundle: convert, check the similarities, write."""

import itertools
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import tokenizers
import torch
from transformers import BertModel

from converters.convert import convert
from converters.errors import ConversionError
from converters.facts import read_facts
from converters.loader import EncoderLoader
from converters.sentences import read_sentences
from converters.tokens import Tokens
from converters.write import finish, workshop
from desktop.engine.bundle import TOKENIZER_FILE, Kind
from desktop.engine.encoder import MAX_TOKENS, Embeddings, SentenceEncoder
from desktop.engine.tokenizer import FastTokenizer

# Cosines. The engine's similarity thresholds are told in hundredths: the mean error has to stay
# well below one, and no pair may be moved by several.
MEAN_BOUND = 0.01
MAX_BOUND = 0.06
_BATCH = 32


@dataclass(frozen=True, slots=True)
class Likeness:
    """How near the cosines of the converted encoder are to those of the float32 model.

    Attributes:
        sentences: compared, every one with every other.
        mean: mean absolute difference of the cosines.
        max: largest absolute difference.
    """

    sentences: int
    mean: float
    max: float


def make_encoder(
    *,
    base: Path,
    name: str,
    facts_file: Path,
    held_out: Path,
    output: Path,
    report: Callable[[str], None],
    quantization: str = "int8",
    checks: int = 500,
) -> Likeness:
    """Make the bundle, or leave everything as it was.

    Args:
        base: folder of a BERT sentence encoder with mean pooling: config.json, weights, tokenizer.json.
        name: of the bundle.
        facts_file: its facts.
        held_out: sentences or pairs to compare on.
        output: folder to write.
        report: hears a line at each stage.
        quantization: int8, int8_float32 or float32.
        checks: sentences to compare on, at least 2.

    Raises:
        ConversionError: an input does not fit, or the similarities stray beyond their bounds.
        BundleError: the bundle that was made does not load.
    """
    facts = read_facts(facts_file)
    sentences = _distinct(read_sentences(held_out), checks)
    if len(sentences) < 2:
        raise ConversionError(f"{held_out} holds fewer than two sentences to compare on.")
    report(f"loading {base.name}")
    try:
        model = BertModel.from_pretrained(base, dtype=torch.float32, local_files_only=True).eval()
        tokenizer = json.loads((base / "tokenizer.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConversionError(f"The encoder in {base} cannot be loaded: {error}") from error
    # The published file pads and cuts every sentence to 128; the engine decides both.
    tokenizer["padding"] = tokenizer["truncation"] = None
    with workshop(output) as folder:
        report(f"converting to {quantization}")
        ids = tokenizer["model"]["vocab"]
        tokens = Tokens(sorted(ids, key=lambda token: ids[token]), tokenizer["model"]["unk_token"])
        files = {TOKENIZER_FILE: tokenizer}
        convert(model, tokens, files, loader=EncoderLoader(), quantization=quantization, folder=folder)
        report("comparing similarities")
        converted = SentenceEncoder(
            ctranslate2.Encoder(str(folder)),
            FastTokenizer((folder / TOKENIZER_FILE).read_bytes(), MAX_TOKENS),
        )
        likeness = compare(reference(model, tokenizer, sentences), converted.embed(sentences))
        del converted
        report("likeness: " + json.dumps(asdict(likeness)))
        if not (likeness.mean <= MEAN_BOUND and likeness.max <= MAX_BOUND):
            raise ConversionError(
                f"The converted encoder is not the one it was made from: its cosines are off by "
                f"{likeness.mean:.4f} on average and {likeness.max:.4f} at most, "
                f"where {MEAN_BOUND} and {MAX_BOUND} are allowed; no bundle was written."
            )
        finish(
            folder,
            output,
            kind=Kind.ENCODER,
            name=name,
            architecture="bert",
            facts=facts,
            codes=None,
            training={},
            figures={"conversion": {"cosine_difference": asdict(likeness)}},
            made={"Precision": quantization},
        )
    return likeness


def compare(left: Embeddings, right: Embeddings) -> Likeness:
    """Compare the cosines of all pairs within two embeddings of the same sentences, (n, d) each."""
    above = np.triu_indices(len(left), k=1)
    difference = np.abs(left @ left.T - right @ right.T)[above]
    return Likeness(len(left), float(difference.mean()), float(difference.max()))


@torch.no_grad()
def reference(model: Any, tokenizer: dict[str, Any], sentences: Sequence[str]) -> Embeddings:
    """Embed with the transformers model, float32: mean over the tokens, length one; (n, d)."""
    encoder = tokenizers.Tokenizer.from_str(json.dumps(tokenizer))
    encoder.enable_truncation(MAX_TOKENS)
    encoder.enable_padding()
    rows = []
    for start in range(0, len(sentences), _BATCH):
        encodings = encoder.encode_batch(list(sentences[start : start + _BATCH]))
        mask = torch.tensor([encoding.attention_mask for encoding in encodings])
        states = model(input_ids=torch.tensor([encoding.ids for encoding in encodings]), attention_mask=mask)
        summed = (states.last_hidden_state * mask.unsqueeze(-1)).sum(1)
        rows.append(torch.nn.functional.normalize(summed / mask.sum(1, keepdim=True), dim=1))
    return np.asarray(torch.cat(rows).numpy(), dtype=np.float32)


def _distinct(sentences: Iterable[str], count: int) -> list[str]:
    return list(itertools.islice(dict.fromkeys(sentences), count))
