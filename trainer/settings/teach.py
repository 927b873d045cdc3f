"""[teach] of an experiment."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import Field
from pydantic.dataclasses import dataclass

from trainer.settings.strict import STRICT

# Upper case alone, so that a key pasted here by mistake is hardly ever taken for a name.
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]{0,63}")
# What the request is made of; `options` cannot replace it.
_OWN = frozenset({"messages", "model", "n", "stream", "temperature", "max_tokens", "max_completion_tokens"})


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Chat:
    """What is asked of a language model, wherever it runs.

    Attributes:
        model: its name with the server, or for `kind = "local"` a folder, a hub name or a .gguf file.
        prompt: name@version of a prompt that ships, or the path of a .toml file of one's own.
        styles: the kinds of rewrite asked for, by their names in the prompt, taken in turn; none for
            all that the prompt has.
        temperature: of sampling; None sends none, which some models insist on.
        tokens: most tokens of an answer.
    """

    model: str = Field(min_length=1)
    prompt: str = "numbered@1"
    styles: tuple[str, ...] = ()
    temperature: float | None = Field(default=0.8, ge=0.0, le=2.0)
    tokens: int = Field(default=512, ge=16)


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Priced(Chat):
    """A language model behind the protocol of OpenAI's chat completions.

    Attributes:
        tokens_as: what the service calls `tokens`.
        price_in: money for a million tokens of prompt, in any one currency; None where nobody has said.
        price_out: money for a million tokens of answer.
        options: further fields of each request, as the service knows them.
        cache: the file of answers that were paid for, None for answers.sqlite in `output`. May be
            shared between experiments.
    """

    tokens_as: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"
    price_in: float | None = Field(default=None, ge=0.0)
    price_out: float | None = Field(default=None, ge=0.0)
    options: dict[str, Any] = Field(default_factory=dict)
    cache: Path | None = None

    def __post_init__(self) -> None:
        if own := _OWN & self.options.keys():
            raise ValueError(f"options cannot set {min(own)}; it has a setting of its own or none")


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Server(Priced):
    """[teach.teacher] with kind = "server": any server that speaks OpenAI's protocol.

    Attributes:
        kind: "server".
        url: of the service, without "/chat/completions": "http://localhost:11434/v1".
        key_variable: the environment variable that holds the key; None where none is needed.
        concurrency: requests at the same time.
        requests_a_minute: most requests begun in a minute, evenly spaced; 0 for no limit.
        cap: most money that all answers in the cache may have cost; None for no limit.
        timeout: seconds that a request may take.
        retries: how often a request that failed for a passing reason is tried again.
        backoff: seconds before the first retry at most; doubles with each further one.
        patience: most seconds between two tries; a server that asks for more ends the run.
    """

    kind: Literal["server"]
    url: str
    key_variable: str | None = None
    concurrency: int = Field(default=8, ge=1, le=1024)
    requests_a_minute: float = Field(default=0.0, ge=0.0)
    cap: float | None = Field(default=None, gt=0.0)
    timeout: float = Field(default=120.0, gt=0.0)
    retries: int = Field(default=6, ge=0)
    backoff: float = Field(default=1.0, gt=0.0)
    patience: float = Field(default=120.0, gt=0.0)

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.key_variable is not None and not _VARIABLE.fullmatch(self.key_variable):
            # The value stays unsaid: it may be the key itself.
            raise ValueError(
                "key_variable must be the name of an environment variable in upper case, never the key"
            )
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError('url must begin with http:// or https://, such as "http://localhost:11434/v1"')
        if parts.username or parts.password or parts.query or parts.fragment:
            raise ValueError("url must hold no name, password or query; a key belongs in the environment")
        if self.cap is not None and None in (self.price_in, self.price_out):
            raise ValueError("cap needs price_in and price_out, or nobody can tell what has been spent")


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Batch(Priced):
    """[teach.teacher] with kind = "batch": files for OpenAI's batch service or `vllm run-batch`.

    The first run writes requests-1.jsonl and so on into `output`; once the service's answers are
    among `results`, the next run makes pairs of them and writes requests for what is still missing.

    Attributes:
        kind: "batch".
        results: the service's answers, files or patterns such as "answers/*.jsonl"; may not exist yet.
        requests_a_file: most requests in a file; OpenAI takes 50,000.
        megabytes_a_file: largest file; OpenAI takes 200 MB.
    """

    kind: Literal["batch"]
    results: list[str] = Field(default_factory=list)
    requests_a_file: int = Field(default=50_000, ge=1)
    megabytes_a_file: float = Field(default=190.0, gt=0.0)


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Local(Chat):
    """[teach.teacher] with kind = "local": a model in this very process, no server.

    Attributes:
        kind: "local".
        batch: sentences that are rewritten together.
        top_p: share of the probability that sampling draws from (nucleus sampling).
        context: most tokens of prompt and answer together, for a .gguf file.
        gpu_layers: layers of a .gguf file to put on a GPU, where xllamacpp was built for one; -1 for all.
        threads: processor threads, 0 for one each core. Fewer are faster on a machine that is busy.
    """

    kind: Literal["local"]
    batch: int = Field(default=4, ge=1)
    top_p: float = Field(default=0.95, gt=0.0, le=1.0)
    context: int = Field(default=2048, ge=256)
    gpu_layers: int = Field(default=0, ge=-1)
    threads: int = Field(default=0, ge=0)


@dataclass(frozen=True, kw_only=True, config=STRICT)
class RoundTrip:
    """[teach.teacher] with kind = "round-trip": Marian translates into another language and back.

    Attributes:
        kind: "round-trip".
        there: folder of the model that translates into the other language (opus-mt-en-fr).
        back: folder of the model that translates back (opus-mt-fr-en).
        prefix: what `there` wants before a sentence, such as ">>fra<<"; "" for nothing.
        pivots: translations of a sentence that are translated back.
        method: "beam" takes the likeliest translations back; "sampling" draws them, which strays further.
        temperature: of sampling.
        top_k: pieces that sampling draws from.
        beam: width of the beam; grows to what `pivots` and `rewrites` need.
        threads: processor threads, 0 for CTranslate2's own choice.
    """

    kind: Literal["round-trip"]
    there: Path
    back: Path
    prefix: str = ""
    pivots: int = Field(default=4, ge=1, le=32)
    method: Literal["beam", "sampling"] = "beam"
    temperature: float = Field(default=0.8, gt=0.0, le=2.0)
    top_k: int = Field(default=40, ge=1)
    beam: int = Field(default=4, ge=1, le=32)
    threads: int = Field(default=0, ge=0)


Teacher = Annotated[Server | Batch | Local | RoundTrip, Field(discriminator="kind")]


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Teach:
    """[teach]: who rewrites which sentences.

    Attributes:
        sentences: files of sentences (.jsonl, .jsonl.xz or .jsonl.gz) with text, and perhaps origin.
        output: folder for pairs.jsonl, report.json, the resolved configuration and what a later run
            goes on from.
        teacher: who rewrites.
        rewrites: how many rewrites of each sentence are asked for.
        words: fewest and most words of a sentence; what `label` would drop need not be taught.
        limit: sentences to rewrite, drawn at random; 0 for all. A higher limit keeps those of a lower one.
        seed: of that draw and of sampling.
        engine: "local" works on this machine, "ray" on a Ray cluster whose machines all see the same
            folders; for local models and round trips.
        chunk: sentences that are done at once and not again after a stop.
        workers: processes that share the chunks, each with a model of its own.
    """

    sentences: list[Path] = Field(min_length=1)
    output: Path
    teacher: Teacher
    rewrites: int = Field(default=3, ge=1, le=20)
    words: tuple[int, int] = (4, 60)
    limit: int = Field(default=0, ge=0)
    seed: int = Field(default=1, ge=0)
    engine: Literal["local", "ray"] = "local"
    chunk: int = Field(default=16, ge=1)
    workers: int = Field(default=1, ge=1)

    def __post_init__(self) -> None:
        if not 1 <= self.words[0] <= self.words[1]:
            raise ValueError(f"words must be two numbers, fewest first, not {self.words}")
        if self.engine == "ray" and self.teacher.kind in ("server", "batch"):
            raise ValueError('engine = "ray" is for local models and round trips; a server does its own work')
