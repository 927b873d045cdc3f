"""Who judges: a language model behind a server, or in this process; no question is asked twice."""

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from trainer.settings.judge import JudgeLocal, JudgeServer
from trainer.teachers import chat, local, server
from trainer.teachers.cache import Cache
from trainer.teachers.estimate import agree, estimate

_CACHE = "answers.sqlite"


class Model(Protocol):
    """Answers prompts."""

    def ask(self, prompts: Sequence[str]) -> list[str]:
        """The answer to each prompt, in order; "" where there is none."""


class ServerModel:
    """A server that speaks OpenAI's protocol.

    Args:
        settings: of the server.
        output: folder that the answers are kept in.
        confirmed: whether the person has agreed to what it costs.
        tell: hears, in between, how many answers came.
    """

    def __init__(
        self, settings: JudgeServer, output: Path, confirmed: bool, tell: Callable[[int], None]
    ) -> None:
        self._settings = settings
        self._path = settings.cache or output / _CACHE
        self._confirmed = confirmed
        self._tell = tell
        server.key(settings)

    def ask(self, prompts: Sequence[str]) -> list[str]:
        """The answer to each prompt; see `Model.ask`.

        Raises:
            TrainerError: the person has to agree to the cost first, or the server takes no requests.
        """
        requests = [chat.request(self._settings, [{"role": "user", "content": each}]) for each in prompts]
        with Cache(self._path) as cache:
            missing = [asked for asked in requests if cache.get(asked.key) is None]
            agree(self._settings, estimate(self._settings, missing, 1), self._confirmed)
            come = 0

            def answered() -> None:
                nonlocal come
                come += 1
                self._tell(come)

            server.ask_all(self._settings, missing, cache, answered)
            replies = [cache.get(asked.key) for asked in requests]
        return ["" if reply is None else reply.text for reply in replies]


class LocalModel:
    """A model in this process.

    Args:
        settings: of the model.
        output: folder that the answers are kept in.
        seed: of sampling.
        tell: hears, in between, how many answers came.
    """

    def __init__(self, settings: JudgeLocal, output: Path, seed: int, tell: Callable[[int], None]) -> None:
        self._settings = settings
        self._path = output / _CACHE
        self._seed = seed
        self._tell = tell

    def ask(self, prompts: Sequence[str]) -> list[str]:
        """The answer to each prompt; see `Model.ask`.

        Raises:
            TrainerError: the model cannot be loaded.
        """
        keys = [self._key(prompt) for prompt in prompts]
        with Cache(self._path) as cache:
            known = {key for key in keys if cache.get(key) is not None}
            missing = [(key, prompt) for key, prompt in zip(keys, prompts, strict=True) if key not in known]
            for start in range(0, len(missing), self._settings.batch):
                batch = missing[start : start + self._settings.batch]
                chats = [[{"role": "user", "content": prompt}] for _, prompt in batch]
                for (key, _), reply in zip(
                    batch, local.complete(self._settings, chats, self._seed), strict=True
                ):
                    cache.put(key, reply)
                self._tell(start + len(batch))
            replies = [cache.get(key) for key in keys]
        return ["" if reply is None else reply.text for reply in replies]

    def _key(self, prompt: str) -> str:
        settings = self._settings
        parts = [settings.model, settings.temperature, settings.top_p, settings.tokens, self._seed, prompt]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
