"""Two rewrites of a sentence side by side, and what a judge says of them.

Judges favour what they read first (Zheng et al., 2023, "Judging LLM-as-a-Judge with MT-Bench and Chatbot
Arena"). Each duel is therefore fought twice, with the places exchanged.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from importlib.resources import files
from pathlib import Path
from string import Template

import numpy as np
import numpy.typing as npt

from trainer.errors import TrainerError
from trainer.evaluation.statistics.bootstrap import Estimate, Resamples
from trainer.evaluation.statistics.permutation import paired

_FIELDS = {"sentence", "first", "second"}
_VERDICT = re.compile(r"\bverdict\b\W*(a|b|tie)\b", re.IGNORECASE)
_ALONE = re.compile(r"\W*(?:rewrite\s+)?(a|b|tie)\W*", re.IGNORECASE)


class Verdict(Enum):
    """What a judge says of two rewrites: the value is worth to the first of them."""

    FIRST = 1
    TIE = 0
    SECOND = -1

    @property
    def turned(self) -> "Verdict":
        """The same, the places being exchanged."""
        return Verdict(-self.value)


_WRITTEN = {"a": Verdict.FIRST, "b": Verdict.SECOND, "tie": Verdict.TIE}


@dataclass(frozen=True, slots=True)
class Duel:
    """A sentence and its rewrites by the two systems, in their order.

    Attributes:
        source: the sentence.
        rewrites: of the first and the second system.
        verdicts: with the first system's rewrite shown first, and shown second; always of the systems, not
            of the places. None where the judge gave none. Two equal rewrites tie without being asked.
    """

    source: str
    rewrites: tuple[str, str]
    verdicts: tuple[Verdict | None, Verdict | None] = (None, None)

    @property
    def equal(self) -> bool:
        """Whether there is nothing to judge."""
        return self.rewrites[0] == self.rewrites[1]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the first system fared against the second.

    Attributes:
        duels: that were judged in both orders, or needed no judge.
        equal: of these, those whose rewrites are equal.
        unanswered: duels that are left out, as an order of them got no verdict.
        won: duels in which the verdicts together are for the first system.
        lost: for the second.
        contrary: duels in which the two orders got opposite verdicts; they are neither won nor lost.
        preference: share of verdicts for the first system, a tie counting half; 0..1.
        p: of a paired permutation test that neither is preferred.
        first_place: share of verdicts for the rewrite shown first, among those that are no tie; 0.5 is
            without bias. None where there was none.
    """

    duels: int
    equal: int
    unanswered: int
    won: int
    lost: int
    contrary: int
    preference: Estimate
    p: float
    first_place: Estimate | None


def load_prompt(name: str) -> Template:
    """A judge's prompt.

    Args:
        name: name@version of one that ships, or the path of a .txt file with $sentence, $first and $second.

    Raises:
        TrainerError: there is none, or a field is missing.
    """
    own = name.endswith(".txt")
    try:
        text = (
            Path(name).read_text(encoding="utf-8")
            if own
            else (files("trainer.evaluation.judging") / f"{name}.txt").read_text(encoding="utf-8")
        )
    except (OSError, UnicodeDecodeError):
        remedy = "give a readable file" if own else "name compare@1, or the path of a .txt file"
        raise TrainerError(f"There is no judge's prompt {name!r}; {remedy}.") from None
    template = Template(text)
    if not template.is_valid() or set(template.get_identifiers()) != _FIELDS:
        raise TrainerError(f"The judge's prompt {name!r} must hold $sentence, $first and $second.")
    return template


def prompts(template: Template, duel: Duel) -> tuple[str, str]:
    """What the judge is asked: with the first system's rewrite first, and with it second."""
    one, other = duel.rewrites
    return (
        template.substitute(sentence=duel.source, first=one, second=other),
        template.substitute(sentence=duel.source, first=other, second=one),
    )


def verdict(answer: str) -> Verdict | None:
    """What an answer says of the rewrites in the order shown; None where that is not clear."""
    said = _VERDICT.findall(answer) or (
        # Some say nothing else; some forget the word on their last line.
        [found[1] for found in [_ALONE.fullmatch(answer.strip().rpartition("\n")[2])] if found]
    )
    found = [_WRITTEN[each.lower()] for each in said]
    # Small models recite the choices instead of choosing.
    return found[-1] if found and set(found) != set(Verdict) else None


def outcome(duels: Sequence[Duel], resamples: int, seed: int) -> Outcome:
    """Add up.

    Args:
        duels: fought; one or more of them in both orders.
        resamples: of the bootstrap.
        seed: of it and of the permutations.

    Raises:
        TrainerError: none was judged in both orders.
    """
    judged = [(each, worth) for each in duels if (worth := _worth(each)) is not None]
    if not judged:
        raise TrainerError(
            "The judge gave no verdict that can be read; look at judgements.jsonl, or try a larger model."
        )
    worths = np.array([worth for _, worth in judged], dtype=np.float64)
    sums = worths.sum(axis=1)
    drawn = Resamples(len(judged), resamples, seed)
    return Outcome(
        duels=len(judged),
        equal=sum(each.equal for each, _ in judged),
        unanswered=len(duels) - len(judged),
        won=int((sums > 0).sum()),
        lost=int((sums < 0).sum()),
        contrary=int((worths[:, 0] * worths[:, 1] < 0).sum()),
        preference=drawn.mean((sums / 2 + 1) / 2),
        p=paired(sums, seed=seed),
        first_place=_first_place(worths, drawn),
    )


def _worth(duel: Duel) -> tuple[int, int] | None:
    if duel.equal:
        return 0, 0
    one, other = duel.verdicts
    return None if one is None or other is None else (one.value, other.value)


def _first_place(worths: npt.NDArray[np.float64], drawn: Resamples) -> Estimate | None:
    decided = np.abs(worths).sum(axis=1)
    if not decided.any():
        return None
    # In the second order it is the second system's rewrite that stands first.
    first = (worths[:, 0] > 0).astype(float) + (worths[:, 1] < 0).astype(float)

    def share(weights: npt.NDArray[np.int64]) -> float:
        total = float(weights @ decided)
        return float(weights @ first) / total if total else 0.5

    return drawn.of(share)
