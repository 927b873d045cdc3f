"""`teach`: has a teacher rewrite sentences, and writes the raw pairs that `label` filters.

Sequence-level distillation (Kim and Rush, 2016, arXiv 1606.07947): the student learns from what the
teacher wrote, so any teacher will do. Every kind goes on where it was stopped, even by kill -9.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence

from desktop.engine.measures import words
from trainer import config
from trainer.errors import TrainerError
from trainer.settings.teach import Batch, Local, Server, Teach
from trainer.sources import sentences
from trainer.sources.sentences import Sentence
from trainer.teachers import hosted, offline, results
from trainer.teachers.answers import writable
from trainer.teachers.progress import say
from trainer.teachers.results import Taught


def run(experiment: config.Experiment, confirmed: bool = False) -> None:
    """Teach: pairs.jsonl, report.json and experiment.json in the output folder.

    Args:
        experiment: with a [teach] section.
        confirmed: whether the person has agreed to what it costs.

    Raises:
        TrainerError: there is no [teach] section, a file or the teacher is not usable, or nothing was
            rewritten.
    """
    settings = experiment.teach
    if settings is None:
        raise TrainerError("The experiment has no [teach] section; add one (see docs/teaching.md).")
    chosen = choose(settings)
    if not chosen:
        raise TrainerError("No sentence is left to be rewritten; look at sentences and words in [teach].")
    settings.output.mkdir(parents=True, exist_ok=True)
    (settings.output / "experiment.json").write_text(config.resolved(experiment), encoding="utf-8")
    taught = _taught(settings, chosen, confirmed)
    report = results.write(settings, chosen, taught)
    print(json.dumps(report, indent=2, ensure_ascii=False))  # noqa: T201 - the verb's answer
    if taught.note:
        say(taught.note)
    elif not report["pairs"]:
        why = _reasons(report["failed"] or report["dropped"])
        raise TrainerError(f"{taught.teacher} has rewritten no sentence: {why}.")


def choose(settings: Teach) -> list[Sentence]:
    """The sentences to be rewritten, each once, in the order of the files.

    The draw goes by a hash of each sentence, so a higher limit keeps what a lower one had, and what
    was paid for it.
    """
    fewest, most = settings.words
    distinct: dict[str, Sentence] = {}
    for path in settings.sentences:
        for sentence in sentences.read(path):
            text = " ".join(writable(sentence.text).split())
            if fewest <= len(words(text)) <= most:
                distinct.setdefault(text, Sentence(text, sentence.origin, sentence.licence))
    if not settings.limit or len(distinct) <= settings.limit:
        return list(distinct.values())

    def lot(text: str) -> bytes:
        return hashlib.sha256(f"{settings.seed} {text}".encode()).digest()

    drawn = set(sorted(distinct, key=lot)[: settings.limit])
    return [sentence for text, sentence in distinct.items() if text in drawn]


def _taught(settings: Teach, chosen: Sequence[Sentence], confirmed: bool) -> Taught:
    teacher = settings.teacher
    if isinstance(teacher, Server):
        return hosted.by_server(settings, teacher, chosen, confirmed)
    if isinstance(teacher, Batch):
        return hosted.by_batch(settings, teacher, chosen)
    if isinstance(teacher, Local):
        return offline.by_local(settings, teacher, chosen)
    return offline.by_round_trip(settings, teacher, chosen)


def _reasons(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{reason} ({count:,})" for reason, count in counts.items())
