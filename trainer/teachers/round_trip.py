"""Round trips: Marian translates a sentence into another language and back, and costs nothing.

Source: Mallinson, Sennrich and Lapata, "Paraphrasing Revisited with Neural Machine Translation", EACL 2017.
"""

import functools
import hashlib
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ctranslate2

from desktop.engine.measures import lexical_diversity, syntactic_diversity, words
from trainer.engines import Row
from trainer.errors import TrainerError
from trainer.settings.teach import RoundTrip
from trainer.teachers.progress import first_line, hushed
from trainer.teachers.reply import Outcome

# A translation and the mean log-probability of its pieces.
_Scored = tuple[str, float]

# Nats a piece that a trip may be less likely than the likeliest: beams stay within, but what is drawn
# at random strays so far that not half of it keeps the meaning.
_SLACK = 0.4
# Sentences in a batch of CTranslate2's; more gain nothing on a processor.
_BATCH = 32
# Pieces of a translation at most: where a model repeats itself for ever, it ends there.
_LONGEST = 256


@dataclass(frozen=True)
class RoundTripTeacher:
    """Rewrites rows of sentences; can be sent to another process, which loads the models once.

    Attributes:
        settings: of the trip.
        there: `settings.there`, converted.
        back: `settings.back`, converted.
        rewrites: wanted of each sentence.
        seed: of sampling.
    """

    settings: RoundTrip
    there: Path
    back: Path
    rewrites: int
    seed: int

    def __call__(self, rows: list[Row]) -> list[Row]:
        """Each row with the fields of an `Outcome` for its text."""
        # A chunk has the same seed in whatever order the chunks come.
        texts = [str(row["text"]) for row in rows]
        seed = int.from_bytes(hashlib.sha256(f"{self.seed} {texts[0]}".encode()).digest()[:4]) >> 1
        trips = self._trips(texts, seed)
        return [
            row | self._outcome(row["text"], each).to_row() for row, each in zip(rows, trips, strict=True)
        ]

    def _trips(self, texts: Sequence[str], seed: int) -> list[list[_Scored]]:
        """All that comes back of each sentence, the likeliest first."""
        settings = self.settings
        pivots = settings.pivots
        there = _translator(self.there, settings, seed)
        outward = there.translate([f"{settings.prefix} {text}".strip() for text in texts], pivots)
        flat = [pivot for pivots_of_one in outward for pivot, _score in pivots_of_one]
        # What is said alike is left out afterwards: one more than is wanted, to choose from.
        homeward = iter(_translator(self.back, settings, seed + 1).translate(flat, self.rewrites + 1))
        trips = []
        for pivots_of_one in outward:
            found = [
                (text, score + score_there)
                for _pivot, score_there in pivots_of_one
                for text, score in next(homeward)
            ]
            trips.append(sorted(found, key=lambda each: -each[1]))
        return trips

    def _outcome(self, source: str, trips: Sequence[_Scored]) -> Outcome:
        kept = chosen(source, trips, self.rewrites)
        return Outcome(tuple(kept), "" if kept else "came back as it was")


def chosen(source: str, trips: Sequence[_Scored], count: int) -> list[str]:
    """At most `count` of what came back of a sentence: the likeliest, then what differs most.

    The likeliest three differ from each other by a word. Taken by difference, lexical and syntactic
    diversity between them nearly doubled on 64 sentences (0.14 to 0.25), and 72 instead of 77 of a
    hundred still passed the guards at a similarity of 0.8.

    Args:
        source: the sentence.
        trips: what came back, the likeliest first.
        count: how many are wanted.
    """
    seen = {tuple(words(source))}
    others: list[_Scored] = []
    for text, score in trips:
        said = tuple(words(text))
        if said and said not in seen:
            others.append((text, score))
        seen.add(said)
    left = [text for text, score in others if score >= others[0][1] - _SLACK]
    kept: list[str] = []
    while left and len(kept) < count:
        near = [source, *kept]
        best = max(left, key=lambda text: min(_difference(text, each) for each in near)) if kept else left[0]
        kept.append(best)
        left.remove(best)
    return kept


def _difference(one: str, other: str) -> float:
    return lexical_diversity(one, other) + syntactic_diversity(one, other)


def convert(model: Path, folder: Path) -> Path:
    """Make a CTranslate2 int8 model of a Marian folder, unless that was done before.

    Args:
        model: folder of the transformers model.
        folder: for converted models.

    Returns:
        The converted model's folder, within `folder`.

    Raises:
        TrainerError: there is no Marian model.
    """
    from ctranslate2.converters import TransformersConverter

    weights = sorted(model.glob("*.bin")) + sorted(model.glob("*.safetensors"))
    if not (model / "config.json").is_file() or not weights:
        raise TrainerError(f"{model} holds no translation model; it must be a folder such as opus-mt-en-fr.")
    facts = f"{model.resolve()} {[(each.stat().st_size, each.stat().st_mtime_ns) for each in weights]}"
    target = folder / f"{model.name}-{hashlib.sha256(facts.encode()).hexdigest()[:12]}"
    if target.is_dir():
        return target
    folder.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=folder))
    try:
        with hushed():
            TransformersConverter(str(model)).convert(str(work), quantization="int8", force=True)
        shutil.copytree(model, work / "tokenizer", ignore=_weights)
        work.rename(target)
    except Exception as error:
        # Whatever transformers raises of a damaged file; but another process may have been faster.
        if not target.is_dir():
            raise TrainerError(
                f"{model} cannot be made into a CTranslate2 model: {first_line(error)}"
            ) from None
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return target


def _weights(_folder: str, names: list[str]) -> set[str]:
    """The files of a model's folder that its tokenizer does without."""
    return {name for name in names if not name.endswith((".json", ".spm"))}


class _Translator:
    """A converted model with its tokenizer."""

    def __init__(self, folder: Path, settings: RoundTrip) -> None:
        from transformers import AutoTokenizer

        with hushed():
            self._tokenizer = AutoTokenizer.from_pretrained(folder / "tokenizer")
        self._settings = settings
        self._folder = folder
        self._model = self._load()

    def _load(self) -> ctranslate2.Translator:
        return ctranslate2.Translator(
            str(self._folder), inter_threads=1, intra_threads=self._settings.threads, compute_type="int8"
        )

    def seeded(self, seed: int) -> "_Translator":
        """The same, drawing from a new stream of random numbers where it samples."""
        if self._settings.method == "sampling":
            # CTranslate2 reads the seed once in a thread, so each stream needs threads of its own.
            ctranslate2.set_random_seed(seed)
            self._model = self._load()
        return self

    def translate(self, texts: Sequence[str], count: int) -> list[list[_Scored]]:
        """`count` translations of each text, the likeliest first, with their scores."""
        encode, decode = self._tokenizer.convert_ids_to_tokens, self._tokenizer.convert_tokens_to_ids
        pieces = [encode(self._tokenizer.encode(text)) for text in texts]
        settings = self._settings
        search: dict[str, Any] = {"beam_size": max(settings.beam, count)}
        if settings.method == "sampling":
            search = {
                "beam_size": 1,
                "sampling_topk": settings.top_k,
                "sampling_temperature": settings.temperature,
            }
        results = self._model.translate_batch(
            pieces,
            max_batch_size=_BATCH,
            num_hypotheses=count,
            return_scores=True,
            max_decoding_length=_LONGEST,
            **search,
        )
        return [
            [
                (self._tokenizer.decode(decode(hypothesis), skip_special_tokens=True).strip(), float(score))
                for hypothesis, score in zip(result.hypotheses, result.scores, strict=True)
            ]
            for result in results
        ]


def _translator(folder: Path, settings: RoundTrip, seed: int) -> _Translator:
    return _loaded(folder, settings).seeded(seed)


@functools.lru_cache(maxsize=2)
def _loaded(folder: Path, settings: RoundTrip) -> _Translator:
    return _Translator(folder, settings)
