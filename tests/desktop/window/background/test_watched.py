import logging

import pytest

from desktop.engine.errors import EngineError
from desktop.engine.facade import Engine
from desktop.engine.request import Request
from desktop.engine.result import Reason, Rewrite
from desktop.storage.logs import close_log, open_log
from desktop.window.background.watched import watched

SECRET = "Kettlewick sang. Kettlewick slept."


class Rewriter:
    name = "tiny-1"

    def rewrite(self, text, request, cancelled):
        yield Rewrite.keeping(0, text[:16], Reason.TOO_SHORT)
        if request.lexical == 99:
            raise RuntimeError(f"cannot read {text}")
        yield Rewrite.keeping(17, text[17:], Reason.TOO_SHORT)

    def options(self, query):
        raise ValueError(query)


@pytest.fixture
def log(tmp_path):
    """Reads what was logged."""
    handler = open_log(tmp_path)
    yield (tmp_path / "phrasewright.log").read_text
    close_log(handler)


def test_models_and_runs_are_logged_in_numbers(log):
    engine = Engine(watched(lambda *_: Rewriter()))
    assert len(list(engine.stream(SECRET, Request()))) == 2
    with pytest.raises(EngineError, match="RuntimeError"):
        list(engine.stream(SECRET, Request(99)))
    with pytest.raises(EngineError):
        engine.look_up(SECRET).result()
    engine.close()
    text = log()
    assert "The model that comes with the program, tiny-1, was loaded in 0.0 s" in text
    assert f"Rewritten: 2 sentences of {len(SECRET)} characters in 0.0 s, 2 left as they were" in text
    assert f"The rewriting failed after 1 sentences of {len(SECRET)} characters" in text
    assert "builtins.RuntimeError" in text
    assert "Other words could not be found" in text
    assert "at test_watched.py:" in text
    assert "Kettlewick" not in text


def test_a_model_that_cannot_be_loaded_is_logged_and_told(log):
    def load(folder):
        raise EngineError(f"The bundle “{folder}” is broken.")

    with pytest.raises(EngineError):
        watched(load)("/home/Kettlewick/model")
    assert "desktop.engine.errors.EngineError" in log()
    assert "Kettlewick" not in log()


def test_the_name_of_the_model_is_still_known():
    assert watched(lambda *_: Rewriter())().name == "tiny-1"


def test_a_run_that_nobody_wants_to_its_end_is_no_failure(log):
    run = watched(lambda *_: Rewriter())().rewrite(SECRET, Request(), lambda: True)
    next(run)
    run.close()
    assert "Rewrit" not in log().replace("Rewriter", "")
    assert logging.getLogger("desktop").handlers
