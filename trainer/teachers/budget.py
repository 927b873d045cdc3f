"""A limit on money that holds whatever the answers turn out to cost."""

import asyncio


class SpentError(Exception):
    """The money that is left does not suffice for another request."""


class Budget:
    """Money that requests draw on, together never more than `cap`.

    A request sets aside the most that it can cost before it is sent, and gives back what it did not
    need. One that does not fit waits for others to give back, so that the last request fits as well
    as the first; where nothing is on its way any more, the budget is spent.

    Args:
        cap: most money in all; None for no limit.
        spent: what was spent before.

    Attributes:
        spent: what was spent by now.
    """

    def __init__(self, cap: float | None, spent: float) -> None:
        self._cap = cap
        self.spent = spent
        self._aside = 0.0
        self._on_their_way = 0
        self._changed = asyncio.Condition()

    async def reserve(self, most: float) -> None:
        """Set money aside, waiting for it where others may give some back.

        Raises:
            SpentError: there is not enough, and nobody will give any back.
        """
        async with self._changed:
            while self._cap is not None and self.spent + self._aside + most > self._cap:
                if not self._on_their_way:
                    raise SpentError
                await self._changed.wait()
            self._aside += most
            self._on_their_way += 1

    async def settle(self, reserved: float, cost: float) -> None:
        """Give back what was set aside and spend what was needed of it."""
        async with self._changed:
            self._aside -= reserved
            self._on_their_way -= 1
            self.spent += cost
            self._changed.notify_all()
