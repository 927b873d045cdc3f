"""Requests in the protocol of OpenAI's chat completions, the same for servers and for batch files."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from trainer.settings.teach import Priced
from trainer.teachers.prompts import Message
from trainer.teachers.reply import Reply

# What a request is worth before it was sent: English has about four characters a token (OpenAI's
# rule of thumb), a chat a few tokens more than its text, and a rewrite about the length of its source.
_CHARACTERS_A_TOKEN = 4
_TOKENS_A_CHAT = 12
_TOKENS_A_REWRITE = 6
# No tokenizer in use makes more tokens of a text than one for every second byte, and no chat template
# that is known adds more than this to it: some slip in a system message of their own.
_BYTES_A_TOKEN_AT_LEAST = 2
_TOKENS_A_CHAT_AT_MOST = 256


@dataclass(frozen=True, slots=True)
class Request:
    """One chat completion to be asked for.

    Attributes:
        body: of the request.
        key: SHA-256 of the body, hexadecimal: equal requests have equal keys, wherever they are sent.
        sentence: that is to be rewritten, for messages to be cleared of it; "" for none.
    """

    body: dict[str, Any]
    key: str
    sentence: str = ""


def request(settings: Priced, messages: Sequence[Message], sentence: str = "") -> Request:
    """The request that asks the model of `settings` for its answer to a chat."""
    body: dict[str, Any] = {
        "model": settings.model,
        "messages": list(messages),
        settings.tokens_as: settings.tokens,
    }
    if settings.temperature is not None:
        body["temperature"] = settings.temperature
    body |= settings.options
    canonical = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return Request(body, hashlib.sha256(canonical.encode()).hexdigest(), sentence)


def expected(asked: Request, rewrites: int) -> Reply:
    """About how many tokens a request will read and write; the text stays empty."""
    characters = sum(len(message["content"]) for message in asked.body["messages"])
    written = rewrites * (len(asked.sentence) // _CHARACTERS_A_TOKEN + _TOKENS_A_REWRITE)
    return Reply(
        "", prompt_tokens=characters // _CHARACTERS_A_TOKEN + _TOKENS_A_CHAT, completion_tokens=written
    )


def at_most(settings: Priced, asked: Request) -> Reply:
    """The most tokens that a request can read and write; the text stays empty."""
    size = sum(len(message["content"].encode()) for message in asked.body["messages"])
    return Reply(
        "",
        prompt_tokens=size // _BYTES_A_TOKEN_AT_LEAST + _TOKENS_A_CHAT_AT_MOST,
        completion_tokens=settings.tokens,
    )


def counted(asked: Request, reply: Reply) -> Reply:
    """The reply with its tokens counted by length, where the server did not say how many there were."""
    if reply.prompt_tokens or reply.completion_tokens:
        return reply
    written = -(-len(reply.text) // _CHARACTERS_A_TOKEN)
    return replace(reply, prompt_tokens=expected(asked, 0).prompt_tokens, completion_tokens=written)


def cost(settings: Priced, reply: Reply) -> float:
    """What a reply costs, in the currency of the prices; 0 where there are none."""
    read, written = settings.price_in or 0.0, settings.price_out or 0.0
    return (reply.prompt_tokens * read + reply.completion_tokens * written) / 1_000_000
