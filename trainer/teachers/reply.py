"""What comes back from a teacher: a language model's answer, and the rewrites made of it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from trainer.errors import TrainerError
from trainer.teachers import answers

# What to say of an answer without rewrites, by the reason that it ended for.
_WHY = {
    "content_filter": "stopped by the service's content filter",
    "exceed_context_size_error": "the sentence is longer than the context",
    "length": "cut off: more tokens are needed",
}


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of a language model.

    Attributes:
        text: what it wrote.
        finish: why it stopped: "stop", "length", "content_filter" or what the server calls it.
        prompt_tokens: tokens that it read; 0 where the server does not say.
        completion_tokens: tokens that it wrote.
    """

    text: str
    finish: str = "stop"
    prompt_tokens: int = 0
    completion_tokens: int = 0


class MalformedError(TrainerError):
    """A body is no chat completion."""


def from_body(body: Any) -> Reply:
    """The reply in the body of a chat completion.

    Source: OpenAI's API reference, "The chat completion object".

    Raises:
        MalformedError: it is none; the message does not repeat what it holds.
    """
    try:
        choice = body["choices"][0]
        # A model that refuses, or is cut off while it thinks, leaves null.
        text = choice["message"].get("content") or ""
        finish = choice.get("finish_reason") or "stop"
        usage = body.get("usage") or {}
        counts = [int(usage.get(name) or 0) for name in ("prompt_tokens", "completion_tokens")]
    except (KeyError, IndexError, TypeError, AttributeError, ValueError):
        raise MalformedError("The answer is no chat completion.") from None
    if not isinstance(text, str) or min(counts) < 0:
        raise MalformedError("The answer is no chat completion.")
    return Reply(answers.writable(text), answers.writable(str(finish)), *counts)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one sentence; as a row it travels between processes and into chunk files.

    Attributes:
        rewrites: in the order of the styles asked for; "" where one is missing.
        failed: why there is none, a few words that are counted in the report; "" where there are.
        prompt_tokens: tokens that the teacher read.
        completion_tokens: tokens that the teacher wrote.
    """

    rewrites: tuple[str, ...] = ()
    failed: str = ""
    prompt_tokens: int = 0
    completion_tokens: int = 0

    def to_row(self) -> dict[str, Any]:
        """As a JSON object."""
        return asdict(self)

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> "Outcome":
        """From what `to_row` made, maybe by way of a file; other fields are not looked at."""
        return cls(
            tuple(row["rewrites"]), row["failed"], int(row["prompt_tokens"]), int(row["completion_tokens"])
        )


def outcome(reply: Reply, wanted: Sequence[str]) -> Outcome:
    """The rewrites in a reply, or why there are none.

    Args:
        reply: of the model.
        wanted: the wording of each rewrite's style, as the model was asked.
    """
    tokens = reply.prompt_tokens, reply.completion_tokens
    found = answers.rewrites(reply.text, wanted)
    if reply.finish == "length":
        # The last one may have been cut off in the middle.
        found = found[:-1]
    if any(found):
        return Outcome(tuple(found), "", *tokens)
    return Outcome((), _WHY.get(reply.finish, "no rewrites in the answer"), *tokens)
