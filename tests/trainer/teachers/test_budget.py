import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.teachers.budget import Budget, SpentError


@given(
    st.lists(st.tuples(st.integers(1, 20), st.integers(0, 20)), max_size=30),
    st.integers(1, 8),
    st.integers(1, 100),
)
def test_a_cap_holds_whatever_is_asked_at_once(asks: list[tuple[int, int]], at_once: int, cap: int) -> None:
    budget = Budget(float(cap), 0.0)
    refused: list[int] = []

    async def work(shared: list[tuple[int, int]]) -> None:
        while shared:
            most, part = shared.pop()
            try:
                await budget.reserve(most)
            except SpentError:
                refused.append(most)
                continue
            await asyncio.sleep(0)
            await budget.settle(most, min(most, part))
            assert budget.spent <= cap

    async def run() -> None:
        shared = list(asks)
        await asyncio.gather(*(work(shared) for _ in range(at_once)))

    asyncio.run(run())
    assert budget.spent <= cap
    # What fits in what is left at the end would have fitted when it was refused.
    assert all(most > cap - budget.spent for most in refused)


def test_money_that_is_given_back_can_be_asked_for_again() -> None:
    async def run() -> float:
        budget = Budget(10.0, 2.0)
        await budget.reserve(8.0)
        waiting = asyncio.create_task(budget.reserve(7.0))
        await asyncio.sleep(0)
        assert not waiting.done()
        await budget.settle(8.0, 1.0)
        await waiting
        await budget.settle(7.0, 7.0)
        with pytest.raises(SpentError):
            await budget.reserve(0.5)
        return budget.spent

    assert asyncio.run(run()) == 10.0


def test_without_a_cap_nothing_is_refused() -> None:
    async def run() -> None:
        await Budget(None, 1e9).reserve(1e9)

    asyncio.run(run())
