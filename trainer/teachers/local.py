"""A language model in this very process: a transformers model, or a GGUF file run by llama.cpp."""

import functools
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from trainer.engines import Row
from trainer.settings.teach import Local
from trainer.teachers.prompts import Message, Prompt
from trainer.teachers.reply import Reply

# Answers chats, each with a seed of its own.
Model = Callable[[Sequence[list[Message]], Sequence[int]], list[Reply]]


@dataclass(frozen=True)
class LocalTeacher:
    """Rewrites rows of sentences; can be sent to another process, which loads the model once.

    Attributes:
        settings: of the model.
        prompt: what it is told.
        styles: of the rewrites, one each.
        seed: of sampling; together with the sentence, so that chunks may come in any order.
    """

    settings: Local
    prompt: Prompt
    styles: tuple[str, ...]
    seed: int

    def __call__(self, rows: list[Row]) -> list[Row]:
        """Each row with the fields of the model's `Reply` under "reply"; it is taken apart later."""
        model = load(self.settings)
        done: list[Row] = []
        for start in range(0, len(rows), self.settings.batch):
            batch = rows[start : start + self.settings.batch]
            chats = [self.prompt.messages(row["text"], self.styles) for row in batch]
            replies = model(chats, [seed_of(self.seed, row["text"]) for row in batch])
            done += [row | {"reply": asdict(each)} for row, each in zip(batch, replies, strict=True)]
        return done


def seed_of(seed: int, text: str) -> int:
    """A seed for one sentence, 0 to 2^31 - 1, the same in every process and run."""
    return int.from_bytes(hashlib.sha256(f"{seed} {text}".encode()).digest()[:4]) >> 1


def complete(settings: Local, chats: Sequence[list[Message]], seed: int) -> list[Reply]:
    """The model's replies to chats, in their order; seeded by `seed` and the place of each.

    Raises:
        TrainerError: the model cannot be loaded.
    """
    model = load(settings)
    replies: list[Reply] = []
    for start in range(0, len(chats), settings.batch):
        batch = chats[start : start + settings.batch]
        replies += model(batch, [seed_of(seed, str(start + place)) for place in range(len(batch))])
    return replies


@functools.lru_cache(maxsize=1)
def load(settings: Local) -> Model:
    """The model, loaded once in a process.

    Raises:
        TrainerError: there is none, it is damaged, or what runs it is not installed.
    """
    # Imported only now: each brings a library that the other does not need.
    if settings.model.endswith(".gguf"):
        from trainer.teachers import gguf

        return gguf.load(settings)
    from trainer.teachers import hub

    return hub.load(settings)
