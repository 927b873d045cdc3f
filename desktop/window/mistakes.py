"""What happens when the program itself makes a mistake."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from desktop.window.look.translation import tr

_LOG = logging.getLogger(__name__)


def install(say: Callable[[str], None]) -> None:
    """From now on, an exception that nothing caught becomes one sentence for the writer.

    Qt would otherwise swallow it or end the program. What is logged is the kind and the place of
    the mistake, never its message, which may quote the writer's text.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        # In the message itself: of arguments, the log shows only how long they are.
        _LOG.error(f"{kind.__name__} in {_place(trace)}")
        say(
            tr(
                "Phrasewright made a mistake ({kind}); your text is still here. "
                "If something looks wrong, save the rewrite and start the program again.",
                kind=kind.__name__,
            )
        )

    sys.excepthook = hook


def _place(trace: TracebackType | None) -> str:
    """File and line where the exception was raised."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "an unknown place"
    return f"{Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno}"
