from pathlib import Path

import pytest

from trainer.errors import TrainerError
from trainer.teachers.cache import Cache
from trainer.teachers.reply import Reply


def test_answers_and_what_they_cost_outlive_the_run(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "answers.sqlite"
    with Cache(path) as cache:
        assert cache.get("a") is None
        cache.put("a", Reply("Hello.", "length", 3, 4), 0.25)
        cache.lose(0.5)
    with Cache(path) as cache:
        assert cache.get("a") == Reply("Hello.", "length", 3, 4)
        assert cache.spent() == 0.75


def test_the_first_answer_stays(tmp_path: Path) -> None:
    with Cache(tmp_path / "a") as cache:
        cache.put("a", Reply("First."), 1.0)
        cache.put("a", Reply("Second."), 1.0)
        assert cache.get("a") == Reply("First.")
        assert cache.spent() == 1.0


def test_what_was_put_is_on_the_disk_at_once(tmp_path: Path) -> None:
    with Cache(tmp_path / "a") as cache, Cache(tmp_path / "a") as other:
        cache.put("a", Reply("Hello."))
        assert other.get("a") == Reply("Hello.")


def test_a_file_that_is_none_is_told_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    path.write_text("no database at all, but long enough to be taken for one" * 40, encoding="utf-8")
    with pytest.raises(TrainerError, match=r"answers\.sqlite cannot be used"):
        Cache(path)
