import asyncio
from datetime import UTC, datetime

import pytest

from trainer.teachers.pace import Pace, asked_for, backoff


class Clock:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        until = self.now + seconds
        await asyncio.sleep(0)
        self.now = max(self.now, until)


def starts(pace: Pace, clock: Clock, count: int) -> list[float]:
    async def run() -> list[float]:
        times = []
        for _ in range(count):
            await pace.turn()
            times.append(clock.now)
        return times

    return asyncio.run(run())


def test_requests_are_evenly_spaced() -> None:
    clock = Clock()
    assert starts(Pace(30, clock, clock.sleep), clock, 4) == [100.0, 102.0, 104.0, 106.0]


def test_without_a_limit_nobody_waits() -> None:
    clock = Clock()
    assert starts(Pace(0, clock, clock.sleep), clock, 3) == [100.0] * 3


def test_time_that_passed_is_not_saved_up() -> None:
    clock = Clock()
    pace = Pace(60, clock, clock.sleep)
    starts(pace, clock, 1)
    clock.now = 500.0
    assert starts(pace, clock, 3) == [500.0, 501.0, 502.0]


def test_a_server_that_asks_to_wait_holds_all() -> None:
    clock = Clock()
    pace = Pace(0, clock, clock.sleep)
    pace.hold(7.0)
    pace.hold(3.0)
    assert starts(pace, clock, 2) == [107.0, 107.0]


def test_many_at_once_are_spaced_as_well() -> None:
    clock = Clock()
    pace = Pace(60, clock, clock.sleep)

    async def run() -> list[float]:
        times: list[float] = []

        async def one() -> None:
            await pace.turn()
            times.append(clock.now)

        await asyncio.gather(*(one() for _ in range(5)))
        return times

    times = asyncio.run(run())
    assert all(now >= 100.0 + number for number, now in enumerate(sorted(times)))


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("3", 3.0), ("0", 0.0), (" 1.5 ", 1.5), ("-2", 0.0), ("soon", None), ("", None),
        ("inf", None), ("nan", None),
        ("Sat, 21 Nov 2026 10:00:30 GMT", 30.0), ("Sat, 21 Nov 2026 09:00:00 GMT", 0.0),
        ("Sat, 21 Nov 2026 10:00:30 -0000", 30.0),
    ],
)  # fmt: skip
def test_retry_after_is_seconds_or_a_date(value: str, seconds: float | None) -> None:
    assert asked_for({"retry-after": value}, datetime(2026, 11, 21, 10, tzinfo=UTC)) == seconds


def test_backoff_doubles_its_limit_and_is_drawn_below_it() -> None:
    drawn = [[backoff(0.5, attempt, 3.0) for _ in range(200)] for attempt in (0, 1, 2, 3, 4000)]
    for limit, waits in zip((0.5, 1.0, 2.0, 3.0, 3.0), drawn, strict=True):
        assert all(0.0 <= wait <= limit for wait in waits)
        assert max(waits) > limit / 2
        assert len(set(waits)) > 100
