import logging
import sys

from desktop.window import mistakes


def test_a_mistake_becomes_a_sentence_that_quotes_nothing(monkeypatch, caplog):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    said = []
    mistakes.install(said.append)
    with caplog.at_level(logging.ERROR):
        try:
            {}["the writer's secret"]
        except KeyError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    assert len(said) == 1
    assert "KeyError" in said[0]
    assert "your text is still here" in said[0]
    assert "secret" not in said[0] + caplog.text
    assert "test_mistakes.py, line" in caplog.text


def test_leaving_by_the_keyboard_is_no_mistake(monkeypatch, capsys):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    said = []
    mistakes.install(said.append)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not said
