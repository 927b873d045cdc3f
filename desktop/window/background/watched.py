"""What a supporter wants to know of the rewriting: which model, how much, how long, and how it failed.

It goes into the log, which holds numbers, names of models, kinds of errors and places in the code, and never
a word of what was written.
"""

import logging
import time
from collections.abc import Callable, Iterator

from desktop.engine.facade import Rewrites
from desktop.engine.request import Request
from desktop.engine.result import Rewrite
from desktop.engine.wordquery import WordOption, WordQuery
from desktop.window.background.model import Load

_LOG = logging.getLogger(__name__)


def watched(load: Load) -> Load:
    """The same loading, but that it and all that the loaded rewriter does is logged."""

    def loading(*bundle: str) -> Rewrites:
        began = time.monotonic()
        try:
            rewriter = load(*bundle)
        except BaseException:
            _LOG.exception("A model could not be loaded")
            raise
        name = str(getattr(rewriter, "name", "without a name"))
        # In the message itself: of arguments, the log shows only how long they are.
        which = "given by the settings" if bundle else "that comes with the program"
        _LOG.info(f"The model {which}, {name}, was loaded in %.1f s", time.monotonic() - began)
        return _Watched(rewriter, name)

    return loading


class _Watched:
    """A rewriter whose runs are logged."""

    def __init__(self, rewriter: Rewrites, name: str) -> None:
        self._rewriter = rewriter
        self.name = name

    def rewrite(self, text: str, request: Request, cancelled: Callable[[], bool]) -> Iterator[Rewrite]:
        began, sentences, unchanged = time.monotonic(), 0, 0
        try:
            for rewrite in self._rewriter.rewrite(text, request, cancelled):
                sentences += 1
                unchanged += rewrite.unchanged
                yield rewrite
        except GeneratorExit:  # nobody wants the rest
            raise
        except BaseException:
            _LOG.exception("The rewriting failed after %d sentences of %d characters", sentences, len(text))
            raise
        if not cancelled():
            _LOG.info(
                "Rewritten: %d sentences of %d characters in %.1f s, %d left as they were",
                sentences, len(text), time.monotonic() - began, unchanged,
            )  # fmt: skip

    def options(self, query: WordQuery) -> tuple[WordOption, ...]:
        try:
            return self._rewriter.options(query)
        except BaseException:
            _LOG.exception("Other words could not be found")
            raise
