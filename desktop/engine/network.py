"""Whether the variables of a model make a network that can be run.

CTranslate2 does not compare the shapes of weights with each other, nor with the vocabulary: a row too
few, no heads at all or a layer that is not there, and it reads what is not its own or divides by zero,
which ends the process without a word. Here every variable must be one that the students and encoders
of `converters` have, of the shape that fits the others, and hold numbers that are numbers.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from desktop.engine.modelfile import ModelFile, ModelFileError, Number, Variable

STUDENT, ENCODER = "TransformerSpec", "TransformerEncoderSpec"
"""The networks that are known: of a student, and of a sentence encoder."""

_MOST_LAYERS = 64
_MOST_HEADS = 256
_FLOATS: dict[Number, np.dtype[Any]] = {Number.FLOAT32: np.dtype("<f4"), Number.FLOAT16: np.dtype("<f2")}
_WHOLE: dict[Number, np.dtype[Any]] = {
    Number.INT8: np.dtype("<i1"),
    Number.INT16: np.dtype("<i2"),
    Number.INT32: np.dtype("<i4"),
}
# The exponent of a bfloat16 that is no number, which NumPy does not know.
_NO_NUMBER = 0x7F80

# How many rows and columns, in letters: D of the side, E of the encoder, A within an attention, F within
# a feed-forward network, S and T of the vocabularies of source and target; any other for any number.
_SIDE = r"(?P<side>encoder|decoder)"
_ATTENTION = rf"(?P<A>{_SIDE}/layer_(?P<layer>\d+)/self_attention)"
_CROSS = r"(?P<A>(?P<side>decoder)/layer_(?P<layer>\d+)/attention)"
_FEED = rf"(?P<F>{_SIDE}/layer_(?P<layer>\d+)/ffn)"
_MATRICES = [
    (rf"{_ATTENTION}/linear_0", "3A D"),
    (rf"{_ATTENTION}/linear_1", "D A"),
    (rf"{_CROSS}/linear_0", "A D"),
    (rf"{_CROSS}/linear_1", "2A E"),
    (rf"{_CROSS}/linear_2", "D A"),
    (rf"{_FEED}/linear_0(_noact)?", "F D"),
    (rf"{_FEED}/linear_1", "D F"),
    (r"(?P<side>decoder)/projection", "T D"),
    (r"(?P<side>encoder)/embeddings_0", "S D"),
    (r"(?P<side>encoder)/embeddings_1", "K D"),
    (r"(?P<side>decoder)/embeddings", "T D"),
    (r"pooler_dense", "E E"),
]
_NORM = rf"{_SIDE}(/layer_(?P<layer>\d+)/(self_attention|attention|ffn))?/(layer_norm|layernorm_embedding)"
_SHAPES = [
    *((re.compile(rf"{name}/weight"), shape) for name, shape in _MATRICES),
    *((re.compile(rf"{name}/(weight_scale|bias)"), shape.split()[0]) for name, shape in _MATRICES),
    (re.compile(rf"{_NORM}/(gamma|beta)"), "D"),
    (re.compile(rf"{_ATTENTION}/relative_attention_bias"), "B H"),
    (re.compile(rf"{_SIDE}/position_encodings/encodings"), "P D"),
]
_LONGEST_DISTANCE = 1_000_000
# Single whole numbers: the least and the most that they may be.
_SCALARS = [
    (rf"{_SIDE}/num_heads", 1, _MOST_HEADS),
    (rf"{_SIDE}/activation|pooler_activation", 0, 6),
    (rf"{_SIDE}/(pre_norm|scale_embeddings)", 0, 1),
    (r"encoder/embeddings_merge", 0, 1),
    (r"encoder/multi_query_attention", 0, 0),
    (r"decoder/(alibi|alibi_use_positive_positions|scale_alibi)", 0, 0),
    (r"decoder/start_from_zero_embedding", 0, 1),
    (r"decoder/alignment_layer", -_MOST_LAYERS, _MOST_LAYERS),
    (r"decoder/alignment_heads", 0, _MOST_HEADS),
    (rf"{_ATTENTION}/relative_attention_max_distance", 1, _LONGEST_DISTANCE),
]
_WHOLE_SCALARS = [(re.compile(name), low, high) for name, low, high in _SCALARS]
_FLOAT_SCALARS = re.compile(
    r"(encoder|decoder)/scale_embeddings|decoder/scale_outputs"
    r"|(encoder|decoder)/embeddings(_\d)?/multiply_by_sqrt_depth"
    r"|(encoder|decoder)/layer_\d+/(self_attention|attention)/queries_scale"
)


def require_network(model: ModelFile, specification: str, source: int, target: int = 0) -> None:
    """See that a model can be run.

    Args:
        model: what stands in its file.
        specification: which network it must be.
        source: words in the vocabulary that it reads.
        target: words in the vocabulary that it writes; 0 for an encoder.

    Raises:
        ModelFileError: it cannot.
    """
    if model.specification != specification:
        raise ModelFileError("it is another kind of model than the bundle says")
    _Network(model.variables, source, target).require()


def require_configuration(configuration: Any) -> None:
    """See that a model's `config.json` asks for nothing but what students and encoders need.

    Args:
        configuration: its content, as JSON.

    Raises:
        ModelFileError: it does.
    """
    if not isinstance(configuration, dict):
        raise ModelFileError("its config.json is not a JSON object")
    for key, value in configuration.items():
        takes = _CONFIGURATION.get(key)
        if takes is None or not takes(value):
            raise ModelFileError(f"its config.json has a setting that no model may have ({key[:40]!r})")


def vocabulary_size(vocabulary: Any) -> int:
    """How many words a vocabulary holds.

    Args:
        vocabulary: the content of its file, as JSON.

    Raises:
        ModelFileError: it is no list of different words.
    """
    if not isinstance(vocabulary, list) or not all(isinstance(word, str) for word in vocabulary):
        raise ModelFileError("its vocabulary is not a list of words")
    if len(set(vocabulary)) < len(vocabulary):
        raise ModelFileError("its vocabulary holds a word twice")
    return len(vocabulary)


def _is_switch(value: Any) -> bool:
    return isinstance(value, bool)


def _is_word(value: Any) -> bool:
    return value is None or (isinstance(value, str) and 0 < len(value) <= 100)


_CONFIGURATION: dict[str, Callable[[Any], bool]] = {
    "add_source_bos": _is_switch,
    "add_source_eos": _is_switch,
    "bos_token": _is_word,
    "eos_token": _is_word,
    "unk_token": _is_word,
    "decoder_start_token": _is_word,
    "layer_norm_epsilon": lambda value: value is None or (isinstance(value, float) and 0 < value < 1),
    "multi_query_attention": lambda value: value is False,
}


@dataclass
class _Network:
    """Compares the variables of a network with each other.

    Attributes:
        variables: by name.
        source: words in the vocabulary that it reads.
        target: words in the vocabulary that it writes.
        sizes: what the letters in the shapes stand for, by letter and place.
    """

    variables: Mapping[str, Variable]
    source: int
    target: int
    sizes: dict[str, int] = field(default_factory=dict)

    def require(self) -> None:
        sides = ("encoder", "decoder") if self.target else ("encoder",)
        self.sizes |= {"S": self.source, "T": self.target}
        for side in sides:
            table = self.variables.get(f"{side}/embeddings" + ("_0" * (side == "encoder")) + "/weight")
            if table is None or len(table.shape) != 2:
                raise ModelFileError("it has no embeddings")
            self.sizes[f"{side} D"] = table.shape[1]
            self.sizes[f"{side} H"] = self._whole(f"{side}/num_heads")
        for name, variable in self.variables.items():
            if name.startswith("decoder/") and not self.target:
                raise ModelFileError("it is another kind of model than the bundle says")
            _require_finite(name, variable)
            self._require_shape(name, variable)
        for size, place in self._attentions():
            if size % self.sizes[f"{place} H"]:
                raise ModelFileError("its heads do not share its numbers evenly")
        self._require_layers(sides)
        self._require_distances()

    def _require_shape(self, name: str, variable: Variable) -> None:
        for pattern, shape in _SHAPES:
            found = pattern.fullmatch(name)
            if found:
                self._require_fit(name, variable, shape.split(), found.groupdict())
                return
        for scalar, low, high in _WHOLE_SCALARS:
            if scalar.fullmatch(name) and variable.kind in _WHOLE:
                if not low <= self._whole(name) <= high:
                    raise ModelFileError(f"its {name} is out of range")
                return
        if _FLOAT_SCALARS.fullmatch(name) and variable.kind in {*_FLOATS, Number.BFLOAT16}:
            if variable.shape != ():
                raise ModelFileError(f"its {name} is not a single number")
            return
        raise ModelFileError(f"it holds a variable that no model of this version has ({name[:60]!r})")

    def _require_fit(
        self, name: str, variable: Variable, shape: list[str], place: dict[str, str | None]
    ) -> None:
        if len(variable.shape) != len(shape):
            raise ModelFileError(f"its {name} has the wrong shape")
        for extent, letters in zip(variable.shape, shape, strict=True):
            times, letter = int(letters[:-1] or 1), letters[-1]
            if extent < 1 or extent % times:
                raise ModelFileError(f"its {name} has the wrong shape")
            key = self._key(letter, place, name)
            if self.sizes.setdefault(key, extent // times) != extent // times:
                raise ModelFileError(f"its {name} does not fit the rest of it")
        if name.endswith("/weight"):
            if variable.kind in {Number.INT16, Number.INT32}:
                raise ModelFileError(f"its {name} holds numbers of the wrong kind")
            if variable.kind is Number.INT8 and f"{name}_scale" not in self.variables:
                raise ModelFileError(f"its {name} has no scale")
        elif variable.kind in _WHOLE or (name.endswith("_scale") and variable.kind is not Number.FLOAT32):
            raise ModelFileError(f"its {name} holds numbers of the wrong kind")

    @staticmethod
    def _key(letter: str, place: dict[str, str | None], name: str) -> str:
        """What the size of a letter is kept under."""
        if letter in "ST":
            return letter
        if letter == "E":
            return "encoder D"
        if letter in "DH":
            return f"{place['side']} {letter}"
        if letter in "AF":
            return f"{place[letter]} {letter}"
        return f"{name} {letter}"

    def _attentions(self) -> Iterator[tuple[int, str]]:
        """The numbers that the heads of each attention share, and on which side it stands."""
        for key, size in self.sizes.items():
            if key.endswith(" A"):
                yield size, key.partition("/")[0]

    def _require_layers(self, sides: tuple[str, ...]) -> None:
        for side in sides:
            found = {
                int(match["layer"])
                for name in self.variables
                if (match := re.match(rf"{side}/layer_(?P<layer>\d{{1,4}})/", name))
            }
            if not found or found != set(range(len(found))) or len(found) > _MOST_LAYERS:
                raise ModelFileError("its layers are not in order")
            if side == "decoder" and "decoder/alignment_layer" in self.variables:
                layer = self._whole("decoder/alignment_layer")
                if not -len(found) <= layer < len(found):
                    raise ModelFileError("its alignment_layer is none of its layers")

    def _require_distances(self) -> None:
        """Positions are sorted into as many buckets as the table has rows, by the logarithm of distance."""
        for name, variable in self.variables.items():
            if name.endswith("/relative_attention_bias"):
                buckets = variable.shape[0]
                distance = name.removesuffix("bias") + "max_distance"
                most = self._whole(distance) if distance in self.variables else 128
                if not 4 <= buckets < most:
                    raise ModelFileError(f"its {name} does not fit its max_distance")

    def _whole(self, name: str) -> int:
        variable = self.variables.get(name)
        if (
            variable is None
            or variable.kind not in _WHOLE
            or math.prod(variable.shape) != 1
            or variable.shape
        ):
            raise ModelFileError(f"its {name} is not a whole number")
        return int(np.frombuffer(variable.data, _WHOLE[variable.kind])[0])


def _require_finite(name: str, variable: Variable) -> None:
    if variable.kind in _FLOATS:
        numbers = np.frombuffer(variable.data, _FLOATS[variable.kind])
        sound = bool(np.isfinite(numbers).all())
        # Weights are divided by their scale.
        sound = sound and not (name.endswith("/weight_scale") and not (numbers > 0).all())
    elif variable.kind is Number.BFLOAT16:
        exponents = np.frombuffer(variable.data, "<u2") & _NO_NUMBER
        sound = not (exponents == _NO_NUMBER).any()
    else:
        return
    if not sound:
        raise ModelFileError(f"its {name[:60]} holds what is no number")
