"""When a request may begin, and how long to wait before it is tried again."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


class Pace:
    """Spaces requests evenly, and holds all of them where the server asks for it.

    Args:
        a_minute: most requests that begin in a minute; 0 for no limit.
        clock: seconds that only grow.
        sleep: waits for so many seconds.
    """

    def __init__(
        self,
        a_minute: float,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._gap = 60.0 / a_minute if a_minute else 0.0
        self._clock = clock
        self._sleep = sleep
        self._next = 0.0
        self._held = 0.0

    async def turn(self) -> None:
        """Wait until another request may begin."""
        start = max(self._next, self._clock())
        self._next = start + self._gap
        # While one waits for its turn, the server may ask all to wait.
        while (wait := max(start, self._held) - self._clock()) > 0:
            await self._sleep(wait)

    def hold(self, seconds: float) -> None:
        """Let no request begin for so many seconds."""
        self._held = max(self._held, self._clock() + seconds)


def asked_for(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """The seconds that a response's Retry-After asks to wait; None where it asks for nothing.

    Source: RFC 9110, 10.2.3: a number of seconds or a date.
    """
    value = headers.get("retry-after", "").strip()
    try:
        seconds = float(value)
    except ValueError:
        try:
            until = parsedate_to_datetime(value)
        except ValueError:
            return None
        # A date in no time zone is UTC.
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        seconds = (until - (now or datetime.now(UTC))).total_seconds()
    return max(0.0, seconds) if seconds < float("inf") else None


def backoff(base: float, attempt: int, longest: float) -> float:
    """Seconds before another try: exponential, with full jitter so that clients do not return as one.

    Source: Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.

    Args:
        base: most seconds before the first retry.
        attempt: the retry, 0 for the first.
        longest: no wait is longer.
    """
    return random.uniform(0.0, min(longest, base * 2.0 ** min(attempt, 60)))  # noqa: S311 - no secret
