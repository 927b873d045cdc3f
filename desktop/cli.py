"""Phrasewright in a terminal: the same engine as the window's."""

import argparse
import codecs
import json
import os
import re
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from desktop import __version__
from desktop.engine import bundle as bundles
from desktop.engine import trial
from desktop.engine.errors import EngineError
from desktop.engine.facade import Engine
from desktop.engine.request import Length, Part, Request
from desktop.engine.result import Alternative, Rewrite
from desktop.engine.shelf import Shelf
from desktop.engine.wordquery import WordQuery
from desktop.storage.dumps import forbid_core_dumps
from desktop.storage.errors import StorageError
from desktop.storage.places import Places

_DONE, _FAILED, _USAGE, _INTERRUPTED = 0, 1, 2, 130
_SAMPLE = (
    "The committee put off its decision until next week because several members had not read the report. "
    "I think we should look for a cheaper place to stay.\n"
)
_DEFAULTS = Request()
_PROGRESS_AFTER = 1.0  # seconds; shorter runs need no progress line


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code: 0 done, 1 failed, 2 wrong usage, 130 interrupted."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    forbid_core_dumps()
    try:
        if chosen.command is None:
            return _open_window()
        return int(chosen.run(chosen))
    except EngineError as error:
        return _complain(str(error))
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # The reader has enough (`| head`). What Python still holds must not be flushed into it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _DONE
    except OSError as error:
        return _complain(f"{error.filename or 'the output'}: {error.strerror or error}.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="phrasewright",
        description="Rewrites sentences in other words, on this machine and nowhere else. "
        "Without a command it opens the window.",
        epilog="Example: phrasewright rewrite --lexical 60 --alternatives 3 letter.txt",
    )
    parser.add_argument("--version", action="version", version=f"phrasewright {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    rewrite = commands.add_parser(
        "rewrite",
        help="rewrite a text",
        description="Rewrites the sentences of a text in UTF-8. What stands between them (blank lines, list "
        "markers, code) comes through as it is, and so does a sentence that no rewrite keeps safely.",
    )
    rewrite.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help="the text; - or nothing: standard input"
    )
    rewrite.add_argument(
        "--lexical", type=int, default=_DEFAULTS.lexical, metavar="0..100",
        help="how many words to exchange (default: %(default)s)",
    )  # fmt: skip
    rewrite.add_argument(
        "--syntactic", type=int, default=_DEFAULTS.syntactic, metavar="0..100",
        help="how much to reorder (default: %(default)s)",
    )  # fmt: skip
    rewrite.add_argument(
        "--length", type=Length, choices=list(Length), default=_DEFAULTS.length,
        help="wanted length (default: %(default)s)",
    )  # fmt: skip
    rewrite.add_argument(
        "--alternatives", type=int, default=_DEFAULTS.alternatives, metavar="N",
        help="rewrites of each sentence, 1 to 20, in the JSON output; plain text shows the first",
    )  # fmt: skip
    rewrite.add_argument(
        "--keep", action="append", default=[], metavar="WORD",
        help="a word or phrase that must come through exactly; * stands for any letters; may be repeated",
    )  # fmt: skip
    rewrite.add_argument(
        "--free", action="append", type=Part, choices=list(Part), default=[],
        help="parts that may be rewritten too, though they are kept exactly by default; may be repeated",
    )  # fmt: skip
    rewrite.add_argument(
        "--seed", type=int, default=_DEFAULTS.seed, metavar="N",
        help="another number explores other wordings; the same one repeats a run",
    )  # fmt: skip
    rewrite.add_argument(
        "--bundle", metavar="NAME|DIR", help="the student to use; see: phrasewright models list"
    )
    rewrite.add_argument("--json", action="store_true", help="one JSON object for each sentence")
    rewrite.set_defaults(run=_rewrite)

    alternatives = commands.add_parser(
        "alternatives",
        help="other words for one word",
        description="Shows other words that fit where WORD stands. In a rewrite (--rewrite) the rest of the "
        "sentence is written anew behind each; in the sentence itself everything else stays.",
    )
    alternatives.add_argument("sentence", metavar="SENTENCE", help="the sentence as the writer wrote it")
    alternatives.add_argument("word", metavar="WORD", help="the word to exchange")
    alternatives.add_argument(
        "--rewrite", metavar="TEXT", help="a rewrite of the sentence that WORD stands in"
    )
    alternatives.add_argument(
        "--at",
        type=int,
        default=1,
        metavar="N",
        help="which WORD, where there are several (default: the first)",
    )
    alternatives.add_argument(
        "--count", type=int, default=6, metavar="N", help="how many, 1 to 20 (default: %(default)s)"
    )
    alternatives.add_argument(
        "--keep", action="append", default=[], metavar="WORD",
        help="a word or phrase that must come through exactly; may be repeated",
    )  # fmt: skip
    alternatives.add_argument(
        "--bundle", metavar="NAME|DIR", help="the student to use; see: phrasewright models list"
    )
    alternatives.add_argument("--json", action="store_true", help="one JSON object for each option")
    alternatives.set_defaults(run=_alternatives)

    models = commands.add_parser(
        "models",
        help="list, verify, import and remove models",
        description="Lists, verifies, imports and removes models.",
    )
    actions = models.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser(
        "list",
        help="the models at hand",
        description="Lists the embedded models and those that you imported.",
    )
    listing.set_defaults(run=_list_models)
    verify = actions.add_parser(
        "verify",
        help="check every file of models against their manifests",
        description="Checks every file of a model against its manifest (size and SHA-256).",
    )
    verify.add_argument("bundles", nargs="*", metavar="NAME|DIR", help="by default all that `list` shows")
    verify.set_defaults(run=_verify_models)
    taking = actions.add_parser(
        "import",
        help="copy a model into your own folder",
        description="Copies a student's bundle into your own folder, once every file has been verified and "
        "the model has written a sentence; one that you imported under the same name gives way. From then "
        "on --bundle NAME finds it.",
    )
    taking.add_argument("folder", metavar="FOLDER", help="the bundle's folder")
    taking.set_defaults(run=_import_model)
    # What `import` starts in a process of its own, which a hostile model may end.
    trying = actions.add_parser(trial.COMMAND[-1])
    trying.add_argument("folder", type=Path)
    trying.set_defaults(run=_try_model)
    removing = actions.add_parser(
        "remove",
        help="delete a model that you imported",
        description="Deletes a model that you imported; the embedded ones stay.",
    )
    removing.add_argument("name", metavar="NAME", help="see: phrasewright models list")
    removing.set_defaults(run=_remove_model)

    bench = commands.add_parser(
        "bench",
        help="measure speed and memory on this machine",
        description="Measures how fast this machine rewrites and how much memory that takes, on sentences "
        "of the program's own. It takes some minutes, and less than one with --quick; close other "
        "programs first. Ctrl+C ends it.",
    )
    bench.add_argument("--quick", action="store_true", help="fewer sentences and a shorter document")
    bench.add_argument(
        "--bundle", metavar="NAME|DIR", help="the student to use; see: phrasewright models list"
    )
    bench.add_argument("--json", action="store_true", help="one JSON object")
    # What the benchmark starts in a process of its own, to see the memory of the engine alone.
    bench.add_argument("--session", type=int, nargs=2, help=argparse.SUPPRESS)
    bench.set_defaults(run=_bench)
    return parser


def _open_window() -> int:
    """Open the window; where none can open, rewrite in the terminal and say how to get it."""
    from desktop.window.availability import obstacle

    reason = obstacle()
    if reason is None:
        from desktop.window.app import main as open_window

        return open_window([])
    sys.stderr.write(
        f"{reason}\nMeanwhile, here in the terminal (all options: phrasewright rewrite --help):\n\n"
    )
    with closing(_engine(None)) as engine:
        if sys.stdin is not None and sys.stdin.isatty():
            return _converse(engine)
        text = _decode(sys.stdin.buffer.read()) if sys.stdin is not None else ""
        if not text.strip():
            text = _SAMPLE
            sys.stderr.write(f"For example, this text:\n{text}in other words:\n")
        return _print_plain(engine, text, Request())


def _converse(engine: Engine) -> int:
    """Rewrite line after line as they are typed, until the end of the input."""
    sys.stderr.write("Type a sentence and press Enter; Ctrl+D ends.\n")
    while True:
        sys.stderr.write("> ")
        sys.stderr.flush()
        line = sys.stdin.buffer.readline()
        if not line:
            return _DONE
        _print_plain(engine, _decode(line), Request())


def _rewrite(chosen: argparse.Namespace) -> int:
    try:
        request = Request(
            chosen.lexical,
            chosen.syntactic,
            chosen.length,
            chosen.alternatives,
            tuple(chosen.keep),
            chosen.seed,
            tuple(chosen.free),
        )
    except ValueError as error:
        return _complain(f"{error}.", _USAGE)
    text = _decode(sys.stdin.buffer.read() if chosen.file == "-" else Path(chosen.file).read_bytes())
    with closing(_engine(_chosen_bundle(chosen))) as engine:
        print_all = _print_json if chosen.json else _print_plain
        return print_all(engine, text, request)


def _alternatives(chosen: argparse.Namespace) -> int:
    text = chosen.sentence if chosen.rewrite is None else chosen.rewrite
    pattern = re.compile(rf"(?<!\w){re.escape(chosen.word)}(?!\w)", re.IGNORECASE)
    places = [match.start() for match in pattern.finditer(text)]
    if not 1 <= chosen.at <= len(places):
        return _complain(
            f"“{chosen.word}” stands {len(places)} times in the sentence, so there is no number {chosen.at}.",
            _USAGE,
        )
    try:
        query = WordQuery(chosen.sentence, text, places[chosen.at - 1], chosen.count, tuple(chosen.keep))
    except ValueError as error:
        return _complain(f"{error}.", _USAGE)
    with closing(_engine(_chosen_bundle(chosen))) as engine:
        options = engine.look_up(query).result()
    for option in options:
        if chosen.json:
            row = {"word": option.word, **_measured(option.alternative)}
            _write(json.dumps(row, ensure_ascii=False) + "\n")
        else:
            _write(f"{option.word}\t{option.alternative.text}\n")
    if not options:
        return _complain(f"no other word for “{chosen.word}” keeps the sentence's meaning.")
    return _DONE


def _engine(bundle: str | None) -> Engine:
    def load() -> Any:
        # On the worker thread, while this one reads the text.
        from desktop.engine.rewriter import AT_ONCE, load

        return load(bundle, AT_ONCE)

    engine = Engine(load)
    engine.warm()
    return engine


def _print_plain(engine: Engine, text: str, request: Request) -> int:
    place = 0
    for rewrite in _with_progress(engine.stream(text, request), len(text)):
        _write(text[place : rewrite.start] + rewrite.text)
        place = rewrite.end
    _write(text[place:])
    return _DONE


def _print_json(engine: Engine, text: str, request: Request) -> int:
    for rewrite in _with_progress(engine.stream(text, request), len(text)):
        row: dict[str, Any] = {
            "source": rewrite.source,
            "alternatives": [_measured(each) for each in rewrite.alternatives],
        }
        if rewrite.reason is not None:
            row |= {"unchanged": True, "reason": str(rewrite.reason)}
        line = json.dumps(row, ensure_ascii=False)
        # Bytes that were no UTF-8 have no place in a JSON text but as escapes.
        _write((line if _is_unicode(line) else json.dumps(row)) + "\n")
    return _DONE


def _measured(alternative: Alternative) -> dict[str, Any]:
    """An alternative as it stands in the JSON output."""
    return {
        "text": alternative.text,
        "similarity": round(alternative.similarity, 3),
        "lexical": round(alternative.lexical, 3),
        "syntactic": round(alternative.syntactic, 3),
    }


def _with_progress(rewrites: Iterator[Rewrite], total: int) -> Iterator[Rewrite]:
    """Pass the rewrites on, with a progress line on stderr if that is a terminal and it takes long."""
    visible = sys.stderr is not None and sys.stderr.isatty()
    start, shown = time.monotonic(), False
    try:
        for rewrite in rewrites:
            if shown:
                sys.stderr.write("\r\x1b[K")
            yield rewrite
            if visible and time.monotonic() - start > _PROGRESS_AFTER:
                sys.stderr.write(f"\r\x1b[K{rewrite.end * 100 // total} % rewritten")
                sys.stderr.flush()
                shown = True
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _shelf() -> Shelf:
    try:
        return Shelf(Places.find().models)
    except StorageError:
        # A user without a home still has the embedded models.
        return Shelf(None)


def _chosen_bundle(chosen: argparse.Namespace) -> str | None:
    """The folder of the bundle that was asked for, by name or folder; None for the embedded one.

    One that is given by its folder is tried out in a process of its own when it comes for the first time.
    """
    return None if chosen.bundle is None else str(_shelf().to_use(chosen.bundle))


def _list_models(_chosen: argparse.Namespace) -> int:
    outcome = _DONE
    for each in _shelf().bundles():
        if each.bundle is None:
            outcome = _complain(str(each.fault))
            continue
        size, origin = f"{each.bundle.size / 1e6:.1f} MB", "embedded" if each.embedded else "imported"
        _write(
            f"{each.name:24} {each.bundle.kind:8} {each.bundle.version:8} {size:>9}  {origin}  "
            f"{each.bundle.licence}\n"
        )
    return outcome


def _verify_models(chosen: argparse.Namespace) -> int:
    outcome, shelf = _DONE, _shelf()
    folders = [shelf.find(name) for name in chosen.bundles] or [each.folder for each in shelf.bundles()]
    for folder in folders:
        try:
            bundle = bundles.load(folder)
            _write(f"{bundle.name}: sound ({len(bundle.files)} files, {bundle.size / 1e6:.1f} MB)\n")
        except EngineError as error:
            outcome = _complain(str(error))
    return outcome


def _import_model(chosen: argparse.Namespace) -> int:
    bundle = _shelf().take_in(chosen.folder)
    _write(f"{bundle.name} {bundle.version}: imported ({bundle.size / 1e6:.1f} MB, {bundle.licence})\n")
    return _DONE


def _try_model(chosen: argparse.Namespace) -> int:
    try:
        trial.run(chosen.folder)
    except EngineError as error:
        _write(f"{error}\n")
        return _FAILED
    return _DONE


def _remove_model(chosen: argparse.Namespace) -> int:
    _shelf().remove(chosen.name)
    _write(f"{chosen.name}: removed\n")
    return _DONE


def _bench(chosen: argparse.Namespace) -> int:
    # Imported only now: no other command needs it.
    from desktop.bench import run
    from desktop.bench.table import table

    if chosen.session:
        _write(run.session(chosen.bundle, *chosen.session) + "\n")
        return _DONE
    figures = run.bench(_chosen_bundle(chosen), run.QUICK if chosen.quick else run.FULL)
    _write(json.dumps(figures, ensure_ascii=False) + "\n" if chosen.json else table(figures))
    return _DONE


def _decode(content: bytes) -> str:
    """Text of bytes; those that are no UTF-8 become lone surrogates, which `_write` turns back."""
    return content.decode("utf-8", "surrogateescape")


def _is_unicode(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _write(text: str) -> None:
    """Write to standard output in UTF-8 whatever the locale, line ends as they are."""
    sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
    sys.stdout.buffer.flush()


def _complain(message: str, code: int = _FAILED) -> int:
    line = f"phrasewright: {message}\n"
    # The terminal's own encoding may not hold every character of a file's name.
    encoding = codecs.lookup(sys.stderr.encoding or "utf-8").name
    sys.stderr.write(line.encode(encoding, "replace").decode(encoding))
    return code


if __name__ == "__main__":
    sys.exit(main())
