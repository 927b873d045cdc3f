"""The stage "loss": nats that a tuned student needs for a word of rewrites that it never learnt from.

Nats a word, and not a token, so that students with different vocabularies can be compared.
"""

import random
from pathlib import Path
from typing import Any

import numpy as np
import torch

from desktop.engine.codes import CodeScheme
from desktop.engine.measures import words
from trainer.errors import TrainerError
from trainer.evaluation import pretrained
from trainer.evaluation.measures.measure import Measure, Values
from trainer.evaluation.statistics.bootstrap import Resamples
from trainer.pairs import files
from trainer.pairs.files import Pair
from trainer.settings.study import Loss
from trainer.settings.tune import Tune
from trainer.students.batches import TokenizedPairs, collate
from trainer.students.losses import nats
from trainer.studies import found
from trainer.studies.found import Found, Sampled

LOSS = Measure(
    "loss", "loss, nats a word",
    "cross entropy of rewrites that the student has not learnt from, their codes given, for each of their "
    "words", "lower",
)  # fmt: skip
_BATCH = 16
_RESAMPLES = 1000


def run(settings: Loss, tuned: Tune, scheme: CodeScheme, folder: Path) -> None:
    """Measure the student that `tune` left.

    Raises:
        TrainerError: the pairs or the student are not usable.
    """
    pairs = _sample(settings, scheme)
    model, tokenizer = pretrained.load_student(*_student(tuned))
    rows = TokenizedPairs(pairs, tokenizer, scheme, tuned.tokens)
    values = _nats(model, rows, tokenizer.pad_token_id) / np.array(
        [max(1, len(words(pair.paraphrase))) for pair in pairs]
    )
    estimate = Resamples(len(values), _RESAMPLES, settings.seed).mean(values)
    sampled = Sampled(found.sample_of(pair.source + pair.paraphrase for pair in pairs), values)
    sizes = {"pairs for the loss": len(pairs)}
    found.write(
        folder, [LOSS], [Found(sizes=sizes, figures={LOSS.name: estimate}, values={LOSS.name: sampled})]
    )


def _student(tuned: Tune) -> tuple[str, Path | None]:
    """Where `tune` left its student: the model, and its adapter if it has one."""
    if tuned.method == "full":
        return str(tuned.output / "model"), None
    base = tuned.base if tuned.decoder_layers is None else str(tuned.output / "base")
    return base, tuned.output / "adapter"


def _sample(settings: Loss, scheme: CodeScheme) -> list[Pair]:
    fewest, most = settings.words
    pairs = [
        Pair(pair.source, pair.paraphrase, codes=scheme.measure(pair.source, pair.paraphrase))
        for pair in files.read(settings.pairs)
        if fewest <= len(words(pair.source)) <= most
    ]
    if not pairs:
        raise TrainerError(f"{settings.pairs}: has no pair whose source has {fewest} to {most} words.")
    chance = random.Random(settings.seed)  # noqa: S311 - sampling, not secrecy
    return chance.sample(pairs, min(settings.limit or len(pairs), len(pairs)))


@torch.inference_mode()
def _nats(model: Any, rows: TokenizedPairs, padding: int) -> Values:
    """Of each pair, in their order; float64 of shape (pairs,)."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model = model.to(device)
    order = sorted(range(len(rows)), key=rows.length)
    lost = np.zeros(len(rows))
    for start in range(0, len(order), _BATCH):
        places = order[start : start + _BATCH]
        padded = collate([rows[place] for place in places], padding, model.config.decoder_start_token_id)
        batch = {name: each.to(device) for name, each in padded.items()}
        each = nats(model(**batch).logits, batch["labels"])
        lost[places] = each.sum(1).double().cpu().numpy()
    return lost
