"""A student that writes what no student should, and an encoder that costs nothing."""

import random
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from desktop.engine.codes import CodeScheme
from desktop.engine.encoder import Embeddings, Encoding
from desktop.engine.student import Hypothesis, Order, Prompt

from .texts import AWKWARD, CORPUS

_MILD = (
    ("said", "stated"),
    ("because", "since"),
    ("several", "a few"),
    ("good", "fine"),
    ("rose", "went up"),
    ("could you", "can you"),
    ("the", "this"),
    ("will", "is going to"),
    ("like", "enjoy"),
)


_WORD = re.compile(r"\w+|[^\w\s]")


def _inserted(text: str, chance: random.Random) -> str:
    place = chance.randint(0, len(text))
    return text[:place] + chance.choice(AWKWARD) + text[place:]


def _exchanged(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    one, other = chance.randrange(len(words)), chance.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return " ".join(words)


def _mild(text: str, chance: random.Random) -> str:
    for word, other in chance.sample(_MILD, 6):
        text = text.replace(word, other)
    return text


_NOTHING = ("", " ", "\n", "\0", ".", "…", "(((", '"', "\ud800", "\u200b", "'")
_SPACES = ("\n", "\r\n> ", "\u00a0", "\t", "\u2028")
_HOSTILE: tuple[Callable[[str, random.Random], str], ...] = (
    lambda _text, chance: chance.choice(_NOTHING),
    lambda text, chance: (chance.choice(text.split(" ")) + " ") * chance.choice((50, 3000)),
    lambda text, _chance: text,
    lambda _text, chance: chance.choice(CORPUS),
    lambda text, _chance: " ".join(reversed(text.split(" "))),
    lambda text, _chance: "paraphrase 4 4 2: " + text,
    lambda text, _chance: text + " " + text,
    lambda text, chance: chance.choice((str.upper, str.lower, str.title))(text),
    lambda text, chance: text[: chance.randint(0, len(text))],
    lambda text, chance: text.replace(" ", chance.choice(_SPACES)),
    lambda text, chance: text.replace(chance.choice(text.split(" ")), ""),
    *[_inserted] * 3,
    *[_exchanged] * 3,
    *[_mild] * 6,
)


def hostile(sentence: str, chance: random.Random) -> str:
    """A rewrite of `sentence` such as a student gone astray might write, now and then a fair one."""
    return chance.choice(_HOSTILE)(sentence, chance)


@dataclass
class _Writing:
    texts: list[list[str]]

    def __iter__(self) -> Iterator[list[Hypothesis]]:
        for group in self.texts:
            yield [Hypothesis(text, -0.1 * place) for place, text in enumerate(group)]


@dataclass
class _Draft:
    text: str
    score: float = -0.5

    def up_to(self, start: int, end: int) -> str:
        return self.text[: start % (len(self.text) + 1)].rstrip()


class HostileStudent:
    """Stands in for `desktop.engine.student.Student`; the same prompt always gives the same texts."""

    codes = CodeScheme()
    threads = 2

    def __init__(self, seed: int = 0) -> None:
        self._seed = seed

    def reads(self, sentence: str) -> bool:
        return len(sentence) < 1500

    def length(self, order: Order) -> int:
        return max(len(prompt.text) // 8 for prompt in order.prompts)

    def start(self, orders: Sequence[Order], shared_by: int = 1) -> list[_Writing]:
        assert shared_by >= 1
        for word in (word for order in orders for word in order.without):
            if not word.isascii():
                # As CTranslate2 does, at least where the word is of another script.
                raise ValueError(f"Token {word} is not in the vocabulary")
        return [_Writing([self._texts(prompt) for prompt in order.prompts]) for order in orders]

    def write(self, order: Order) -> list[list[Hypothesis]]:
        (writing,) = self.start([order])
        return list(writing)

    def draft(self, prompt: Prompt) -> _Draft:
        return _Draft(" ".join(part for part in (prompt.opening, self._texts(prompt)[0]) if part))

    def likelihoods(self, prompts: Sequence[str], text: str) -> list[float]:
        return [-float(zlib.crc32(prompt.encode("utf-8", "surrogatepass")) % 40) for prompt in prompts]

    def answers(self, prompt: str, texts: Sequence[str]) -> list[list[float]]:
        return [[-float(zlib.crc32(text.encode("utf-8", "surrogatepass")) % 40)] for text in texts]

    def answer_tokens(self, text: str) -> int:
        return len(text.split())

    def continuations(self, prompt: Prompt, count: int) -> list[Hypothesis]:
        # Some begin otherwise than they were asked to: a tokenizer may not spell an opening as it was.
        return [
            Hypothesis(text if place % 5 == 4 else f"{prompt.opening} {text}".strip(), -0.1 * place)
            for place, text in enumerate(self._texts(prompt, count))
        ]

    def _texts(self, prompt: Prompt, count: int = 4) -> list[str]:
        chance = random.Random(f"{self._seed} {zlib.crc32(prompt.text.encode('utf-8', 'surrogatepass'))}")
        sentence = prompt.text.split(": ", 1)[1]
        return [hostile(sentence, chance) for _ in range(count)]


class EvenEncoder:
    """Stands in for `desktop.engine.encoder.SentenceEncoder`: to it, every two texts mean the same."""

    # The embedded one's, for which the weights of `desktop.engine.acceptance` were fitted.
    dimension = 384

    def embed(self, sentences: Sequence[str]) -> Embeddings:
        return np.full((len(sentences), self.dimension), self.dimension**-0.5, dtype=np.float32)

    def encode(self, sentences: Sequence[str]) -> list[Encoding]:
        found = [tuple(_WORD.findall(sentence.lower())) for sentence in sentences]
        return [Encoding(self.embed([""])[0], words, self.embed(words)) for words in found]
