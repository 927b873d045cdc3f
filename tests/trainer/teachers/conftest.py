"""A server that speaks OpenAI's protocol and misbehaves as it is told to."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from trainer.settings.teach import Server


@dataclass
class Response:
    """What is sent back; `cut` sends nothing and closes, `torn` closes after the body, however long it is."""

    body: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False
    torn: bool = False


@dataclass
class Call:
    """A request as the server saw it."""

    number: int
    body: dict[str, Any]
    headers: dict[str, str]
    path: str
    time: float

    @property
    def sentence(self) -> str:
        text = str(self.body["messages"][-1]["content"])
        return next(line for line in text.splitlines() if line.startswith("Sentence: "))[10:]


def completion(
    text: str | None, prompt: int = 100, written: int = 50, finish: str = "stop"
) -> dict[str, Any]:
    return {
        "choices": [{"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}],
        "usage": {"prompt_tokens": prompt, "completion_tokens": written},
    }


def good(call: Call) -> Response:
    """Three rewrites, made by turning the words about."""
    words = call.sentence.rstrip(".").split()
    turned = [" ".join(words[at:] + words[:at]) for at in (1, 2, 3)]
    return Response(completion("\n".join(f"{number}. {each}." for number, each in enumerate(turned, 1))))


class FakeServer:
    """A real HTTP server on this machine.

    Attributes:
        behave: what it answers to a call.
        calls: what it was asked.
        most_at_once: calls that were there at the same time.
        respond: makes a response.
        completion: makes a body of one that is well.
        well: a good response to a call.
    """

    def __init__(self) -> None:
        self.behave: Callable[[Call], Response] = good
        self.calls: list[Call] = []
        self.most_at_once = 0
        self.respond = Response
        self.completion = completion
        self.well = good
        self._here = 0
        self._lock = threading.Lock()
        fake = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                fake._answer(self)

            def log_message(self, *_arguments: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_port}/v1"
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        body = json.loads(handler.rfile.read(int(handler.headers["Content-Length"])))
        with self._lock:
            headers = {name.lower(): value for name, value in handler.headers.items()}
            call = Call(len(self.calls), body, headers, handler.path, time.monotonic())
            self.calls.append(call)
            self._here += 1
            self.most_at_once = max(self.most_at_once, self._here)
        try:
            response = self.behave(call)
            if response.cut or response.torn:
                handler.close_connection = True
            if response.cut:
                return
            data = response.body if isinstance(response.body, bytes) else json.dumps(response.body).encode()
            handler.send_response(response.status)
            for name, value in {"Content-Length": str(len(data)), **response.headers}.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(data)
        except (BrokenPipeError, ConnectionResetError):
            pass
        finally:
            with self._lock:
                self._here -= 1

    def settings(self, **values: Any) -> Server:
        """Settings of this server that lose no time."""
        return Server(
            **{"kind": "server", "url": self.url, "model": "m", "backoff": 0.01, "retries": 3} | values
        )

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()


@pytest.fixture
def fake() -> Iterator[FakeServer]:
    server = FakeServer()
    yield server
    server.close()


@pytest.fixture
def sentences(tmp_path: Path) -> Callable[[int], Path]:
    """A file of so many different sentences."""

    def write(count: int) -> Path:
        path = tmp_path / "sentences.jsonl"
        rows = [
            {
                "text": f"The old ferry leaves at {number} for the far island.",
                "origin": "made/up",
                "licence": "CC0",
            }
            for number in range(count)
        ]
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return path

    return write
