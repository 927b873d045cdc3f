"""Teachers that run here: a language model in this process, or two Marian translators."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter

from trainer import engines
from trainer.engines import Function, Row
from trainer.settings.teach import Local, RoundTrip, Teach
from trainer.sources.sentences import Sentence
from trainer.teachers import prompts, reply, round_trip
from trainer.teachers.local import LocalTeacher
from trainer.teachers.reply import Outcome, Reply
from trainer.teachers.results import Taught
from trainer.teachers.round_trip import RoundTripTeacher


def by_local(settings: Teach, teacher: Local, chosen: Sequence[Sentence]) -> Taught:
    """Have a local model rewrite the sentences.

    Raises:
        TrainerError: the model cannot be loaded.
    """
    prompt = prompts.load(teacher.prompt)
    styles = tuple(prompt.chosen(teacher.styles, settings.rewrites))
    # The prompt's text is told by its name: a prompt that ships never changes, but one's own may.
    wording = repr((prompt.system, prompt.user, [prompt.styles[style] for style in styles]))
    wanted = [prompt.styles[style] for style in styles]
    # A folder or file is named in full, for another process may stand elsewhere.
    model = str(Path(teacher.model).resolve()) if Path(teacher.model).exists() else teacher.model
    writer = LocalTeacher(replace(teacher, model=model), prompt, styles, settings.seed)
    done = _done(settings, writer, chosen, wording)
    outcomes = [reply.outcome(Reply(**row["reply"]), wanted) for row in done]
    return Taught(f"{Path(teacher.model).name.removesuffix('.gguf')}/{prompt.name}", outcomes, styles)


def by_round_trip(settings: Teach, teacher: RoundTrip, chosen: Sequence[Sentence]) -> Taught:
    """Have two translators rewrite the sentences.

    Raises:
        TrainerError: one of them is no translation model.
    """
    models = settings.output.resolve() / "models"
    there, back = (round_trip.convert(model, models) for model in (teacher.there, teacher.back))
    trip = RoundTripTeacher(teacher, there, back, settings.rewrites, settings.seed)
    done = _done(settings, trip, chosen, f"{there.name} {back.name}")
    outcomes = [Outcome.from_row(row) for row in done]
    styles = [f"trip {number}" for number in range(1, settings.rewrites + 1)]
    return Taught(f"{teacher.there.name}+{teacher.back.name}", outcomes, styles)


def _done(settings: Teach, function: Function, chosen: Sequence[Sentence], wording: str) -> Iterator[Row]:
    """What becomes of the sentences, worked through in chunks that outlive a stop."""
    texts = hashlib.sha256()
    for sentence in chosen:
        texts.update(f"{sentence.text}\n".encode())
    # Whatever changes what is written belongs to the name of the folder; threads and workers do not.
    facts = TypeAdapter(Teach).dump_json(settings, include={"teacher", "rewrites", "seed", "chunk"})
    mark = hashlib.sha256(b"\0".join([facts, wording.encode(), texts.digest()])).hexdigest()[:12]
    return engines.map_chunks(
        ({"text": sentence.text} for sentence in chosen),
        function,
        settings.output / f"chunks-{mark}",
        chunk=settings.chunk,
        total=len(chosen),
        engine=settings.engine,
        workers=settings.workers,
    )
