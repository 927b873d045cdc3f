"""`judge`: a language model compares two systems blind, in both orders; ties are allowed.

Leaves in the output folder: `report.json`, `judgements.jsonl` (what was compared and what was said of it),
`experiment.json`, and the answers, so that a run which is started again asks nothing twice.
"""

import json
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, replace

from trainer import config, rows
from trainer.errors import TrainerError
from trainer.evaluation.judging.duel import Duel, Outcome, load_prompt, outcome, prompts, verdict
from trainer.evaluation.judging.model import LocalModel, Model, ServerModel
from trainer.evaluation.rewrites import named
from trainer.evaluation.statistics.bootstrap import Estimate
from trainer.settings.judge import Judge, JudgeServer

# Seconds between two lines of progress.
_SILENCE = 10.0


def run(experiment: config.Experiment, *, confirmed: bool = False) -> None:
    """Have the experiment's judge compare its two systems.

    Args:
        experiment: with a [judge] section.
        confirmed: whether the person has agreed to what it costs.

    Raises:
        TrainerError: there is no [judge] section, no rewrites, no agreement to the cost, or no judge.
    """
    asked = experiment.judge
    if asked is None:
        raise TrainerError("The experiment has no [judge] section; add one (see docs/evaluating.md).")
    drawn = _drawn(asked)
    asked.output.mkdir(parents=True, exist_ok=True)
    (asked.output / "experiment.json").write_text(config.resolved(experiment), encoding="utf-8")
    duels, answers = fight(asked, drawn, _model(asked, confirmed))
    rows.write(
        asked.output / "judgements.jsonl",
        (
            {
                "source": duel.source,
                **{f"rewrite_{place}": text for place, text in enumerate(duel.rewrites, 1)},
                "verdicts": [each.name.lower() if each else None for each in duel.verdicts],
                "answers": list(said),
            }
            for duel, said in zip(duels, answers, strict=True)
        ),
    )
    result = outcome(duels, asked.resamples, asked.seed)
    report = {"systems": list(asked.systems), "judge": asked.model.model, "prompt": asked.model.prompt}
    text = json.dumps(report | asdict(result), indent=2, ensure_ascii=False)
    (asked.output / "report.json").write_text(text + "\n", encoding="utf-8")
    print(lines(asked.systems, result))  # noqa: T201 - the verb's answer


def fight(asked: Judge, drawn: Sequence[Duel], model: Model) -> tuple[list[Duel], list[tuple[str, str]]]:
    """Have the duels judged.

    Args:
        asked: of whom.
        drawn: the duels, as yet without verdicts.
        model: the judge.

    Returns:
        The duels with verdicts, and what the judge said in each order.
    """
    template = load_prompt(asked.model.prompt)
    needed = [prompt for duel in drawn if not duel.equal for prompt in prompts(template, duel)]
    answers = iter(model.ask(needed))
    duels, said = [], []
    for duel in drawn:
        one, other = ("", "") if duel.equal else (next(answers), next(answers))
        turned = verdict(other)
        duels.append(replace(duel, verdicts=(verdict(one), turned.turned if turned else None)))
        said.append((one, other))
    return duels, said


def lines(systems: tuple[str, str], found: Outcome) -> str:
    """The outcome for people."""

    def share(estimate: Estimate) -> str:
        return f"{estimate.value:.3f} (95 %: {estimate.low:.3f} to {estimate.high:.3f})"

    one, other = systems
    tied = found.duels - found.won - found.lost
    bias = "no verdict but ties" if found.first_place is None else share(found.first_place)
    return "\n".join(
        [
            f"“{one}” against “{other}”, {found.duels} sentences, each judged in both orders",
            f"  won {found.won}, lost {found.lost}, tied {tied}",
            f"  of the ties {found.contrary} by opposite verdicts, {found.equal} by equal rewrites",
            f"  preference for “{one}”   {share(found.preference)}, p {found.p:.4f}",
            f"  verdicts for what stands first  {bias}; 0.5 is without bias",
            f"  without a verdict in both orders, left out: {found.unanswered}",
        ]
    )


def _drawn(asked: Judge) -> list[Duel]:
    """The sentences that both systems have rewritten, or some of them."""
    one, other = (named(asked.evaluation, name) for name in asked.systems)
    duels = [Duel(source, (rewrite, other[source])) for source, rewrite in one.items() if source in other]
    if not duels:
        raise TrainerError(f"{asked.evaluation}: the two systems have not rewritten the same sentences.")
    if asked.limit and asked.limit < len(duels):
        duels = random.Random(asked.seed).sample(duels, asked.limit)  # noqa: S311 - sampling, not secrecy
    return duels


def _model(asked: Judge, confirmed: bool) -> Model:
    last = time.monotonic()

    def tell(come: int) -> None:
        nonlocal last
        if time.monotonic() - last > _SILENCE:
            last = time.monotonic()
            print(f"{come} answers", file=sys.stderr, flush=True)  # noqa: T201 - progress

    if isinstance(asked.model, JudgeServer):
        return ServerModel(asked.model, asked.output, confirmed, tell)
    return LocalModel(asked.model, asked.output, asked.seed, tell)
