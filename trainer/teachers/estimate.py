"""What a run will ask for and cost, said before it starts."""

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.errors import TrainerError
from trainer.settings.teach import Priced, Server
from trainer.teachers import chat
from trainer.teachers.chat import Request


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is ahead.

    Attributes:
        requests: to be sent.
        prompt_tokens: about so many to be read.
        completion_tokens: about so many to be written.
        cost: about so much, in the currency of the prices; None where nobody has said the prices.
    """

    requests: int
    prompt_tokens: int
    completion_tokens: int
    cost: float | None

    def sentence(self) -> str:
        """As a person would say it."""
        tokens = f"about {self.prompt_tokens:,} tokens to read and {self.completion_tokens:,} to write"
        money = "prices are not given" if self.cost is None else f"about {self.cost:.2f} in your currency"
        return f"{self.requests:,} requests, {tokens}; {money}."


def estimate(settings: Priced, requests: Iterable[Request], rewrites: int) -> Estimate:
    """Estimate requests that each ask for so many rewrites."""
    count = read = written = 0
    cost = 0.0
    for asked in requests:
        tokens = chat.expected(asked, rewrites)
        count += 1
        read += tokens.prompt_tokens
        written += tokens.completion_tokens
        cost += chat.cost(settings, tokens)
    known = settings.price_in is not None and settings.price_out is not None
    return Estimate(count, read, written, cost if known else None)


def agree(settings: Server, ahead: Estimate, confirmed: bool) -> None:
    """Let a run begin only where nobody will be surprised by its bill.

    Raises:
        TrainerError: it costs money, or may, and neither a cap nor the person has agreed to it.
    """
    if confirmed or settings.cap is not None or not ahead.requests:
        return
    if ahead.cost:
        raise TrainerError(
            f"This costs money: {ahead.sentence()} Run it again with --yes, or set a cap in [teach.teacher]."
        )
    if ahead.cost is None and settings.key_variable is not None:
        raise TrainerError(
            f"Who asks for a key may ask for money, and no prices are given: {ahead.sentence()} Set price_in "
            "and price_out in [teach.teacher], 0 where it is free, or run it again with --yes."
        )
