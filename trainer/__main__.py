"""The trainer's command line: python -m trainer VERB --config FILE."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from trainer import config
from trainer.errors import TrainerError

_VERBS = {
    "label": "measure pairs and write their diversity codes",
    "graft": "join two Marian translators to a base for `tune`",
    "tune": "tune a student on labelled pairs; started again, it goes on from its last checkpoint",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m trainer", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for name, purpose in _VERBS.items():
        verb = verbs.add_parser(name, help=purpose, description=purpose)
        verb.add_argument(
            "--config", type=Path, required=True, metavar="FILE", help="the experiment's TOML file"
        )
    chosen = parser.parse_args(arguments)
    try:
        experiment = config.read(chosen.config)
        # Imported only now: torch and transformers take seconds, and `label` needs neither.
        if chosen.verb == "label":
            from trainer.pairs import label

            label.run(experiment)
        elif chosen.verb == "graft":
            from trainer.students import graft

            graft.run(experiment)
        else:
            from trainer.students import tune

            tune.run(experiment)
    except TrainerError as error:
        print(f"python -m trainer {chosen.verb}: {error}", file=sys.stderr)  # noqa: T201
        return 1
    except OSError as error:
        name = error.filename or "a file"
        print(f"python -m trainer {chosen.verb}: {name}: {error.strerror or error}.", file=sys.stderr)  # noqa: T201
        return 1
    except KeyboardInterrupt:
        print("Stopped; the same command goes on from the last checkpoint.", file=sys.stderr)  # noqa: T201
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
