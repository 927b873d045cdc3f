"""Batch files: requests written for OpenAI's batch service or `vllm run-batch`, and their answers read.

Source: OpenAI's API reference, "Batch": a line of the input has custom_id, method, url and body, one of
the output custom_id, response (status_code, body) and error. Our custom_id is the request's key, so that
an answer finds its sentence whatever order and files it comes in.
"""

import glob
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, Any

from trainer import rows
from trainer.settings.teach import Batch
from trainer.teachers import chat, reply
from trainer.teachers.cache import Cache
from trainer.teachers.chat import Request
from trainer.teachers.reply import MalformedError, Reply

_URL = "/v1/chat/completions"
_KEY = re.compile(r"[0-9a-f]{64}")
_FILES = "requests-{number}.jsonl"


def export(settings: Batch, requests: Iterable[Request], folder: Path) -> list[Path]:
    """Write requests into as many files as the service's limits ask for, replacing those of earlier runs.

    Returns:
        The files, requests-1.jsonl and so on; none where there are no requests.
    """
    for old in folder.glob(_FILES.format(number="*")):
        old.unlink()
    most = int(settings.megabytes_a_file * 1_000_000)
    written: list[Path] = []
    file: IO[bytes] | None = None
    count = size = 0
    try:
        for asked in requests:
            row = {"custom_id": asked.key, "method": "POST", "url": _URL, "body": asked.body}
            line = json.dumps(row, ensure_ascii=False).encode() + b"\n"
            if file is None or count == settings.requests_a_file or size + len(line) > most:
                if file:
                    file.close()
                written.append(folder / _FILES.format(number=len(written) + 1))
                file = written[-1].open("wb")
                count = size = 0
            file.write(line)
            count, size = count + 1, size + len(line)
    finally:
        if file:
            file.close()
    return written


def results(patterns: Sequence[str]) -> list[Path]:
    """The files that patterns name, each once, in the order of the patterns."""
    # Path.glob knows no absolute patterns.
    named = (name for pattern in patterns for name in sorted(glob.glob(pattern)))  # noqa: PTH207
    return list(dict.fromkeys(map(Path, named)))


def collect(settings: Batch, files: Iterable[Path], cache: Cache) -> dict[str, str]:
    """Put the answers of result files into the cache.

    Returns:
        The keys of requests that the service did not answer, and why, a few words each.

    Raises:
        TrainerError: a file cannot be read, or a line of it is no answer; file and line are named.
    """
    failed: dict[str, str] = {}
    for path in files:
        for key, answer in rows.read(path, _answer, "an answer to a request of ours"):
            if isinstance(answer, str):
                failed[key] = answer
            else:
                cache.put(key, answer, chat.cost(settings, answer))
    return {key: why for key, why in failed.items() if cache.get(key) is None}


def _answer(row: dict[str, Any]) -> tuple[str, Reply | str]:
    key = row["custom_id"]
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        raise ValueError("its custom_id is none of ours")
    response, error = row.get("response"), row.get("error")
    if isinstance(response, dict) and response.get("status_code", 200) == 200:
        try:
            return key, reply.from_body(response["body"])
        except (KeyError, MalformedError):
            return key, "an answer that is no chat completion"
    if isinstance(response, dict):
        return key, f"{response['status_code']} from the batch service"
    if error:
        return key, "not run by the batch service"
    raise ValueError("it has neither response nor error")
