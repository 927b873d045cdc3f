from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.engine.request import Request
from desktop.engine.result import Alternative, Reason, Rewrite
from trainer.settings.study import Session
from trainer.studies import found, session


class Rewriter:
    """Rewrites all but the first sentence, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Request]] = []

    def rewrite(self, text: str, request: Request, cancelled: Callable[[], bool]) -> Iterator[Rewrite]:
        self.asked.append((text, request))
        if text == "One.":
            yield Rewrite.keeping(0, text, Reason.TOO_SHORT)
        else:
            yield Rewrite(0, text, (Alternative(text.upper(), 0.9, 0.5, 0.0),))


def held(monkeypatch: pytest.MonkeyPatch, **asked: object) -> tuple[Rewriter, list[session.Block]]:
    rewriter = Rewriter()
    monkeypatch.setattr(session, "load", lambda _bundle: rewriter)
    settings = Session(pairs=Path("p"), rewrites=7, block=3, lexical=30, **asked)  # type: ignore[arg-type]
    return rewriter, session.hold(settings, ["One.", "Two.", "Three."])


def test_sentences_come_round_until_all_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    rewriter, blocks = held(monkeypatch)
    assert [text for text, _ in rewriter.asked] == ["One.", "Two.", "Three."] * 2 + ["One."]
    assert {request.lexical for _, request in rewriter.asked} == {30}
    assert [len(block.seconds) for block in blocks] == [0, 3, 3, 1]
    assert [block.unchanged for block in blocks] == [0, 1, 1, 1]
    assert all(block.memory > 1e7 for block in blocks)


def test_the_sliders_move_with_each_round(monkeypatch: pytest.MonkeyPatch) -> None:
    rewriter, _ = held(monkeypatch, moved=True)
    rounds = [request for text, request in rewriter.asked if text == "One."]
    assert len({(request.lexical, request.syntactic) for request in rounds}) == 3
    assert len({request for _, request in rewriter.asked[:3]}) == 1


def test_a_session_of_the_engine_that_ships(tmp_path: Path, pairs: Path) -> None:
    session.run(Session(pairs=pairs, rewrites=4, block=2, different=2), tmp_path)
    begun, first, second = found.read(tmp_path).found
    assert [place.at for place in (begun, first, second)] == [0, 2, 4]
    assert begun.figures.keys() == {"memory"}
    assert first.sizes == {"different sentences": 2}
    memory, seconds = second.figures["memory"], second.figures["seconds"]
    assert isinstance(memory, float)
    # The models take 150 MB; torch would take more than all of this.
    assert 100 < memory < 900
    assert not isinstance(seconds, float)
    assert 0 < seconds.low <= seconds.value <= seconds.high
