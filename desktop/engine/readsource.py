"""A sentence as sentence encoder and student read it, and what they make of its rewrites.

Several parts of the engine ask the same of a sentence: what its words mean where they stand, how likely
the student finds it as it is. Here each is read once.
"""

from collections.abc import Sequence

from desktop.engine.encoder import Encoding, SentenceEncoder
from desktop.engine.student import Student
from desktop.engine.tokens import shared_start

# The student is asked for a light wording: what it then finds unlikely is odd and not only bold.
_LIGHT = 0.2
# So many words are read behind the last difference. What stands further on is as likely in both: the losses
# of 232 texts have a correlation of .999 with those of whole sentences, and take two thirds of the time.
_READ_BEHIND = 4


class ReadSource:
    """A sentence, and what encoder and student make of it and of its rewrites. For one thread at a time.

    Args:
        text: the sentence, on one line (`desktop.engine.layout.flatten`).
        encoder: any; what was fitted in this package belongs to the embedded one.
        student: likewise.

    Attributes:
        text: the sentence.
    """

    def __init__(self, text: str, encoder: SentenceEncoder, student: Student) -> None:
        self.text = text
        self._encoder = encoder
        self._student = student
        self._encodings: dict[str, Encoding] = {}
        self._likelihoods: dict[tuple[str, float], tuple[float, float]] = {}
        # How likely the sentence is as its own light wording, token by token, by the syntactic diversity
        # asked for; and from itself.
        self._own: dict[float, list[float]] = {}
        self._best: float | None = None

    def encodings(self, rewrites: Sequence[str]) -> tuple[Encoding, list[Encoding]]:
        """The sentence and each of some rewrites, as the encoder reads them."""
        known = self._encodings
        new = [text for text in dict.fromkeys([self.text, *rewrites]) if text not in known]
        if new:
            known |= zip(new, self._encoder.encode(new), strict=True)
        return known[self.text], [known[text] for text in rewrites]

    def likelihoods(self, rewrites: Sequence[str], syntactic: float = 0.0) -> list[tuple[float, float]]:
        """Of each rewrite how much less likely it is than the sentence, and its least likely token, in nats.

        Either is read to some words behind the last difference between the two.

        Args:
            rewrites: of the sentence, on one line.
            syntactic: the syntactic diversity that the student is asked for, 0..1; of the wording a little.
        """
        known = self._likelihoods
        new = [text for text in dict.fromkeys(rewrites) if (text, syntactic) not in known]
        if new:
            self._read(new, syntactic)
        return [known[text, syntactic] for text in rewrites]

    def recoveries(self, rewrites: Sequence[str]) -> list[float]:
        """How much likelier the sentence is as a rewrite of itself than of each rewrite, in nats, negated.

        A sentence of rare words is unlikely whatever it is told from; measured from what it is at best, a
        recovery says the same of every one (0 where nothing was lost, far below where much was).

        Args:
            rewrites: of the sentence, on one line.
        """
        if not rewrites:
            return []
        scheme = self._student.codes
        texts = [*rewrites] if self._best is not None else [self.text, *rewrites]
        prompts = [scheme.prompt(scheme.measure(text, self.text), text) for text in texts]
        found = self._student.likelihoods(prompts, self.text)
        if self._best is None:
            self._best = found.pop(0)
        return [each - self._best for each in found]

    def forget(self) -> None:
        """Let go of what was read of rewrites, and of the states of words, which take much room."""
        self._encodings = {}
        self._likelihoods = {}

    def _read(self, rewrites: Sequence[str], syntactic: float) -> None:
        light = self._student.codes.codes(_LIGHT, syntactic, 1.0)
        prompt = self._student.codes.prompt(light, self.text)
        begun = [_begun(self.text, text) for text in rewrites]
        texts = [ours for _theirs, ours in begun]
        if syntactic in self._own:
            found = self._student.answers(prompt, texts)
        else:
            self._own[syntactic], *found = self._student.answers(prompt, [self.text, *texts])
        own = self._own[syntactic]
        for (theirs, ours), text, each in zip(begun, rewrites, found, strict=True):
            if ours == text:
                loss, least = sum(each) - sum(own), min(each)
            else:
                # An answer that breaks off has no end.
                read = each[:-1]
                loss = sum(read) - sum(own[: self._student.answer_tokens(theirs)])
                least = min(read, default=0.0)
            self._likelihoods[text, syntactic] = loss, least


def _begun(source: str, text: str) -> tuple[str, str]:
    """Both, up to `_READ_BEHIND` words behind what differs last."""
    one, other = source.split(" "), text.split(" ")
    left = max(0, shared_start(one[::-1], other[::-1], min(len(one), len(other))) - _READ_BEHIND)
    return " ".join(one[: len(one) - left]), " ".join(other[: len(other) - left])
