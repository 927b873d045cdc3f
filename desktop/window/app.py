"""The way into the window."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.window.availability import obstacle
from desktop.window.look import translation
from desktop.window.utf8 import ensure_utf8


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window.

    Args:
        argv: the arguments, without the program's name; by default those of the process.

    Returns:
        The exit status: 0, or 1 when no window can open here.
    """
    parser = argparse.ArgumentParser(
        prog="phrasewright-window", description="Rewrite text in other words, in a window."
    )
    parser.add_argument("file", nargs="?", type=Path, help="a document to open: .txt, .md or .docx")
    parser.add_argument(
        "--toggle",
        action="store_true",
        help="bring the open window to the front, or put it away if it is there; for a key of the desktop",
    )
    arguments = parser.parse_args(argv)
    translation.use(translation.chosen("", translation.of_environment()))
    reason = obstacle()
    if reason is not None:
        sys.stderr.write(f"phrasewright: {reason}\n")
        return 1
    ensure_utf8()
    # Only now: on a machine without a display or Qt's libraries, the imports themselves may fail.
    from desktop.engine.rewriter import load
    from desktop.window.program import run

    return run(load, arguments.file, toggle=arguments.toggle)


if __name__ == "__main__":
    sys.exit(main())
