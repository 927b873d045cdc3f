"""`python -m converters`: make, inspect and verify bundles."""

import argparse
import json
import sys
import warnings
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from desktop.engine.bundle import Kind, find, load, read_manifest
from desktop.engine.codes import CodeScheme
from desktop.engine.errors import EngineError
from desktop.engine.tokenizer import load_tokenizer


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when it succeeded, 1 when it was refused, 2 when it was not understood."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], None] = options.run
    try:
        run(options)
    except EngineError as error:
        _tell(f"converters: {error}")
        return 1
    except OSError as error:
        _tell(f"converters: {error.filename or 'a file'}: {error.strerror or error}.")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m converters", description="Make, inspect and verify the bundles that models ship in."
    )
    verbs = parser.add_subparsers(required=True, metavar="VERB")

    student = verbs.add_parser("bundle", help="make a student's bundle: merge, trim, convert, check, write")
    _add_making(student)
    student.add_argument("--adapter", type=Path, metavar="DIR", help="LoRA adapter to merge")
    student.add_argument(
        "--pairs", type=Path, metavar="FILE", action="append", required=True,
        help="pairs (.jsonl, .jsonl.xz) whose pieces the vocabulary keeps; repeatable",
    )  # fmt: skip
    student.add_argument(
        "--sentences", type=Path, metavar="FILE", action="append", default=[],
        help="more text for the vocabulary: .jsonl with a text or sentence, or plain lines; repeatable",
    )  # fmt: skip
    student.add_argument(
        "--held-out", type=Path, metavar="FILE", help="pairs to check with (default: some of --pairs)"
    )
    student.add_argument(
        "--experiment", type=Path, metavar="FILE",
        help="the trainer's experiment.json, with the code scheme (default: the one beside adapter or model)",
    )  # fmt: skip
    student.add_argument("--figures", type=Path, metavar="FILE", help="measured figures, a JSON object")
    student.add_argument(
        "--minimum",
        type=int,
        default=2,
        metavar="N",
        help="keep pieces that occur so often (default: %(default)s)",
    )
    student.add_argument("--maximum", type=int, metavar="N", help="keep so many pieces at most")
    student.add_argument("--whole-vocabulary", action="store_true", help="trim nothing")
    student.add_argument(
        "--checks",
        type=_positive,
        default=300,
        metavar="N",
        help="pairs to compare scores on (default: %(default)s)",
    )
    student.set_defaults(run=_bundle)

    encoder = verbs.add_parser("encoder", help="make the sentence encoder's bundle: convert, check, write")
    _add_making(encoder)
    encoder.add_argument(
        "--held-out", type=Path, metavar="FILE", required=True, help="sentences or pairs to check with"
    )
    encoder.set_defaults(run=_encoder)

    compare = verbs.add_parser(
        "compare", help="compare bundles of one student: size, speed, scores, quality; writes a report"
    )
    compare.add_argument(
        "bundles", metavar="NAME|DIR", nargs="+", help="the first is what the others are compared with"
    )
    compare.add_argument(
        "--pairs", type=Path, metavar="FILE", required=True, help="pairs that it has not learnt from"
    )
    compare.add_argument(
        "--limit", type=_positive, default=200, metavar="N", help="pairs to take (default: %(default)s)"
    )
    compare.add_argument(
        "--output", type=Path, metavar="DIR", required=True, help="folder for comparison.json and .md"
    )
    compare.set_defaults(run=_compare)

    restore = verbs.add_parser(
        "restore", help="make a T5 student in a bundle a float32 model again, to tune it further"
    )
    restore.add_argument("bundle", metavar="NAME|DIR")
    restore.add_argument("--output", type=Path, metavar="DIR", required=True, help="folder to make")
    restore.set_defaults(run=_restore)

    inspect = verbs.add_parser("inspect", help="print what a bundle's manifest says, as JSON")
    inspect.add_argument("bundle", metavar="NAME|DIR")
    inspect.set_defaults(run=_inspect)

    verify = verbs.add_parser("verify", help="check every file of a bundle and open its model")
    verify.add_argument("bundle", metavar="NAME|DIR")
    verify.set_defaults(run=_verify)
    return parser


def _add_making(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--base", type=Path, metavar="DIR", required=True, help="base model")
    parser.add_argument("--name", required=True, help="name of the bundle")
    parser.add_argument("--facts", type=Path, metavar="FILE", required=True, help="facts for the card (TOML)")
    parser.add_argument(
        "--output", type=Path, metavar="DIR", required=True, help="bundle to write or replace"
    )
    parser.add_argument(
        "--quantization",
        choices=("int8", "int8_float32", "float32"),
        default="int8",
        help="(default: %(default)s)",
    )


def _bundle(options: argparse.Namespace) -> None:
    # The verbs that only read do without torch.
    from converters.student import StudentJob, make_student

    _hush()
    experiment = _read_experiment(options.experiment, options.adapter or options.base)
    try:
        codes = CodeScheme.from_json(experiment["codes"]) if "codes" in experiment else CodeScheme()
    except ValueError as error:
        raise EngineError(f"The experiment cannot be used: {error}.") from error
    make_student(
        StudentJob(
            base=options.base,
            adapter=options.adapter,
            pairs=options.pairs,
            sentences=options.sentences,
            held_out=options.held_out,
            facts=options.facts,
            name=options.name,
            output=options.output,
            codes=codes,
            training={key: value for key, value in experiment.items() if key != "codes"},
            figures=_read_object(options.figures) if options.figures else {},
            quantization=options.quantization,
            minimum=None if options.whole_vocabulary else options.minimum,
            maximum=options.maximum,
            checks=options.checks,
        ),
        _tell,
    )
    _tell(_summary(options.output))


def _encoder(options: argparse.Namespace) -> None:
    from converters.encoder import make_encoder

    _hush()
    make_encoder(
        base=options.base,
        name=options.name,
        facts_file=options.facts,
        held_out=options.held_out,
        output=options.output,
        report=_tell,
        quantization=options.quantization,
    )
    _tell(_summary(options.output))


def _compare(options: argparse.Namespace) -> None:
    from converters.compare import compare
    from converters.comparison import readable, write_comparison
    from converters.sentences import read_pairs

    pairs = list(read_pairs(options.pairs))
    step = max(1, len(pairs) // options.limit)
    report = compare([find(name) for name in options.bundles], pairs[::step][: options.limit], _tell)
    write_comparison(options.output, report)
    sys.stdout.write(readable(report))


def _restore(options: argparse.Namespace) -> None:
    from converters.restore import restore

    restore(find(options.bundle), options.output)
    _tell(f"{options.output}: give it to [tune] as its base")


def _hush() -> None:
    """Keep transformers and peft from talking: their advice on tied weights is wrong for T5 1.1."""
    import transformers

    transformers.utils.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    for module in ("peft", "transformers"):
        warnings.filterwarnings("ignore", module=module)


def _inspect(options: argparse.Namespace) -> None:
    bundle = read_manifest(find(options.bundle))
    facts: dict[str, Any] = {
        "kind": bundle.kind,
        "name": bundle.name,
        "version": bundle.version,
        "architecture": bundle.architecture,
        "tokenizer": bundle.tokenizer,
        "languages": bundle.languages,
        "licence": bundle.licence,
        "base": bundle.base,
        "codes": bundle.codes.to_json() if bundle.codes else None,
        "training": dict(bundle.training),
        "figures": dict(bundle.figures),
        "made_with": dict(bundle.made_with),
        "files": {name: asdict(record) for name, record in bundle.files.items()},
        "size": bundle.size,
    }
    sys.stdout.write(json.dumps(facts, ensure_ascii=False, indent=2) + "\n")


def _verify(options: argparse.Namespace) -> None:
    bundle = load(find(options.bundle))
    load_tokenizer(bundle)
    if bundle.kind is Kind.STUDENT:
        bundle.translator()
    else:
        bundle.encoder()
    _tell(_summary(bundle.folder))


def _summary(folder: Path) -> str:
    bundle = read_manifest(folder)
    return f"{folder}: {bundle.kind} {bundle.name} {bundle.version}, {bundle.size / 1e6:.1f} MB, verified"


def _read_experiment(path: Path | None, tuned: Path) -> dict[str, Any]:
    if path is None:
        # The trainer leaves it in the run's folder; adapter, model and checkpoints are within.
        places = (tuned / "experiment.json", tuned.parent / "experiment.json")
        path = next((place for place in places if place.is_file()), None)
    return _read_object(path) if path is not None else {}


def _read_object(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EngineError(f"{path} cannot be read: {error}.") from error
    if not isinstance(value, dict):
        raise EngineError(f"{path} must hold a JSON object.")
    return value


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return value


def _tell(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
