"""Keeps what the writer does, so that all of it is there again: after a restart, a crash, a power cut."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QTimer

from desktop.storage import declared
from desktop.storage.autosave import Autosave
from desktop.storage.draft import Decided as KeptDecided
from desktop.storage.draft import Draft as KeptDraft
from desktop.storage.draft import Frozen
from desktop.storage.errors import StorageError
from desktop.storage.store import Store
from desktop.window.background.opened import Opened
from desktop.window.background.session import State
from desktop.window.controllers.files import Files
from desktop.window.controllers.freezing import Freezing
from desktop.window.controllers.sentences import Sentences
from desktop.window.portions import Portions
from desktop.window.text.draft import Decided, Draft
from desktop.window.text.offsets import Offsets
from desktop.window.text.overlap import common_end, common_start
from desktop.window.text.pieces import Decision, own_option
from desktop.window.views.main_window import MainWindow

_PACE = 400
"""Milliseconds after a change in which more may come before it is handed over to be saved."""

_LONG = 100_000
"""Characters of a text that comes back in one turn and is taken up in the next."""

_STANDS = 4000
"""Milliseconds that a finished rewrite must stand to be kept in the history."""


class Keeping(QObject):
    """Saves the draft as it changes, brings it back at the start, and fills the history.

    Args:
        window: the window.
        store: where things are kept.
        sentences: know what the writer has decided, and who rewrites.
        freezing: what is frozen.
        files: the document that is open.
    """

    def __init__(
        self, window: MainWindow, store: Store, sentences: Sentences, freezing: Freezing, files: Files
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._store = store
        self._sentences = sentences
        self._rewriting = sentences.rewriting
        self._session = sentences.rewriting.session
        self._freezing = freezing
        self._files = files
        self._waiting: KeptDraft | None = None
        self._autosave: Autosave[Callable[[], KeptDraft]] = Autosave(self._write, store.tell, interval=0.5)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PACE)
        self._taking = Portions(self._take_up, self, once=True)
        self._saving = Portions(self._save, self, once=True)
        self._timer.timeout.connect(self._saving.start)
        self._standing = QTimer(self)
        self._standing.setSingleShot(True)
        self._standing.setInterval(_STANDS)
        self._standing.timeout.connect(self._remember)
        desk = window.desk
        for changed in (
            desk.source.textChanged,
            desk.source.cursorPositionChanged,
            desk.lexical.moved,
            desk.syntactic.moved,
            desk.length.moved,
            self._session.chosen,
            freezing.changed,
            files.changed,
            window.moved,
        ):
            changed.connect(self._changed)
        self._session.ended.connect(self._ended)
        window.closing.connect(self._close)

    def restore(self) -> None:
        """Bring back what was there when the program ended, however it ended."""
        if not self._store.settings.get(declared.RESTORE_DRAFT):
            return
        try:
            kept = self._store.draft.load()
        except StorageError as error:
            self._store.tell(str(error))
            return
        if kept is None:
            return
        desk = self._desk
        if kept.geometry:
            self._window.restoreGeometry(QByteArray(kept.geometry))
        desk.lexical.slider.setValue(kept.lexical)
        desk.syntactic.slider.setValue(kept.syntactic)
        desk.length.choose(kept.length)
        self._rewriting.kept_words = kept.kept_words
        self._waiting = kept
        if kept.text:
            self._rewriting.held = True  # until it is known what is frozen and decided
            desk.source.set_text(kept.text)
            desk.source.when_filled(self._put_back)
        if kept.document:
            self._files.open(Path(kept.document), self._reattach)

    def snapshot(self) -> Callable[[], KeptDraft]:
        """Everything that must be there again, as it is now; put together by the call, on any thread."""
        desk = self._desk
        page, text = desk.source.text(), desk.source.coming_text
        drafted, decisions = self._session.draft.text, self._sentences.decisions()
        same = len(text) if text is page else common_start(page, text)
        # What lies behind a place into which a long text is coming moves on.
        by = len(text) - len(page)
        cursor = Offsets(page).to_characters(desk.source.textCursor().position())
        frozen = self._freezing.characters(page)
        kept = KeptDraft(
            text=text,
            cursor=cursor if cursor <= same else cursor + by,
            lexical=desk.lexical.value,
            syntactic=desk.syntactic.value,
            length=desk.length.value,
            kept_words=self._rewriting.kept_words,
            frozen=tuple(
                Frozen(start, end) if end <= same else Frozen(start + by, end + by) for start, end in frozen
            ),
            document=str(self._files.opened.path or "") if self._files.opened else "",
            geometry=bytes(self._window.saveGeometry().data()),
        )
        return lambda: replace(kept, decided=_kept(decisions, drafted, text))

    def settings_changed(self) -> None:
        """The writer has changed what is to be kept."""
        if self._store.settings.get(declared.RESTORE_DRAFT):
            self._save()
            return
        self._autosave.flush()
        try:
            self._store.draft.remove()
        except StorageError as error:
            self._store.tell(str(error))

    def _put_back(self) -> None:
        """The text is there again: so are the cursor and what was frozen."""
        kept = self._waiting
        if kept is None:
            return
        self._freezing.restore([(each.start, each.end) for each in kept.frozen], kept.text)
        cursor = self._desk.source.textCursor()
        cursor.setPosition(Offsets(kept.text).to_units(kept.cursor))
        self._desk.source.setTextCursor(cursor)
        self._desk.source.centerCursor()
        if len(kept.text) > _LONG:
            self._desk.source.text()  # to read it takes as long as much of what is to come
            self._taking.start()
        else:
            self._take_up()

    def _take_up(self) -> None:
        """And so is what was decided; from now on, changes are saved."""
        kept, self._waiting = self._waiting, None
        if kept is not None:
            self._rewriting.take_up([_decided(kept.text, each) for each in kept.decided])

    def _reattach(self, opened: Opened) -> None:
        self._files.attach(opened)
        self._rewriting.rewrite_again()

    def _changed(self, *_: object) -> None:
        if not self._timer.isActive():
            # A novel is not written to the disk at every key.
            self._timer.start(_PACE + self._desk.source.document().characterCount() // 2000)

    def _save(self, *, closing: bool = False) -> None:
        # A text that is coming in is saved once it is there, but for one that has no more time for that.
        keeps = self._store.settings.get(declared.RESTORE_DRAFT)
        if keeps and self._waiting is None and (closing or not self._desk.source.filling):
            self._autosave.put(self.snapshot())

    def _write(self, snapshot: Callable[[], KeptDraft]) -> None:
        """On the thread that saves."""
        self._store.draft.save(snapshot())

    # The history

    def _ended(self) -> None:
        if self._session.state is State.FINISHED:
            self._standing.start()

    def _remember(self) -> None:
        """Keep the rewrite that stands now, unless a newer one is being made."""
        draft = self._session.draft
        if self._session.state is State.FINISHED and draft.pieces and self._rewritten(draft):
            standing, request = draft.standing(), draft.wish.request
            self._files.tasks.run(
                lambda: self._store.history.add(
                    standing.text, standing.rewrite(), request.lexical, request.syntactic, request.length
                ),
                lambda _: None,
                lambda: None,
            )

    @staticmethod
    def _rewritten(draft: Draft) -> bool:
        return draft.tally.rewritten > 0

    def _close(self) -> None:
        self._timer.stop()
        self._saving.stop()
        self._taking.stop()
        if self._standing.isActive():
            self._standing.stop()
            self._remember()
        self._save(closing=True)
        self._autosave.close()
        self._files.close()
        self._store.close()


def _kept(decisions: Sequence[Decided], drafted: str, text: str) -> tuple[KeptDecided, ...]:
    """The decisions about sentences of a draft, at their places in `text`, which may be further on."""
    if not decisions:
        return ()
    same = common_start(drafted, text)
    behind = len(drafted) - common_end(drafted, text, same)
    kept = []
    for start, end, option, decision in decisions:
        if end > same and start < behind:
            continue  # the writer is changing this very sentence
        by = 0 if end <= same else len(text) - len(drafted)
        own = decision is Decision.REJECTED
        kept.append(KeptDecided(start + by, end + by, None if own else option, decision is Decision.ACCEPTED))
    return tuple(kept)


def _decided(text: str, kept: KeptDecided) -> Decided:
    start, end, option, accepted = kept
    decision = Decision.ACCEPTED if accepted else Decision.REJECTED if option is None else Decision.MENDED
    return Decided(start, end, option or own_option(text[start:end]), decision)
