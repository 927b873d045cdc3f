"""The trainer's command line: python -m trainer VERB --config FILE."""

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.engine.errors import EngineError
from trainer import config
from trainer.errors import TrainerError
from trainer.settings.codes import Codes

# Where each verb's `run(experiment)` is, and what it is for.
_VERBS = {
    "collect": (
        "trainer.sources.collect",
        "gather sentences and pairs of several sources, cleaned and in splits that do not leak",
    ),
    "teach": (
        "trainer.teachers.teach",
        "have a teacher rewrite sentences; started again, it goes on and pays for nothing twice",
    ),
    "label": (
        "trainer.pairs.label",
        "filter pairs, measure them and write their diversity codes; started again, it goes on",
    ),
    "graft": ("trainer.students.graft", "join two Marian translators to a base for `tune`"),
    "prefer": (
        "trainer.preferences.prefer",
        "have a student rewrite sentences and say which rewrites it should prefer; started again, it goes on",
    ),
    "tune": (
        "trainer.students.tune",
        "tune a student on labelled pairs or preferences; started again, it goes on from its last checkpoint",
    ),
    "average": ("trainer.students.average", "make one student with the mean weights of several"),
    "thesaurus": (
        "trainer.thesaurus.thesaurus",
        "say by a reader's marks which words may stand for others; started again, it goes on",
    ),
    "patterns": (
        "trainer.patterns.patterns",
        "say by a reader's marks which patterns build sentences another way; started again, it goes on",
    ),
    "make": (
        "trainer.making.make",
        "all stages of an experiment, up to a bundle and its evaluation, but for those that are done",
    ),
    "judge": (
        "trainer.evaluation.judging.judge",
        "have a language model compare two systems that `evaluate` has run",
    ),
    "rate": (
        "trainer.evaluation.rating.rate",
        "write pages for people to rate rewrites on; run again, add up what they sent back",
    ),
    "study": (
        "trainer.studies.study",
        "put one question to many variants of an experiment; one table and one plot answer it",
    ),
}
_PAID = ("teach", "make", "judge")
_SHARED = ("collect", "teach", "label", "prefer")
_RESUMED = (
    "collect",
    "teach",
    "label",
    "prefer",
    "tune",
    "thesaurus",
    "patterns",
    "make",
    "evaluate",
    "judge",
    "study",
)
_EVALUATE = "compare systems on sentences that they have not learnt from, in one report"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit code."""
    chosen = _parser().parse_args(arguments)
    try:
        _run(chosen)
    except (TrainerError, EngineError) as error:
        return _complain(chosen.verb, str(error))
    except OSError as error:
        return _complain(chosen.verb, f"{error.filename or 'a file'}: {error.strerror or error}.")
    except KeyboardInterrupt:
        resumes = "; the same command goes on from there" if chosen.verb in _RESUMED else ""
        print(f"Stopped{resumes}.", file=sys.stderr)  # noqa: T201
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m trainer", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for name, (_module, purpose) in _VERBS.items():
        verb = verbs.add_parser(name, help=purpose, description=purpose)
        verb.add_argument(
            "--config", type=Path, required=True, metavar="FILE", help="the experiment's TOML file"
        )
    for name in _PAID:
        verbs.choices[name].add_argument(
            "--yes", action="store_true", help="agree to what it costs, where the experiment sets no cap"
        )
    for name in _SHARED:
        verbs.choices[name].add_argument(
            "--engine", choices=("local", "ray"),
            help="where the work is done, whatever the experiment says: on this machine or a Ray cluster",
        )  # fmt: skip
    evaluate = verbs.add_parser(
        "evaluate",
        help=_EVALUATE,
        description=f"{_EVALUATE}; what is given here goes before what [evaluate] of the experiment says",
    )
    evaluate.add_argument(
        "--control", action="store_true",
        help="move each slider of one bundle on its own and compare what was asked with what was reached",
    )  # fmt: skip
    evaluate.add_argument("--config", type=Path, metavar="FILE", help="the experiment's TOML file")
    evaluate.add_argument("--bundle", metavar="NAME|DIR", help="the student (default: the embedded one)")
    evaluate.add_argument(
        "--pairs", type=Path, metavar="FILE", help="pairs (.jsonl, .jsonl.xz or .jsonl.gz) to take sources of"
    )
    evaluate.add_argument(
        "--limit",
        type=int,
        metavar="N",
        help="sentences to rewrite (with --control, at each setting); 0 for all (default: 200)",
    )
    evaluate.add_argument(
        "--json",
        type=Path,
        dest="report",
        metavar="FILE",
        help="with --control, write the figures there, too",
    )
    evaluate.add_argument(
        "--output", type=Path, metavar="DIR", help="folder for the report; the same command goes on in it"
    )
    return parser


def _run(chosen: argparse.Namespace) -> None:
    experiment = config.read(chosen.config) if chosen.config else None
    # Imported only now: torch and transformers take seconds, and not every verb needs them.
    if experiment is None or chosen.verb == "evaluate":
        given = {name: getattr(chosen, name) for name in ("bundle", "pairs", "limit", "report", "output")}
        asked = config.evaluation(experiment, given)
        if chosen.control:
            from trainer.evaluation import control

            control.run(asked)
        else:
            from trainer.evaluation import report

            report.run(asked, (experiment.codes if experiment else Codes()).scheme())
    else:
        if getattr(chosen, "engine", None):
            experiment = config.on_engine(experiment, chosen.verb, chosen.engine)
        agreed = {"confirmed": chosen.yes} if chosen.verb in _PAID else {}
        importlib.import_module(_VERBS[chosen.verb][0]).run(experiment, **agreed)


def _complain(verb: str, message: str) -> int:
    print(f"python -m trainer {verb}: {message}", file=sys.stderr)  # noqa: T201
    return 1


if __name__ == "__main__":
    sys.exit(main())
