"""The whole verb, with a model in this process and with a server on this machine."""

import json
import threading
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from trainer import __main__
from trainer.evaluation.items import Item
from trainer.evaluation.judging import model
from trainer.evaluation.rewrites import Rewriting, complete
from trainer.settings.evaluate import Copy
from trainer.teachers.reply import Reply

SENTENCES = [f"There were {number} boats in the harbour." for number in range(2, 8)]


class Appending:
    batch = 10

    def __init__(self, ending: str) -> None:
        self._ending = ending

    def rewrite(self, items: Sequence[Item]) -> list[str]:
        return [item.source + self._ending for item in items]


def favouring(text: str) -> str:
    """A judge that finds "good" better wherever it stands, but ties on seven boats."""
    before, _, after = text.partition("Rewrite B: ")
    if "7 boats" in text:
        return "Alike.\nVERDICT: TIE"
    return (
        f"One is good.\nVERDICT: {'A' if ' good' in before.partition('Rewrite A: ')[2] else 'B'}"
        if after
        else ""
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, ending in (("ours", " good"), ("theirs", " bad"), ("twin", " good")):
        made: list[Rewriting] = complete(
            Copy(kind="copy", name=name), [Item(each) for each in SENTENCES], tmp_path / "out",
            fingerprint="f", load=lambda ending=ending: Appending(ending),
        )  # fmt: skip
        assert len(made) == 6
    return tmp_path


def experiment(folder: Path, judge: str, systems: str = '["ours", "theirs"]', extra: str = "") -> list[str]:
    path = folder / "experiment.toml"
    path.write_text(
        f'name = "x"\n[judge]\nevaluation = "out"\nsystems = {systems}\noutput = "judged"\nresamples = 100\n'
        f"{extra}\n[judge.model]\n{judge}\n"
    )
    return ["judge", "--config", str(path)]


LOCAL = 'kind = "local"\nmodel = "small.gguf"\nbatch = 4'


def test_a_model_in_this_process(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def answer(settings: Any, chats: Sequence[list[dict[str, str]]], seed: int) -> list[Reply]:
        assert settings.temperature == 0
        assert len(chats) <= 4
        asked.extend(chat[0]["content"] for chat in chats)
        return [Reply(favouring(chat[0]["content"])) for chat in chats]

    monkeypatch.setattr(model.local, "complete", answer)
    assert __main__.main(experiment(folder, LOCAL)) == 0
    told = capsys.readouterr()
    assert "won 5, lost 0, tied 1" in told.out
    assert "harbour" not in told.out + told.err
    assert len(asked) == 12
    found = json.loads((folder / "judged" / "report.json").read_text())
    assert (found["won"], found["lost"], found["contrary"]) == (5, 0, 0)
    assert found["first_place"]["value"] == 0.5
    rows = [json.loads(line) for line in (folder / "judged" / "judgements.jsonl").read_text().splitlines()]
    assert [row["verdicts"] for row in rows] == [["first", "first"]] * 5 + [["tie", "tie"]]
    # Nothing is asked twice, and what is equal is not asked at all.
    assert __main__.main(experiment(folder, LOCAL)) == 0
    assert len(asked) == 12
    assert __main__.main(experiment(folder, LOCAL, '["ours", "twin"]')) == 0
    assert len(asked) == 12
    assert json.loads((folder / "judged" / "report.json").read_text())["equal"] == 6


@pytest.fixture
def server() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Speaks as much of OpenAI's protocol as a judge needs."""
    heard: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            heard.append(body)
            content = favouring(body["messages"][-1]["content"])
            answer = json.dumps(
                {"choices": [{"message": {"content": content}, "finish_reason": "stop"}]}
            ).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_arguments: object) -> None:
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}/v1", heard
    running.shutdown()
    thread.join()
    running.server_close()


def test_a_server(
    folder: Path, server: tuple[str, list[dict[str, Any]]], capsys: pytest.CaptureFixture[str]
) -> None:
    url, heard = server
    judge = f'kind = "server"\nurl = "{url}"\nmodel = "judge"'
    assert __main__.main(experiment(folder, judge, extra="limit = 4")) == 0
    assert "4 sentences" in capsys.readouterr().out
    assert len(heard) == 8
    assert {body["temperature"] for body in heard} == {0}
    assert __main__.main(experiment(folder, judge)) == 0
    assert len(heard) == 12
    assert "won 5, lost 0, tied 1" in capsys.readouterr().out


def test_money_needs_a_word(
    folder: Path, server: tuple[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    judge = f'kind = "server"\nurl = "{server[0]}"\nmodel = "judge"\nprice_in = 2.0\nprice_out = 8.0'
    arguments = experiment(folder, judge)
    assert __main__.main(arguments) == 1
    assert "costs money" in capsys.readouterr().err
    assert server[1] == []
    assert __main__.main([*arguments, "--yes"]) == 0
    assert len(server[1]) == 12


@pytest.mark.parametrize(
    ("systems", "judge", "named"),
    [
        ('["ours", "ours"]', LOCAL, "systems must be two"),
        ('["ours", "nobody"]', LOCAL, "no rewrites of “nobody”"),
        ('["ours", "theirs"]', LOCAL + '\nprompt = "other@1"', "no judge's prompt 'other@1'"),
        ('["ours", "theirs"]', LOCAL + '\nstyles = ["words"]', "a judge has none"),
        ('["ours", "theirs"]', 'kind = "batch"\nmodel = "m"', "batch"),
    ],
)
def test_mistakes_get_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], systems: str, judge: str, named: str
) -> None:
    assert __main__.main(experiment(folder, judge, systems)) == 1
    message = capsys.readouterr().err
    assert named in message
    assert message.count("\n") == 1
