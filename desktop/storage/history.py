"""The history of rewrites: an SQLite file that can be searched, has a size limit and can be wiped.

It is written with a rollback journal, not a write-ahead log: a log beside the file would hold copies of
what has been wiped, and would need shared memory, which a stick or a network folder may not offer. Pages
that are freed are overwritten (`secure_delete`), and a wipe also rebuilds the file.
"""

import re
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.engine.request import Length
from desktop.storage.errors import StorageError
from desktop.storage.jsonfile import set_aside

_VERSION = 1
_WHAT = "history"
_PATIENCE = 5.0
"""Seconds to wait for another program that is writing."""

_TABLE = """
CREATE TABLE rewrites (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at REAL NOT NULL,
    bytes INTEGER NOT NULL,
    lexical INTEGER NOT NULL,
    syntactic INTEGER NOT NULL,
    length TEXT NOT NULL,
    source TEXT NOT NULL,
    rewrite TEXT NOT NULL
)
"""
_INDEX = """
CREATE VIRTUAL TABLE words USING fts5(
    source, rewrite, content='rewrites', content_rowid='id', tokenize="unicode61 remove_diacritics 2"
)
"""
_ROW = "at, bytes, lexical, syntactic, length, source, rewrite"
_TYPES = (float, int, int, int, str, str, str)
_EXCERPT = 200
"""Characters of a text that a list shows."""

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


@dataclass(frozen=True, slots=True)
class Entry:
    """A rewrite in the history.

    Attributes:
        id: its number; later ones have higher ones.
        at: when it was kept, in seconds since 1970 (UTC).
        source: the writer's text.
        rewrite: what was made of it.
        lexical: the position of the slider for wording, 0..100.
        syntactic: that of the slider for structure, 0..100.
        length: the wanted length.
    """

    id: int
    at: float
    source: str
    rewrite: str
    lexical: int
    syntactic: int
    length: Length


@dataclass(frozen=True, slots=True)
class Found:
    """What a list shows of an entry.

    Attributes:
        id: its number.
        at: when it was kept, in seconds since 1970 (UTC).
        source: how the writer's text begins, 200 characters at most.
        rewrite: how the rewrite begins, 200 characters at most.
    """

    id: int
    at: float
    source: str
    rewrite: str


@dataclass(frozen=True, slots=True)
class Limits:
    """How much the history may hold: so many entries, and so many bytes of text in UTF-8."""

    entries: int = 500
    bytes: int = 50_000_000


class _NewerError(Exception):
    """The file was made by a newer version of the program."""


class History:
    """The rewrites that were kept. It may be used from any thread; it waits for the disk.

    If the file cannot be written (full disk, no rights), the writer is told once, and what comes from then
    on is kept in memory together with whatever can still be read. Two programs may share the file.

    Args:
        path: the file, or None to keep the history in memory only.
        tell: hears, in one sentence each, what went wrong.
        limits: how much it may hold.
        enabled: whether anything is added.

    Attributes:
        enabled: whether anything is added.
    """

    def __init__(
        self,
        path: Path | None,
        tell: Callable[[str], None],
        limits: Limits = Limits(),
        *,
        enabled: bool = True,
    ) -> None:
        self.enabled = enabled
        self._limits = limits
        self._path = path
        self._tell = tell
        self._lock = threading.RLock()
        self._waiting: list[tuple[object, ...]] = []
        self._indexed = False
        self._in_memory = path is None
        self._database = self._open()

    def add(
        self, source: str, rewrite: str, lexical: int, syntactic: int, length: Length = Length.SAME
    ) -> None:
        """Keep a rewrite, unless it is just what was kept last, too large, or the history is switched off.

        Args:
            source: the writer's text.
            rewrite: what was made of it.
            lexical: the position of the slider for wording, 0..100.
            syntactic: that of the slider for structure, 0..100.
            length: the wanted length.
        """
        source, rewrite = _unicode(source), _unicode(rewrite)
        size = len(source.encode()) + len(rewrite.encode())
        if not self.enabled or not source.strip() or size > self._limits.bytes:
            return
        with self._lock:
            self._waiting.append((time.time(), size, lexical, syntactic, str(length), source, rewrite))
            if self._write(self._add_waiting):
                self._waiting.clear()
            else:
                self._tell("Another window is busy with the history; this rewrite is added to it later.")

    def search(self, query: str = "", limit: int = 50, before: int | None = None) -> list[Found]:
        """Entries that have all words of a query, or words that begin so, in either text; the newest first.

        Args:
            query: some words; without any, every entry is meant.
            limit: the most entries that are wanted.
            before: if given, only entries whose number is lower: the next page of a list.
        """
        words = [word for word in _unicode(query).split() if any(map(str.isalnum, word))]
        terms, values = ["1"], list[object]()
        if before is not None:
            terms.append("id < ?")
            values.append(before)
        if words and self._indexed:
            terms.append("id IN (SELECT rowid FROM words WHERE words MATCH ?)")
            values.append(" ".join('"' + word.replace('"', '""') + '"*' for word in words))
        else:
            for word in words:
                terms.append("(source LIKE ? ESCAPE '!' OR rewrite LIKE ? ESCAPE '!')")
                values += [f"%{_literal(word)}%"] * 2
        with self._lock:
            rows = self._read(
                f"SELECT id, at, substr(source, 1, {_EXCERPT}), substr(rewrite, 1, {_EXCERPT}) "  # noqa: S608
                f"FROM rewrites WHERE {' AND '.join(terms)} ORDER BY id DESC LIMIT ?",
                (*values, limit),
            )
        return [Found(*row) for row in rows]

    def get(self, identity: int) -> Entry | None:
        """The entry with this number, whole; None if it is gone."""
        with self._lock:
            rows = self._read(f"SELECT id, {_ROW} FROM rewrites WHERE id = ?", (identity,))  # noqa: S608
        for number, at, _, lexical, syntactic, length, source, rewrite in rows:
            # A damaged file may hold anything.
            known = Length(length) if length in list(Length) else Length.SAME
            return Entry(number, at, source, rewrite, lexical, syntactic, known)
        return None

    def remove(self, identity: int) -> None:
        """Remove an entry for good.

        Raises:
            StorageError: another program is busy with the file; the entry is still there.
        """
        with self._lock:

            def remove() -> None:
                self._delete(identity)
                if self._indexed:
                    # The index keeps words of removed entries until its parts are merged.
                    self._database.execute("INSERT INTO words(words) VALUES ('optimize')")

            if not self._write(remove):
                raise StorageError("Another window is busy with the history: try again in a moment.")

    def restrict(self, limits: Limits) -> None:
        """Set other limits; the oldest entries beyond them go."""
        with self._lock:
            self._limits = limits
            self._write(self._trim)

    def wipe(self) -> None:
        """Remove every entry for good, and every damaged file that was set aside.

        What an SSD or a backup has kept is beyond any program's reach.

        Raises:
            StorageError: the file cannot be changed; the entries are still there.
        """
        with self._lock:
            self._waiting.clear()
            try:
                with _transaction(self._database):
                    if self._indexed:
                        self._database.execute("DROP TABLE words")
                        self._indexed = False
                    self._database.execute("DELETE FROM rewrites")
                    self._index(self._database)
                self._database.execute("VACUUM")
            except sqlite3.Error as error:
                raise StorageError(
                    f"The history could not be wiped: {_why(error)}; close other windows and try again."
                ) from None
            if self._path is None:
                return
            try:
                if self._in_memory:
                    self._path.unlink(missing_ok=True)
                for aside in self._path.parent.glob(f"{self._path.stem}.broken-*"):
                    aside.unlink()
            except OSError:
                raise StorageError(
                    f"The history could not be wiped from the disk: remove “{self._path}” yourself."
                ) from None

    def close(self) -> None:
        """Write what still waits for another program, and close the file."""
        with self._lock:
            if self._waiting:
                self._write(self._add_waiting)
            self._database.close()

    # The file

    def _open(self) -> sqlite3.Connection:
        if self._path is not None:
            try:
                self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                return self._connected(str(self._path))
            except _NewerError:
                self._tell(
                    "The history was made by a newer version of Phrasewright, so it is left alone; "
                    "rewrites of this session are kept in memory only."
                )
            except OSError as error:
                self._tell(_only_in_memory(error.strerror or ""))
            except sqlite3.Error as error:
                if _is_damage(error):
                    return self._replaced(self._path)
                self._tell(_only_in_memory(_why(error)))
        self._in_memory = True
        return self._connected(":memory:")

    def _replaced(self, path: Path) -> sqlite3.Connection:
        """A new file in place of a damaged one, with all of its entries that can still be read."""
        rows = _salvaged(path)
        self._tell(str(set_aside(path, _WHAT)))
        with suppress(OSError):
            path.with_name(path.name + "-journal").unlink(missing_ok=True)
        try:
            database = self._connected(str(path))
            with _transaction(database):
                places = ", ".join("?" * len(_ROW.split(",")))
                database.executemany(f"INSERT INTO rewrites ({_ROW}) VALUES ({places})", rows)  # noqa: S608
                self._index(database)
        except sqlite3.Error as error:
            self._tell(_only_in_memory(_why(error)))
            self._in_memory = True
            return self._connected(":memory:")
        return database

    def _connected(self, name: str) -> sqlite3.Connection:
        database = sqlite3.connect(name, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        database.text_factory = _text
        try:
            if name != ":memory:":
                Path(name).chmod(0o600)
            with _told_as_damage():
                database.execute("PRAGMA journal_mode = DELETE")
                database.execute("PRAGMA synchronous = EXTRA")
                database.execute("PRAGMA secure_delete = ON")
            with _transaction(database):
                (version,) = database.execute("PRAGMA user_version").fetchone()
                _check(version)
                if version == 0:
                    database.execute(_TABLE)
                    database.execute(f"PRAGMA user_version = {_VERSION}")
                self._index(database)
        except BaseException:
            database.close()
            raise
        return database

    def _index(self, database: sqlite3.Connection) -> None:
        """Make the index of words, where this SQLite has such things, and see that it is complete."""
        names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        try:
            if "words" not in names:
                database.execute(_INDEX)
            (entries,) = database.execute("SELECT count(*) FROM rewrites").fetchone()
            (indexed,) = database.execute("SELECT count(*) FROM words_docsize").fetchone()
            if entries != indexed:  # an SQLite without such things has added some
                database.execute("INSERT INTO words(words) VALUES ('rebuild')")
            self._indexed = True
        except sqlite3.OperationalError as error:
            if "fts5" not in str(error):
                raise
            self._indexed = False

    # Changes

    def _write(self, change: Callable[[], None]) -> bool:
        """Make a change, in memory if the file does not take it; False if another program is in the way."""
        try:
            with _transaction(self._database):
                change()
        except sqlite3.Error as error:
            if _code(error) in _BUSY:
                return False
            if self._in_memory:
                self._tell(f"The history could not be changed: {_why(error)}.")
                return True
            self._fall_back(error)
            return self._write(change)
        return True

    def _fall_back(self, error: sqlite3.Error) -> None:
        """Go on without the file, or with a new one if it is damaged."""
        if _is_damage(error) and self._path is not None:
            self._database.close()
            self._database = self._replaced(self._path)
            return
        self._tell(_only_in_memory(_why(error)))
        self._in_memory = True
        memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        try:
            self._database.backup(memory)
        except sqlite3.Error:
            memory.close()
            memory = self._connected(":memory:")
        self._database.close()
        self._database = memory

    def _read(self, statement: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        try:
            with _told_as_damage():
                return self._database.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            if self._in_memory or _code(error) in _BUSY:
                self._tell(f"The history could not be read: {_why(error)}.")
                return []
            self._fall_back(error)
            return self._read(statement, values)

    def _add_waiting(self) -> None:
        for row in self._waiting:
            last = self._database.execute(
                "SELECT source, rewrite FROM rewrites ORDER BY id DESC LIMIT 1"
            ).fetchone()
            if last == row[-2:]:
                continue
            places = ", ".join("?" * len(row))
            identity = self._database.execute(
                f"INSERT INTO rewrites ({_ROW}) VALUES ({places})",  # noqa: S608 - our own words
                row,
            ).lastrowid
            if self._indexed:
                self._database.execute(
                    "INSERT INTO words (rowid, source, rewrite) VALUES (?, ?, ?)", (identity, *row[-2:])
                )
        self._trim()

    def _trim(self) -> None:
        entries, size = self._database.execute(
            "SELECT count(*), coalesce(sum(bytes), 0) FROM rewrites"
        ).fetchone()
        while entries > self._limits.entries or size > self._limits.bytes:
            identity, freed = self._database.execute(
                "SELECT id, bytes FROM rewrites ORDER BY id LIMIT 1"
            ).fetchone()
            self._delete(identity)
            entries, size = entries - 1, size - freed

    def _delete(self, identity: int) -> None:
        if self._indexed:
            self._database.execute(
                "INSERT INTO words (words, rowid, source, rewrite) "
                "SELECT 'delete', id, source, rewrite FROM rewrites WHERE id = ?",
                (identity,),
            )
        self._database.execute("DELETE FROM rewrites WHERE id = ?", (identity,))


def _check(version: int) -> None:
    if version > _VERSION:
        raise _NewerError


@contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, and nobody else meanwhile."""
    with _told_as_damage():
        database.execute("BEGIN IMMEDIATE")
    try:
        with _told_as_damage():
            yield
            database.execute("COMMIT")
    except BaseException:
        # A full disk may have rolled it back already.
        with suppress(sqlite3.Error):
            database.execute("ROLLBACK")
        raise


@contextmanager
def _told_as_damage() -> Iterator[None]:
    """Of some damage Python cannot even read what SQLite says of it, which is not UTF-8 then."""
    try:
        yield
    except UnicodeDecodeError as error:
        damage = sqlite3.DatabaseError("not UTF-8")
        damage.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise damage from error


def _code(error: sqlite3.Error) -> int:
    """What went wrong, without the finer distinctions of SQLite."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _is_damage(error: sqlite3.Error) -> bool:
    """Whether the file is not what it should be: damaged, no database, or one of other tables."""
    other = _code(error) == sqlite3.SQLITE_ERROR and "no such module" not in str(error)
    return other or _code(error) in _DAMAGED


def _salvaged(path: Path) -> list[tuple[Any, ...]]:
    """The sound entries of a damaged file, as far as they can be read."""
    rows: list[tuple[Any, ...]] = []
    with (
        suppress(sqlite3.Error, UnicodeDecodeError),
        closing(sqlite3.connect(path, timeout=_PATIENCE)) as database,
    ):
        database.text_factory = _text
        # One by one: behind an entry that cannot be read there are others that can.
        for identity in _numbers(database):
            with suppress(sqlite3.Error, UnicodeDecodeError):
                found = database.execute(f"SELECT {_ROW} FROM rewrites WHERE id = ?", (identity,))  # noqa: S608
                rows.extend(row for row in found if tuple(map(type, row)) == _TYPES)
    return rows


def _numbers(database: sqlite3.Connection) -> list[int]:
    """The numbers of the entries up to where the file is damaged, from its start and from its end."""
    numbers = set[int]()
    for order in ("ASC", "DESC"):
        passed = set[int]()
        with suppress(sqlite3.Error, UnicodeDecodeError):
            for (number,) in database.execute(f"SELECT id FROM rewrites ORDER BY id {order}"):  # noqa: S608
                if number in passed:  # pages that lead back to each other
                    break
                passed.add(number)
        numbers |= passed
    return sorted(numbers)


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")


def _why(error: sqlite3.Error) -> str:
    return {
        sqlite3.SQLITE_FULL: "the disk is full",
        sqlite3.SQLITE_READONLY: "its file is write-protected",
        sqlite3.SQLITE_CANTOPEN: "its file cannot be opened",
        sqlite3.SQLITE_PERM: "its file is write-protected",
        sqlite3.SQLITE_IOERR: "the disk does not answer",
        sqlite3.SQLITE_BUSY: "another window is busy with it",
        sqlite3.SQLITE_LOCKED: "another window is busy with it",
    }.get(_code(error), "its file is damaged")


def _literal(word: str) -> str:
    """`word` for LIKE, with nothing in it standing for anything else."""
    return re.sub(r"([%_!])", r"!\1", word)


def _only_in_memory(reason: str) -> str:
    return f"The history cannot be saved: {reason.lower()}; from now on it is kept in memory only."


def _unicode(text: str) -> str:
    """`text` with a replacement character for each half of a surrogate pair, which SQLite cannot hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text  # as is nearly all; the other way would keep Python's lock for long with a novel
