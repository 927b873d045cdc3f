"""Opening documents, saving rewrites, exporting comparisons: in place only when told."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox

from desktop.documents.errors import DocumentError
from desktop.documents.opening import open_document
from desktop.documents.sheet import Sheet
from desktop.engine.result import Reason, Rewrite
from desktop.window.background.opened import Opened, Outcome, compared, saved
from desktop.window.background.session import Fit, Session
from desktop.window.background.tasks import Tasks
from desktop.window.controllers.rewriting import Rewriting
from desktop.window.controllers.undoing import Steps
from desktop.window.look.translation import counted, tr
from desktop.window.views.banner import Topic
from desktop.window.views.main_window import MainWindow

_SUFFIXES = (".txt", ".md", ".docx")
_REWRITTEN = "rewritten"
"""What is put behind the name of a document, for its rewrite."""


class Files(QObject):
    """Answers the File menu.

    Args:
        window: the window.
        session: holds the draft.
        rewriting: rewrites what is opened.
        steps: remembers what was there before, for undo.

    Attributes:
        opened: the document that the text came from, or None.
    """

    changed = Signal()
    """Another document is open, or none."""

    def __init__(self, window: MainWindow, session: Session, rewriting: Rewriting, steps: Steps) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._session = session
        self._rewriting = rewriting
        self._steps = steps
        self._target: Path | None = None
        self._written: dict[Path, bytes] = {}
        self.opened: Opened | None = None
        self.tasks = Tasks((DocumentError, OSError), self._say, self)
        session.fitting = self._fitting
        window.dropped.connect(lambda name: self.open(Path(name)))
        window.desk.source.dropped.connect(lambda name: self.open(Path(name)))
        for identity, act in (
            ("file.new", self.new),
            ("file.open", self.ask_and_open),
            ("file.save", self.save_again),
            ("file.save_as", self.ask_and_save),
            ("file.compare", self.ask_and_compare),
        ):
            window.book.bind(identity, act)

    def new(self) -> None:
        """Begin anew with an empty page; undo brings the text back."""
        self._desk.source.when_filled(self._empty)

    def _empty(self) -> None:
        source = self._desk.source
        with self._steps.together():
            self._attach_undoably(None)
            source.replace((0, source.document().characterCount() - 1), "")
        source.setFocus()

    def ask_and_open(self) -> None:
        """Ask for a document and open it."""
        kinds = ";;".join(
            (
                tr("Documents ({patterns})", patterns="*.txt *.md *.markdown *.docx"),
                tr("All files ({patterns})", patterns="*"),
            )
        )
        name, _ = QFileDialog.getOpenFileName(self._window, tr("Open"), str(self._folder()), kinds)
        if name:
            self.open(Path(name))

    def open(self, path: Path, then: Callable[[Opened], None] | None = None) -> None:
        """Open a document in the background, show its text and rewrite it.

        Args:
            path: the document.
            then: what to do with it instead.
        """

        def work() -> Opened:
            document = open_document(path)
            return Opened(document, Sheet(document.blocks))

        self._window.show_desk()
        self._begin(tr("Opening…"))
        self.tasks.run(work, then or self._show_when_filled, self._rewriting.show_state)

    def attach(self, opened: Opened | None) -> None:
        """Take a document for the one that the text came from."""
        self._attach(opened)

    def save_again(self) -> None:
        """Save the rewrite where it was saved last; the first time, ask."""
        if self._target is None:
            self.ask_and_save()
        else:
            self.save(self._target, in_place=True)

    def ask_and_save(self) -> None:
        """Ask for a place and save the rewrite there."""
        path = self._ask_for_target(tr("Save rewrite as"), self._suggestion(_REWRITTEN), _SUFFIXES)
        if path is None:
            return
        original = self.opened is not None and self.opened.is_at(path)
        if original and not self._may_replace(path):
            return
        self.save(path, in_place=original)

    def save(self, path: Path, *, in_place: bool = False) -> None:
        """Save the rewrite to `path`, in the background.

        Args:
            path: the file; its name tells the kind.
            in_place: whether it may be the one that was opened.
        """
        draft = self._session.draft
        if not draft.pieces:
            return
        opened, standing = self.opened, draft.standing()
        before = self._written.get(path)
        self._begin(tr("Saving…"))
        self.tasks.run(
            lambda: saved(path, opened, standing.text, standing.changes(), in_place=in_place, before=before),
            partial(self._saved, path),
            self._rewriting.show_state,
        )

    def ask_and_compare(self) -> None:
        """Ask for a place and save a comparison of text and rewrite there."""
        path = self._ask_for_target(
            tr("Export comparison"), self._suggestion("compared", ".html"), (".html", ".docx")
        )
        if path is not None:
            self.compare(path)

    def compare(self, path: Path) -> None:
        """Save a comparison of text and rewrite to `path`, in the background: a page, or tracked changes."""
        draft = self._session.draft
        opened, standing = self.opened, draft.standing()
        if opened is not None and opened.is_at(path):
            self._say(tr("“{name}” is the original: choose another name.", name=path.name))
            return
        title = opened.name if opened is not None else tr("Your text and its rewrite")
        now = datetime.now(UTC)
        self._begin(tr("Saving…"))
        self.tasks.run(
            lambda: compared(path, opened, standing.text, standing.changes(), title=title, when=now),
            partial(self._saved_comparison, path),
            self._rewriting.show_state,
        )

    def _begin(self, words: str) -> None:
        self._window.banner.settle(Topic.FILE)
        self._desk.state.setText(words)

    def _say(self, sentence: str) -> None:
        self._window.banner.say(sentence, topic=Topic.FILE)

    def close(self) -> None:
        """Wait until what is being saved is saved."""
        self.tasks.close()

    def _show_when_filled(self, opened: Opened) -> None:
        self._desk.source.when_filled(partial(self._show, opened))

    def _show(self, opened: Opened) -> None:
        self._rewriting.scope = None
        source = self._desk.source
        if source.document().isEmpty():
            self._attach(opened)
            source.set_text(opened.sheet.text)
        else:
            # What was there may be kept nowhere else.
            with self._steps.together():
                self._attach_undoably(opened)
                source.exchange(opened.sheet.text)
        source.setFocus()
        self._rewriting.rewrite()
        self._rewriting.show_state()  # also where the same text is there as before

    def _attach_undoably(self, opened: Opened | None) -> None:
        before, target = self.opened, self._target

        def undo() -> None:
            self._attach(before)
            self._target = target

        self._steps.take(partial(self._attach, opened), undo)

    def _attach(self, opened: Opened | None) -> None:
        self.opened = opened
        self._target = None
        name = "" if opened is None else opened.name
        self._window.setWindowTitle(f"{name} – Phrasewright" if name else "Phrasewright")
        self.changed.emit()

    def _saved(self, path: Path, outcome: Outcome) -> None:
        self._target = path
        self._written[path] = outcome.data
        if outcome.left_out:
            self._say(
                counted(
                    outcome.left_out,
                    "Saved; {number} change had no room in the document, so the text there is as it was.",
                    "Saved; {number} changes had no room in the document, so the text there is as it was.",
                )
            )
        self._rewriting.tell(tr("Saved as {name}.", name=path.name))

    def _saved_comparison(self, path: Path, _: None) -> None:
        self._rewriting.tell(tr("Saved as {name}.", name=path.name))

    def _may_replace(self, path: Path) -> bool:
        """Ask whether the original may be replaced."""
        return self._is_sure(
            tr("Replace the original?"),
            tr("“{name}” is the document that you opened. Replace it with the rewrite?", name=path.name),
        )

    def _may_overwrite(self, path: Path) -> bool:
        """Ask whether a file may be replaced; about the original, who saves asks by itself."""
        if self.opened is not None and self.opened.is_at(path):
            return True
        return self._is_sure(
            tr("Replace the file?"), tr("“{name}” is there already. Replace it?", name=path.name)
        )

    def _is_sure(self, title: str, question: str) -> bool:
        button = QMessageBox.StandardButton
        answer = QMessageBox.warning(
            self._window, title, question, button.Save | button.Cancel, button.Cancel
        )
        return answer == button.Save

    def _ask_for_target(self, title: str, suggestion: Path, suffixes: tuple[str, ...]) -> Path | None:
        if not self._session.draft.pieces:
            self._rewriting.tell(tr("There is nothing to save yet."))
            return None
        names = {
            ".txt": tr("Plain text ({patterns})", patterns="*.txt"),
            ".md": tr("Markdown ({patterns})", patterns="*.md"),
            ".docx": tr("Word document ({patterns})", patterns="*.docx"),
            ".html": tr("Web page ({patterns})", patterns="*.html"),
        }
        kinds = [names[suffix] for suffix in suffixes]
        opened = "" if self.opened is None else self.opened.document.suffix
        own = next((names[each] for each in (suggestion.suffix, opened) if each in suffixes), kinds[0])
        name, kind = QFileDialog.getSaveFileName(self._window, title, str(suggestion), ";;".join(kinds), own)
        if not name:
            return None
        path = Path(name)
        wanted = next((suffix for suffix in suffixes if names[suffix] == kind), suffixes[0])
        if not path.suffix:
            path = path.with_name(path.name + wanted)
        elif kind in kinds and kind != own and path.name == suggestion.name:
            # Another kind was chosen, and the name that was suggested still says the old one.
            path = path.with_suffix(wanted)
        # The dialog has asked about the name that it knows.
        return path if path == Path(name) or not path.exists() or self._may_overwrite(path) else None

    def _suggestion(self, word: str, suffix: str = "") -> Path:
        """Beside the original, never over it."""
        target, opened = self._target, self.opened
        if word == _REWRITTEN and target is not None and (opened is None or not opened.is_at(target)):
            return target
        if self.opened is None or self.opened.path is None:
            return self._folder() / f"{word}{suffix or '.txt'}"
        path = self.opened.path
        return path.with_name(f"{path.stem} ({word}){suffix or path.suffix}")

    def _folder(self) -> Path:
        if self.opened is not None and self.opened.path is not None:
            return self.opened.path.parent
        return Path.home()

    def _fitting(self, text: str) -> Fit:
        """What the document has room for, for a session's runs over `text`."""
        opened = self.opened
        if opened is None:
            return lambda _start, rewrite: rewrite
        revision = opened.revision(text)

        def fit(start: int, rewrite: Rewrite) -> Rewrite:
            begin = start + rewrite.start
            end = begin + len(rewrite.source)
            kept = []
            for alternative in rewrite.alternatives[rewrite.unchanged :]:
                replacement = revision.replacement(begin, end, alternative.text)
                if replacement is None or opened.document.accepts(replacement):
                    kept.append(alternative)
            if rewrite.reason is None and kept:
                return Rewrite(rewrite.start, rewrite.source, tuple(kept))
            reason = rewrite.reason or Reason.NO_SAFE_REWRITE
            return Rewrite.keeping(rewrite.start, rewrite.source, reason, kept)

        return fit
