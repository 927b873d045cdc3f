"""How much faster the student is in CTranslate2 (int8) than in transformers (float32).

`python -m tests.benchmarks.transformers_ratio --model DIR [--adapter DIR] [--bundle NAME|DIR]`

Both write four hypotheses with four beams for the same prompts on the same cores, in turns, so that
whatever else the machine does meets both. CTranslate2 runs as the engine runs it in a document, in the
batches that the engine makes there. transformers may have small batches or large ones, one thread or one for
each core, and is judged by the best of these. Needs the trainer extra.
"""

import argparse
import statistics
import sys
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import torch
import transformers

from converters.errors import ConversionError
from converters.merge import load_merged
from desktop.bench.machine import cores, processor
from desktop.bench.run import quantile
from desktop.bench.text import sentence
from desktop.engine import plan
from desktop.engine.bundle import Bundle
from desktop.engine.errors import EngineError
from desktop.engine.request import Request
from desktop.engine.rewriter import student_bundle
from desktop.engine.segment import Segment
from desktop.engine.student import Order, Student, load_student
from desktop.engine.underway import Sentence, under_way

BEAMS = 4
# transformers likes larger batches than the engine's orders.
LARGE_BATCH = 16


class Way(NamedTuple):
    """A way to run a student.

    Attributes:
        batch: prompts that are worked on together, or their mean.
        threads: of the processor: for each batch in transformers, a batch each in CTranslate2.
    """

    batch: int
    threads: int


def batches(student: Student, sentences: int) -> list[list[Order]]:
    """The orders that the engine sends first for the sentences of a document, as it puts them together."""
    together: list[list[Order]] = []

    def text() -> Iterator[Sentence]:
        for number in range(sentences):
            flat = sentence(number)
            order = plan.orders(flat, Request(), student.codes)[0]
            segment = Segment(flat, 0, sentence=True)
            yield Sentence(segment, flat, None, None, False, orders=[order], length=student.length(order))

    def begin(some: Sequence[Sentence], _alone: bool) -> None:
        together.append([order for each in some for order in each.orders])

    deque(under_way(text(), begin, lambda: False), maxlen=0)
    return together


class InTransformers:
    """The student in transformers, float32."""

    name = "transformers fp32"

    def __init__(self, model: Path, adapter: Path | None) -> None:
        merged = load_merged(model, adapter)
        self._model = merged.model
        self._tokenizer = transformers.AutoTokenizer.from_pretrained(model)

    def write(self, texts: Sequence[str], way: Way) -> list[int]:
        """Write for all prompts; returns the tokens of each hypothesis."""
        torch.set_num_threads(way.threads)
        lengths = []
        for start in range(0, len(texts), way.batch):
            encoded = self._tokenizer(
                list(texts[start : start + way.batch]), padding=True, return_tensors="pt"
            )
            ids = encoded["input_ids"]
            with torch.inference_mode():
                written = self._model.generate(
                    input_ids=ids,
                    attention_mask=encoded["attention_mask"],
                    num_beams=BEAMS,
                    num_return_sequences=BEAMS,
                    do_sample=False,
                    # As CTranslate2: no further once there are as many hypotheses as beams.
                    early_stopping=True,
                    max_new_tokens=longest(ids.shape[1]),
                )
            special = [self._model.config.pad_token_id, self._model.config.eos_token_id]
            lengths += (~torch.isin(written, torch.tensor(special))).sum(1).tolist()
        return lengths


class InCTranslate2:
    """The bundle in CTranslate2: one thread a batch, as many batches at a time as there are cores."""

    name = "CTranslate2 int8"

    def __init__(self, bundle: Bundle) -> None:
        self.student = load_student(bundle, cores())

    def write(self, together: Sequence[Sequence[Order]]) -> list[int]:
        """Write all orders; returns the tokens of each hypothesis."""
        under_way = [writing for each in together for writing in self.student.start(each)]
        return [
            self.student.answer_tokens(hypothesis.text)
            for writing in under_way
            for prompt in writing
            for hypothesis in prompt
        ]


def longest(tokens: int) -> int:
    """Tokens that a hypothesis may have: enough for any that ends by itself."""
    return tokens * 3 // 2 + 16


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the comparison and print its table; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.transformers_ratio", description=__doc__
    )
    parser.add_argument("--model", type=Path, required=True, metavar="DIR", help="the student in float32")
    parser.add_argument("--adapter", type=Path, metavar="DIR", help="its LoRA adapter")
    parser.add_argument("--bundle", metavar="NAME|DIR", help="its bundle (default: the embedded one)")
    parser.add_argument("--sentences", type=int, default=64, metavar="N", help="default: %(default)s")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="default: %(default)s")
    chosen = parser.parse_args(arguments)
    # What they say of the loading is the converter's business.
    transformers.utils.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    warnings.simplefilter("ignore")
    try:
        bundle = student_bundle(chosen.bundle)
        ours, theirs = InCTranslate2(bundle), InTransformers(chosen.model, chosen.adapter)
    except (ConversionError, EngineError) as error:
        print(error, file=sys.stderr)
        return 1
    sent = batches(ours.student, chosen.sentences)
    texts = [prompt.text for each in sent for order in each for prompt in order.prompts]
    order_size = len(sent[0][0].prompts)
    print(f"{processor()}, cores in use: {cores()}; {bundle.name} {bundle.version}")
    print(f"{len(texts)} prompts, {BEAMS} beams, {BEAMS} hypotheses each, in {chosen.rounds} rounds\n")
    ways = [Way(batch, threads) for batch in (order_size, LARGE_BATCH) for threads in sorted({1, cores()})]
    names = [*([theirs.name] * len(ways)), ours.name]
    runs: list[Callable[[], list[int]]] = [
        *(partial(theirs.write, texts, way) for way in ways),
        partial(ours.write, sent),
    ]
    ways.append(Way(round(len(texts) / len(sent)), cores()))
    theirs.write(texts[:order_size], ways[0])
    ours.write(sent[:1])
    seconds: list[list[float]] = [[] for _ in runs]
    lengths = [0.0 for _ in runs]
    for _ in range(chosen.rounds):
        for number, run in enumerate(runs):
            start = time.perf_counter()
            written = run()
            seconds[number].append(time.perf_counter() - start)
            lengths[number] = statistics.mean(written)
    print(f"{'':18}{'batch':>6}{'threads':>9}{'seconds':>10}{'prompts/s':>11}{'tokens each':>13}{'ratio':>8}")
    middle = [quantile(each, 0.5) for each in seconds]
    for name, way, typical, length in zip(names, ways, middle, lengths, strict=True):
        print(
            f"{name:18}{way.batch:6}{way.threads:9}{typical:10.2f}{len(texts) / typical:11.2f}"
            f"{length:13.1f}{typical / middle[-1]:8.1f}"
        )
    best = min(range(len(runs) - 1), key=middle.__getitem__)
    ratios = sorted(one / other for one, other in zip(seconds[best], seconds[-1], strict=True))
    print(
        f"\nCTranslate2 is {quantile(ratios, 0.5):.1f} times as fast as transformers at its best "
        f"(rounds: {ratios[0]:.1f} to {ratios[-1]:.1f}; aim: 6)"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
