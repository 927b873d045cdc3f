"""Teachers that somebody else runs: a server asked now, or a batch service asked by files."""

from collections.abc import Iterator, Mapping, Sequence

from tqdm import tqdm

from trainer.settings.teach import Batch, Priced, Server, Teach
from trainer.sources.sentences import Sentence
from trainer.teachers import batch, chat, prompts, reply, server
from trainer.teachers.cache import Cache
from trainer.teachers.chat import Request
from trainer.teachers.estimate import agree, estimate
from trainer.teachers.progress import say
from trainer.teachers.reply import Outcome
from trainer.teachers.results import Taught


def by_server(settings: Teach, teacher: Server, chosen: Sequence[Sentence], confirmed: bool) -> Taught:
    """Have a server rewrite the sentences that it has not rewritten yet.

    Raises:
        TrainerError: the person has to agree to the cost first, or the server takes no requests.
    """
    server.key(teacher)
    work = _Work(settings, teacher, chosen)
    with Cache(work.cache) as cache:
        missing = [asked.key for asked in work.requests() if cache.get(asked.key) is None]
        ahead = estimate(teacher, _only(work.requests(), missing), settings.rewrites)
        say(f"{len(chosen):,} sentences, {len(chosen) - len(missing):,} answered before. {ahead.sentence()}")
        agree(teacher, ahead, confirmed)
        with tqdm(total=len(missing), unit="request", mininterval=1.0) as bar:
            tally = server.ask_all(teacher, _only(work.requests(), missing), cache, bar.update)
        outcomes = work.outcomes(cache, tally.failed)
        left = sum(outcome.failed == _UNASKED for outcome in outcomes)
        facts = {
            "requests": {
                "cached": len(chosen) - len(missing),
                "answered": tally.answered,
                "failed": len(tally.failed),
                "tries": tally.tries,
                "retried": dict(tally.retried),
            },
            "cost": round(cache.spent(), 6),
            "capped": tally.capped,
        }
    note = (
        f"The cap of {teacher.cap} is reached with {left:,} sentences left; raise it and run again to go on."
        if tally.capped
        else ""
    )
    return Taught(work.name, outcomes, work.styles, facts, note)


def by_batch(settings: Teach, teacher: Batch, chosen: Sequence[Sentence]) -> Taught:
    """Read what a batch service has answered, and write requests for what it has not.

    Raises:
        TrainerError: a file of answers is no such file.
    """
    work = _Work(settings, teacher, chosen)
    with Cache(work.cache) as cache:
        found = batch.results(teacher.results)
        failed = batch.collect(teacher, found, cache)
        missing = [asked.key for asked in work.requests() if cache.get(asked.key) is None]
        ahead = estimate(teacher, _only(work.requests(), missing), settings.rewrites)
        written = batch.export(teacher, _only(work.requests(), missing), settings.output)
        outcomes = work.outcomes(cache, failed)
        facts = {
            "requests": {"cached": len(chosen) - len(missing), "written": len(missing), "read": len(found)},
            "cost": round(cache.spent(), 6),
        }
    note = ""
    if written:
        files = ", ".join(str(path) for path in written)
        note = (
            f"{ahead.sentence()} They stand in {files}; put the answers where results looks, and run again."
        )
    return Taught(work.name, outcomes, work.styles, facts, note)


_UNASKED = "not asked"


class _Work:
    """The requests of a run; made anew whenever they are needed, for they may be a great many.

    Attributes:
        name: of the teacher, with its prompt.
        styles: what each rewrite is asked to be.
        cache: the file of answers.
    """

    def __init__(self, settings: Teach, teacher: Priced, chosen: Sequence[Sentence]) -> None:
        self._teacher = teacher
        self._chosen = chosen
        self._prompt = prompts.load(teacher.prompt)
        self.styles = self._prompt.chosen(teacher.styles, settings.rewrites)
        self.name = f"{teacher.model}/{self._prompt.name}"
        self.cache = teacher.cache or settings.output / "answers.sqlite"

    def requests(self) -> Iterator[Request]:
        """A request for each sentence, in their order."""
        for sentence in self._chosen:
            yield chat.request(
                self._teacher, self._prompt.messages(sentence.text, self.styles), sentence.text
            )

    def outcomes(self, cache: Cache, failed: Mapping[str, str]) -> list[Outcome]:
        """What became of each sentence."""
        wanted = [self._prompt.styles[style] for style in self.styles]
        outcomes = []
        for asked in self.requests():
            answer = cache.get(asked.key)
            if answer is None:
                outcomes.append(Outcome(failed=failed.get(asked.key, _UNASKED)))
            else:
                outcomes.append(reply.outcome(answer, wanted))
        return outcomes


def _only(requests: Iterator[Request], keys: Sequence[str]) -> Iterator[Request]:
    wanted = frozenset(keys)
    return (asked for asked in requests if asked.key in wanted)
