"""The answers that were paid for: a sqlite file, so that nothing is paid for twice.

An answer is on the disk before the next request begins; a run that was killed loses what was on its
way, and nothing else. Keys are hashes of requests: neither sentences nor the service's key are in it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trainer.errors import TrainerError
from trainer.teachers.reply import Reply

_TABLES = """
CREATE TABLE IF NOT EXISTS answers (
    key TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    finish TEXT NOT NULL,
    prompt_tokens INTEGER NOT NULL,
    completion_tokens INTEGER NOT NULL,
    cost REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS lost (cost REAL NOT NULL);
"""


class Cache:
    """A file of answers, by the keys of their requests.

    Args:
        path: of the file; made where there is none.

    Raises:
        TrainerError: the file cannot be used, here and in every method.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        with self._told():
            self._file = sqlite3.connect(path, timeout=60.0)
            # Readers and another run may look in at the same time; a commit survives a power cut.
            self._file.execute("PRAGMA journal_mode = WAL")
            self._file.execute("PRAGMA synchronous = FULL")
            self._file.executescript(_TABLES)

    def get(self, key: str) -> Reply | None:
        """The answer to a request, or None where there is none yet."""
        with self._told():
            row = self._file.execute(
                "SELECT text, finish, prompt_tokens, completion_tokens FROM answers WHERE key = ?", (key,)
            ).fetchone()
        return None if row is None else Reply(*row)

    def put(self, key: str, reply: Reply, cost: float = 0.0) -> None:
        """Keep an answer, unless there is one."""
        with self._told(), self._file:
            self._file.execute(
                "INSERT OR IGNORE INTO answers VALUES (?, ?, ?, ?, ?, ?)",
                (key, reply.text, reply.finish, reply.prompt_tokens, reply.completion_tokens, cost),
            )

    def lose(self, cost: float) -> None:
        """Note money that was spent on an answer that never came, or may have been."""
        with self._told(), self._file:
            self._file.execute("INSERT INTO lost VALUES (?)", (cost,))

    def spent(self) -> float:
        """What all answers have cost so far, those that were lost among them."""
        with self._told():
            (total,) = self._file.execute(
                "SELECT (SELECT TOTAL(cost) FROM answers) + (SELECT TOTAL(cost) FROM lost)"
            ).fetchone()
        return float(total)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def __enter__(self) -> "Cache":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise TrainerError(f"The cache of answers {self._path} cannot be used: {error}.") from None
