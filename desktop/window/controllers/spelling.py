"""Marks misspelt words of the writer's text, where the system has a dictionary.

Dictionaries are those that the system or the office suite brought, found by Enchant.
"""

import re
import threading
from collections.abc import Callable
from functools import cache, lru_cache

from PySide6.QtCore import QLocale, QObject, QTimer

from desktop.storage import declared
from desktop.storage.settings import Settings
from desktop.window.background.enchanting import enchant
from desktop.window.background.tasks import Tasks
from desktop.window.text.offsets import Offsets
from desktop.window.views.source_pane import SourcePane
from desktop.window.views.text_pane import Mark, Span

_PACE = 250
"""Milliseconds between two looks at what is in sight."""

_REMEMBERED = 20_000
"""Words that are not looked up again."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LANGUAGES = ("en_US", "en_GB", "en")


class Spelling(QObject):
    """Looks up the words in sight, and only those.

    Args:
        pane: the page with the writer's text.
        settings: whether spelling is to be checked.
    """

    def __init__(self, pane: SourcePane, settings: Settings) -> None:
        super().__init__(pane)
        self._pane = pane
        self._settings = settings
        self._right: Callable[[str], bool] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PACE)
        self._timer.timeout.connect(self.check)
        self._tasks = Tasks((), lambda _: None, self)

    def look_for(self, find: Callable[[], Callable[[str], bool] | None]) -> None:
        """Find a dictionary in the background, for a system may take a second to say that it has none."""

        def done(right: Callable[[str], bool] | None) -> None:
            self._tasks.leave()
            if right is not None:
                self.use(right)

        self._tasks.run(find, done, self._tasks.leave)

    def use(self, right: Callable[[str], bool]) -> None:
        """Check from now on by what tells whether a word is spelt right."""
        pane = self._pane
        self._right = lru_cache(maxsize=_REMEMBERED)(right)
        pane.textChanged.connect(self._soon)
        pane.cursorPositionChanged.connect(self._soon)
        pane.resized.connect(self._soon)
        pane.verticalScrollBar().valueChanged.connect(self._soon)
        self.check()

    def check(self) -> None:
        """Mark the misspelt words in sight, but for the one that is being typed."""
        if self._right is None or not self._settings.get(declared.CHECK_SPELLING):
            self._pane.mark(Mark.MISSPELT, [])
            return
        document = self._pane.document()
        first, last = self._pane.visible()
        start = document.findBlock(first).position()
        block = document.findBlock(last)
        text = self._pane.text_between(start, block.position() + block.length() - 1)
        offsets = Offsets(text)
        cursor = self._pane.textCursor().position() - start if self._pane.hasFocus() else -1
        wrong: list[Span] = []
        for match in _WORD.finditer(text):
            begin, end = offsets.to_units(match.start()), offsets.to_units(match.end())
            in_sight = begin + start <= last and end + start >= first
            if in_sight and end != cursor and not self._right(match[0].replace("’", "'")):
                wrong.append((start + begin, start + end))
        self._pane.mark(Mark.MISSPELT, wrong)

    def _soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()


_one_at_a_time = threading.Lock()
"""Of two threads that import what cannot be imported, one gets half a module."""


def dictionary() -> Callable[[str], bool] | None:
    """What tells whether an English word is spelt right; None where the system has no dictionary.

    That of the writer's own country comes first.
    """
    with _one_at_a_time:
        return _dictionary()


@cache
def _dictionary() -> Callable[[str], bool] | None:
    try:
        found = enchant()
    except ImportError:  # the package, or the system's library that it needs
        return None
    # Qt's name is the same on every system; Python's is "English_United Kingdom" on Windows.
    own = QLocale.system().name()
    wanted = (own, *_LANGUAGES) if own.startswith("en_") else _LANGUAGES
    for language in wanted:
        if found.dict_exists(language):
            check: Callable[[str], bool] = found.Dict(language).check
            return check
    return None
