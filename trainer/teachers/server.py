"""Any server that speaks OpenAI's protocol: ChatGPT, Ollama, llama-server, vLLM and others.

httpx2 is what huggingface_hub brings with transformers anyhow. OpenAI's own client would add its retries
to ours, which have to know of money, of the cache and of a server that asks all requests to wait.
"""

import asyncio
import os
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx2

from trainer.errors import TrainerError
from trainer.settings.teach import Server
from trainer.teachers import chat, reply
from trainer.teachers.budget import Budget, SpentError
from trainer.teachers.cache import Cache
from trainer.teachers.chat import Request
from trainer.teachers.pace import Pace, asked_for, backoff
from trainer.teachers.reply import MalformedError, Reply

# Requests that fail one after the other, each after all its retries, before the run gives up.
_FAILURES_IN_A_ROW = 12
# As much of a server's own message as is shown.
_MESSAGE_LENGTH = 240
# What a word of a service's own must look like to be counted in a report; sentences do not.
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,48}")
_TRY_AGAIN = frozenset({408, 409, 425, 429})
# Services say with 429 both "slow down" and "you have no money left".
_NO_MONEY = frozenset({"insufficient_quota", "billing_hard_limit_reached", "insufficient_balance"})


@dataclass(slots=True)
class Tally:
    """What became of the requests that were sent.

    Attributes:
        answered: requests that were answered.
        tries: what was sent for all of them, retries among it.
        retried: retries, by their reason.
        failed: requests that stayed unanswered: their keys and why.
        capped: whether the money came to its end.
    """

    answered: int = 0
    tries: int = 0
    retried: Counter[str] = field(default_factory=Counter)
    failed: dict[str, str] = field(default_factory=dict)
    capped: bool = False


def ask_all(
    settings: Server, requests: Iterable[Request], cache: Cache, answered: Callable[[], None] = lambda: None
) -> Tally:
    """Ask the server everything that the cache does not know yet; the answers go there.

    Args:
        settings: of the server.
        requests: read as they are needed.
        cache: where answers are looked up and kept.
        answered: called after each request that was sent, whatever became of it.

    Raises:
        TrainerError: the server takes no requests of ours: a wrong key, address or model, no money, or
            one failure after another. What was answered before is in the cache.
    """
    return asyncio.run(_Run(settings, cache, answered).ask(requests))


def key(settings: Server) -> str | None:
    """The key that the server wants, from the environment; None where it wants none.

    Raises:
        TrainerError: the variable is empty, or holds what no key can be.
    """
    if settings.key_variable is None:
        return None
    value = os.environ.get(settings.key_variable, "").strip()
    if not value:
        raise TrainerError(
            f"The environment variable {settings.key_variable} is empty; put the key of {settings.url} there."
        )
    if not value.isascii() or not value.isprintable():
        raise TrainerError(f"What the environment variable {settings.key_variable} holds cannot be a key.")
    return value


class _PassingError(Exception):
    """A failure that another try may mend.

    Args:
        reason: a few words that are counted.
        wait: seconds that the server asks to wait, if it does.
        paid: whether the answer, which never came, may have been written and has to be paid for.
    """

    def __init__(self, reason: str, *, wait: float | None = None, paid: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.wait = wait
        self.paid = paid


class _RefusedError(Exception):
    """The server will not answer this request, however often it is asked."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.message = message


class _Run:
    """One sitting with a server."""

    def __init__(self, settings: Server, cache: Cache, answered: Callable[[], None]) -> None:
        self._settings = settings
        self._cache = cache
        self._answered = answered
        self._key = key(settings)
        self._url = settings.url.rstrip("/") + "/chat/completions"
        self._pace = Pace(settings.requests_a_minute, time.monotonic)
        self._budget = Budget(settings.cap, cache.spent())
        self._tally = Tally()
        self._failures = 0
        self._halt: TrainerError | None = None

    async def ask(self, requests: Iterable[Request]) -> Tally:
        headers = {"Authorization": f"Bearer {self._key}"} if self._key else {}
        limits = httpx2.Limits(max_connections=self._settings.concurrency)
        # The time limit is ours: httpx2's own starts anew with every byte that trickles in.
        async with httpx2.AsyncClient(headers=headers, limits=limits, timeout=None) as self._http:
            shared = iter(requests)
            await asyncio.gather(*(self._work(shared) for _ in range(self._settings.concurrency)))
        if self._halt:
            raise self._halt
        return self._tally

    async def _work(self, requests: Iterator[Request]) -> None:
        """Take requests as long as there are any; a halt lets those on their way come home."""
        for asked in requests:
            if self._stopped():
                return
            if self._cache.get(asked.key) is not None:
                continue
            try:
                await self._one(asked)
            except SpentError:
                self._tally.capped = True
            except TrainerError as error:
                self._halt = self._halt or error
            self._answered()

    def _stopped(self) -> bool:
        return self._tally.capped or self._halt is not None

    async def _one(self, asked: Request) -> None:
        """Ask until there is an answer, or no more tries; either is noted."""
        said = ""
        for attempt in range(self._settings.retries + 1):
            try:
                answer = await self._paid(asked)
            except _PassingError as failure:
                reason = said = failure.reason
                if attempt == self._settings.retries:
                    break
                self._tally.retried[reason] += 1
                await self._wait(failure, attempt)
                if self._stopped():
                    return
            except _RefusedError as failure:
                reason, said = failure.reason, failure.message or failure.reason
                break
            else:
                self._failures = 0
                self._tally.answered += 1
                self._cache.put(asked.key, answer, chat.cost(self._settings, answer))
                return
        self._tally.failed[asked.key] = reason
        self._failures += 1
        if self._failures >= _FAILURES_IN_A_ROW:
            raise TrainerError(
                f"{self._failures} requests in a row have failed at {self._settings.url}, the last with: "
                f"{said}; check the server and the settings, then run again: what was answered is kept."
            )

    async def _paid(self, asked: Request) -> Reply:
        """One try, within the pace and the budget."""
        most = chat.cost(self._settings, chat.at_most(self._settings, asked))
        await self._budget.reserve(most)
        spent = 0.0
        try:
            await self._pace.turn()
            self._tally.tries += 1
            answer = chat.counted(asked, await self._once(asked))
            spent = chat.cost(self._settings, answer)
        except _PassingError as failure:
            if failure.paid and most:
                spent = most
                self._cache.lose(spent)
            raise
        finally:
            await self._budget.settle(most, spent)
        return answer

    async def _wait(self, failure: _PassingError, attempt: int) -> None:
        """Wait before another try: ever longer, and never less than the server asks for."""
        longest = self._settings.patience
        if failure.wait is not None:
            if failure.wait > longest:
                raise TrainerError(
                    f"{self._settings.url} asks to wait for {failure.wait:.0f} seconds; run again then, or "
                    "raise patience: what was answered is kept."
                )
            self._pace.hold(failure.wait)
        await asyncio.sleep(backoff(self._settings.backoff, attempt, longest))

    async def _once(self, asked: Request) -> Reply:
        try:
            async with asyncio.timeout(self._settings.timeout):
                response = await self._http.post(self._url, json=asked.body)
        except TimeoutError:
            raise _PassingError("no answer in time", paid=True) from None
        except (httpx2.ConnectError, httpx2.ProxyError):
            raise _PassingError("no connection") from None
        except (httpx2.InvalidURL, httpx2.UnsupportedProtocol):
            raise TrainerError(f"{self._settings.url} is no address of a server.") from None
        except httpx2.RequestError:
            raise _PassingError("the connection broke off", paid=True) from None
        if response.status_code == httpx2.codes.OK:
            try:
                return reply.from_body(response.json())
            except (ValueError, MalformedError, RecursionError):
                raise _PassingError("an answer that is no chat completion", paid=True) from None
        raise self._fault(response, asked)

    def _fault(self, response: httpx2.Response, asked: Request) -> Exception:
        """What a response that is no answer means."""
        status, (code, message) = response.status_code, _error(response)
        message = self._shown(message, asked)
        if self._key and self._key in code:
            code = ""
        reason = f"{status} {code}".strip()
        said = f": {message}" if message else ""
        url, variable = self._settings.url, self._settings.key_variable
        if status in (402, 429) and (status == 402 or code in _NO_MONEY):
            return TrainerError(f"{url} says that there is no money left on the account ({reason}){said}")
        if status in _TRY_AGAIN or status >= 500:
            return _PassingError(reason, wait=asked_for(response.headers))
        if status == 401:
            which = f"the key in {variable}" if variable else "requests without a key; set key_variable"
            return TrainerError(f"{url} refuses {which} ({reason}){said}")
        if status == 404:
            return TrainerError(f"{url} knows no model {self._settings.model}, or is no such service{said}")
        if status < 400:
            return TrainerError(
                f"{url} answers with {status}, not with a chat completion; give its final address."
            )
        return _RefusedError(reason, message)

    def _shown(self, message: str, asked: Request) -> str:
        """A server's message without what must not be shown, should it repeat it."""
        for secret, stands in ((self._key, "***"), (asked.sentence, "…")):
            if secret:
                message = message.replace(secret, stands)
        line = " ".join(message.split())
        return line if len(line) <= _MESSAGE_LENGTH else line[:_MESSAGE_LENGTH] + "…"


def _error(response: httpx2.Response) -> tuple[str, str]:
    """The code and the message of an error, as far as the body has them; "" for what it has not."""
    try:
        body: Any = response.json()
    except (ValueError, RecursionError):
        return "", ""
    error = body.get("error", body) if isinstance(body, dict) else {}
    if isinstance(error, str):
        return "", error
    if not isinstance(error, dict):
        return "", ""
    codes = [error.get(name) for name in ("code", "type")]
    code = next((each for each in codes if isinstance(each, str) and _CODE.fullmatch(each)), "")
    message = error.get("message") or error.get("detail") or ""
    return code, message if isinstance(message, str) else ""
