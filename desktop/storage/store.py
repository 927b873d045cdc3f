"""All that is kept, opened together; whatever fails, the program goes on."""

import logging
import sys
from collections.abc import Callable

from desktop.atomicfile import clear_leftovers
from desktop.storage import declared
from desktop.storage.draft import DraftFile
from desktop.storage.errors import StorageError
from desktop.storage.history import History, Limits
from desktop.storage.places import Places
from desktop.storage.presets import Presets
from desktop.storage.settings import Settings

_LOG = logging.getLogger(__name__)


class Store:
    """Settings, presets, the draft and the history.

    Where the folders are missing and cannot be made, everything is kept in memory, and the writer is told.

    Args:
        tell: hears, in one sentence each, what went wrong; the same sentence is told once. It may be
            called on any thread.
        places: where things are kept; by default where `Places.find` says.

    Attributes:
        places: where things are kept; None where nowhere.
        settings: the settings.
        presets: the writer's presets.
        draft: the file of the draft.
        history: the rewrites that were kept.
    """

    def __init__(self, tell: Callable[[str], None], places: Places | None = None) -> None:
        self._told: set[str] = set()
        self._listener = tell
        self.places: Places | None = None
        try:
            found = places if places is not None else Places.find()
            found.make()
            self.places = found
        except StorageError as error:
            self.tell(str(error))
        if self.places is None:
            settings = presets = draft = history = None
        else:
            settings = self.places.settings_file
            presets = self.places.settings / "presets.json"
            draft = self.places.data / "draft.json"
            history = self.places.data / "history.sqlite3"
            for folder in {self.places.settings, self.places.data}:
                clear_leftovers(folder)
        self.settings = Settings(settings, self.tell)
        self.presets = Presets(presets, self.tell)
        self.draft = DraftFile(draft)
        self.history = History(
            history, self.tell, self._limits, enabled=self.settings.get(declared.KEEP_HISTORY)
        )

    def tell(self, sentence: str) -> None:
        """Pass a sentence on to the writer, unless it has been."""
        if sentence not in self._told:
            self._told.add(sentence)
            _LOG.warning("The writer was told of a trouble", exc_info=sys.exc_info()[0] is not None)
            self._listener(sentence)

    def apply(self) -> None:
        """Let the history follow the settings, after these have been changed. It waits for the disk."""
        self.history.enabled = self.settings.get(declared.KEEP_HISTORY)
        self.history.restrict(self._limits)

    def close(self) -> None:
        """Write what is not written yet. It waits for the disk."""
        try:
            self.settings.save()
        except StorageError as error:
            self.tell(str(error))
        self.history.close()

    @property
    def _limits(self) -> Limits:
        return Limits(
            self.settings.get(declared.HISTORY_ENTRIES),
            self.settings.get(declared.HISTORY_MEGABYTES) * 1_000_000,
        )
