"""A GGUF file, run by llama.cpp in this process (package xllamacpp, extra `gguf`)."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.errors import TrainerError
from trainer.settings.teach import Local
from trainer.teachers import reply
from trainer.teachers.prompts import Message
from trainer.teachers.reply import Reply

if TYPE_CHECKING:
    from trainer.teachers.local import Model

_MAGIC = b"GGUF"


def load(settings: Local) -> "Model":
    """Load the file that `settings.model` names.

    llama.cpp batches the chats that are asked at the same time, `settings.batch` of them.

    Raises:
        TrainerError: the file is missing or no GGUF, or xllamacpp is not installed.
    """
    try:
        import xllamacpp
    except ImportError:
        raise TrainerError(
            "A .gguf model needs the package xllamacpp; install Phrasewright with the extra gguf."
        ) from None
    path = Path(settings.model)
    try:
        with path.open("rb") as file:
            magic = file.read(len(_MAGIC))
    except OSError as error:
        raise TrainerError(f"The model {path} cannot be read ({error.strerror}).") from None
    if magic != _MAGIC:
        raise TrainerError(f"The model {path} is no GGUF file.")
    try:
        server = xllamacpp.Server(_parameters(xllamacpp.CommonParams(), settings))
    except (RuntimeError, ValueError, MemoryError) as error:
        raise TrainerError(
            f"llama.cpp cannot load {path}: {error}; is it whole, and is there memory?"
        ) from None

    def ask(chat: list[Message], seed: int) -> Reply:
        body: dict[str, Any] = {
            "messages": chat, "max_tokens": settings.tokens, "top_p": settings.top_p, "seed": seed
        }  # fmt: skip
        if settings.temperature is not None:
            body["temperature"] = settings.temperature
        answer = server.handle_chat_completions(body)
        if "error" in answer:
            return Reply("", str(answer["error"].get("type", "error")))
        return reply.from_body(answer)

    def answer_all(chats: Sequence[list[Message]], seeds: Sequence[int]) -> list[Reply]:
        with ThreadPoolExecutor(len(chats)) as pool:
            return list(pool.map(ask, chats, seeds))

    return answer_all


def _parameters(parameters: Any, settings: Local) -> Any:
    """llama.cpp's parameters, as it calls them."""
    threads = settings.threads or os.cpu_count() or 1
    parameters.model.path = settings.model
    parameters.n_ctx = settings.context * settings.batch
    parameters.n_parallel = settings.batch
    parameters.n_gpu_layers = settings.gpu_layers
    parameters.cpuparams.n_threads = threads
    parameters.cpuparams_batch.n_threads = threads
    # Nothing on the screen but our own progress; above all not the sentences.
    parameters.verbosity = -1
    # Its trial run takes longer than it saves.
    parameters.warmup = False
    return parameters
