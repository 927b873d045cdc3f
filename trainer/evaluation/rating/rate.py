"""`rate`: pages for human raters, and what their answers say.

The first run draws the sentences and writes a page for each rater (`rater-1.html` and so on) and
`key.json`, which the raters must not see. The files that they send back go to `ratings/`; each further run
adds up what lies there: `report.html` and `report.json`.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from trainer import config
from trainer.errors import TrainerError
from trainer.evaluation import html, plots
from trainer.evaluation.rating.ballot import Ballot, draw, page
from trainer.evaluation.rating.returned import read
from trainer.evaluation.rating.tally import Answers, tally
from trainer.evaluation.rewrites import named
from trainer.evaluation.statistics.bootstrap import Estimate
from trainer.settings.rate import Question, Rate

# Below this, means of two systems are hardly told apart.
_ENOUGH = 500


def run(experiment: config.Experiment) -> None:
    """Write the raters' pages, or add up what came back.

    Raises:
        TrainerError: there is no [rate] section, no rewrites, the folder holds another study, or a rater's
            file is not what it must be.
    """
    asked = experiment.rate
    if asked is None:
        raise TrainerError("The experiment has no [rate] section; add one (see docs/evaluating.md).")
    key = asked.output / "key.json"
    if not key.exists():
        _prepare(asked, key, config.resolved(experiment))
    else:
        _report(asked, _opened(asked, key))


def _prepare(asked: Rate, key: Path, resolved: str) -> None:
    ballot = draw(asked, {name: named(asked.evaluation, name) for name in asked.systems})
    (asked.output / "ratings").mkdir(parents=True, exist_ok=True)
    for rater in range(1, asked.raters + 1):
        (asked.output / f"rater-{rater}.html").write_text(page(ballot, asked, rater), encoding="utf-8")
    (asked.output / "experiment.json").write_text(resolved, encoding="utf-8")
    # Last: where it stands, the pages do too.
    text = json.dumps({"asked": _what(asked), **ballot.key()}, indent=1, ensure_ascii=False)
    key.write_text(text + "\n", encoding="utf-8")
    told = [
        f"{ballot.sentences} sentences, {len(ballot.entries)} different rewrites, {asked.raters} raters.",
        f"Give each rater one page, {asked.output / 'rater-1.html'} and so on; keep key.json to yourself.",
        f"Put what they save into {asked.output / 'ratings'} and run this again.",
    ]
    if ballot.sentences < _ENOUGH:
        told.append(f"Fewer than {_ENOUGH} sentences tell systems apart only roughly.")
    if len(ballot.order[0]) * asked.raters < 2 * len(ballot.entries):
        told.append("Some rewrites get one rater or none, so agreement rests on the others.")
    print("\n".join(told))  # noqa: T201 - the verb's answer


def _what(asked: Rate) -> dict[str, Any]:
    """What a study was drawn with; the rest may change while it goes on."""
    drawn = Rate.__dataclass_fields__.keys() - {"evaluation", "output", "resamples"}
    what: dict[str, Any] = TypeAdapter(Rate).dump_python(asked, mode="json", include=set(drawn))
    return what


def _opened(asked: Rate, key: Path) -> Ballot:
    try:
        content = json.loads(key.read_text(encoding="utf-8"))
        ballot = Ballot.from_key(content)
    except ValueError as error:
        raise TrainerError(f"{key}: is no key of a study ({error}).") from None
    if content.get("asked") != _what(asked):
        raise TrainerError(
            f"{asked.output} holds a study with other settings; name another folder, or remove this one."
        )
    return ballot


def _report(asked: Rate, ballot: Ballot) -> None:
    returned = read(
        asked.output / "ratings", ballot, [question.name for question in asked.questions], asked.points
    )
    if not any(any(points.values()) for points in returned.values()):
        raise TrainerError(f"{asked.output / 'ratings'} holds no ratings yet; put the raters' files there.")
    found = {
        question: tally(ballot, returned[question.name], asked.points, asked.resamples, asked.seed)
        for question in asked.questions
    }
    text = json.dumps(
        {
            "study": ballot.study,
            "sentences": ballot.sentences,
            "raters": len(returned[asked.questions[0].name]),
            "questions": {question.name: asdict(answers) for question, answers in found.items()},
        },
        indent=2,
        ensure_ascii=False,
    )
    (asked.output / "report.json").write_text(text + "\n", encoding="utf-8")
    (asked.output / "report.html").write_text(
        html.page("Ratings", _body(asked, ballot, found, len(returned[asked.questions[0].name]))),
        encoding="utf-8",
    )
    print(lines(found))  # noqa: T201 - the verb's answer
    print(f"The report: {asked.output / 'report.html'}")  # noqa: T201 - the verb's answer


def lines(found: Mapping[Question, Answers]) -> str:
    """The answers for people."""
    told = []
    for question, answers in found.items():
        told.append(f"{question.name}: Krippendorff's alpha {_alpha(answers)}")
        told += [
            f"  {each.system}: {each.mean.value:.2f} ({each.mean.low:.2f} to {each.mean.high:.2f}), "
            f"{each.ratings} ratings of {each.sentences} sentences"
            for each in answers.opinions
        ]
        told += [
            f"  {each.one} − {each.other}: {each.estimate.value:+.2f} ({each.estimate.low:+.2f} to "
            f"{each.estimate.high:+.2f}), p {each.p:.4f}"
            for each in answers.contrasts
        ]
    return "\n".join(told)


def _alpha(answers: Answers) -> str:
    if answers.alpha is None:
        return "cannot be told: nothing was rated twice, or all ratings are equal"
    return f"{answers.alpha:.3f}, over {answers.twice} rewrites that were rated by two or more"


def _body(asked: Rate, ballot: Ballot, found: Mapping[Question, Answers], raters: int) -> Iterator[str]:
    yield "<h1>Ratings</h1>"
    yield (
        f"<p>{raters} of {asked.raters} raters have answered, on {ballot.sentences} sentences. They did not "
        f"know whose rewrite they read. Points from 1 to {asked.points}; with each mean stands its 95 % "
        "bootstrap interval over sentences.</p>"
    )
    for question, answers in found.items():
        yield f"<h2>{escape(question.text)}</h2>"
        yield f"<p>1: {escape(question.low)}. {asked.points}: {escape(question.high)}.</p>"
        yield f"<p>Krippendorff’s alpha (ordinal): {_alpha(answers)}. 1 is full agreement, 0 is chance.</p>"
        yield plots.whiskers(question.text, [(each.system, each.mean) for each in answers.opinions])
        head = ["", "mean opinion", "sentences", "ratings", *map(str, range(1, asked.points + 1))]
        yield html.table(
            head,
            [
                [
                    escape(each.system),
                    f"{each.mean.value:.2f}<small>{each.mean.low:.2f} to {each.mean.high:.2f}</small>",
                    *map(str, (each.sentences, each.ratings, *each.spread)),
                ]
                for each in answers.opinions
            ],
        )
        if answers.contrasts:
            yield "<p>Sentence by sentence; p of a paired permutation test, adjusted by Holm’s method:</p>"
            yield html.table(
                ["", "difference", "p", "sentences"],
                [
                    [
                        escape(f"{each.one} − {each.other}"),
                        _signed(each.estimate),
                        f"{each.p:.4f}",
                        str(each.sentences),
                    ]
                    for each in answers.contrasts
                ],
            )


def _signed(estimate: Estimate) -> str:
    return f"{estimate.value:+.2f}<small>{estimate.low:+.2f} to {estimate.high:+.2f}</small>"
