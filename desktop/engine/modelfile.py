"""What stands in a `model.bin`, read with care before CTranslate2 gets it.

CTranslate2 trusts the lengths in the file: a foreign or damaged one can make it ask for any amount of
memory or read past the end, and no exception would save the process then. The layout is that of
`ctranslate2.specs.model_spec.ModelSpec._serialize`, binary version 6.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

_BINARY_VERSION = 6
_MOST_VARIABLES = 20_000
"""Variables in a file; a student of 24 layers on each side has some two thousand."""


class ModelFileError(ValueError):
    """A model is not one that may be loaded; its message is a clause that says why: "it is cut short"."""


class Number(IntEnum):
    """The kinds of numbers, as CTranslate2 counts them."""

    FLOAT32 = 0
    INT8 = 1
    INT16 = 2
    INT32 = 3
    FLOAT16 = 4
    BFLOAT16 = 5

    @property
    def size(self) -> int:
        """Bytes of one."""
        return (4, 1, 2, 4, 2, 2)[self]


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of a model.

    Attributes:
        shape: its extent along each axis; () of a single number.
        kind: of its numbers.
        data: the numbers, little-endian.
    """

    shape: tuple[int, ...]
    kind: Number
    data: memoryview


@dataclass(frozen=True, slots=True)
class ModelFile:
    """What stands in a `model.bin`.

    Attributes:
        specification: which network it is, such as "TransformerSpec".
        variables: by name; one that has several names stands under each of them.
    """

    specification: str
    variables: Mapping[str, Variable]


def read_model(content: bytes) -> ModelFile:
    """Find everything in a `model.bin`; no number in it is copied.

    Raises:
        ModelFileError: the file is not laid out as it should be.
    """
    return _Reader(content).model()


class _Reader:
    """Goes through a file from its start to its end."""

    def __init__(self, content: bytes) -> None:
        self._view = memoryview(content).toreadonly()
        self._place = 0

    def model(self) -> ModelFile:
        if self._number(4) != _BINARY_VERSION:
            raise ModelFileError("it is not in the model format of this version")
        specification = self._text()
        self._number(4)  # the revision, which CTranslate2 compares with its own
        variables: dict[str, Variable] = {}
        for _ in range(self._count()):
            self._add(variables, self._text(), self._variable())
        for _ in range(self._count()):
            alias, name = self._text(), self._text()
            if name not in variables:
                raise ModelFileError("it refers to a variable that it does not hold")
            self._add(variables, alias, variables[name])
            # CTranslate2 lets the scale of a weight go with it.
            if scale := variables.get(f"{name}_scale"):
                variables.setdefault(f"{alias}_scale", scale)
        if self._place != len(self._view):
            raise ModelFileError("it goes on after its end")
        return ModelFile(specification, variables)

    @staticmethod
    def _add(variables: dict[str, Variable], name: str, variable: Variable) -> None:
        if name in variables:
            raise ModelFileError("it holds two variables of one name")
        variables[name] = variable

    def _take(self, size: int) -> memoryview:
        if size > len(self._view) - self._place:
            raise ModelFileError("it is cut short")
        self._place += size
        return self._view[self._place - size : self._place]

    def _number(self, size: int) -> int:
        return int.from_bytes(self._take(size), "little")

    def _count(self) -> int:
        count = self._number(4)
        if count > _MOST_VARIABLES:
            raise ModelFileError("it holds too many variables")
        return count

    def _text(self) -> str:
        text = bytes(self._take(self._number(2)))
        if not text.endswith(b"\0") or not text[:-1].isascii() or b"\0" in text[:-1]:
            raise ModelFileError("it holds a name that is none")
        return text[:-1].decode("ascii")

    def _variable(self) -> Variable:
        shape = tuple(self._number(4) for _ in range(self._number(1)))
        number, size = self._number(1), self._number(4)
        elements = 1
        for extent in shape:
            elements *= extent
        if number not in list(Number) or elements * Number(number).size != size:
            raise ModelFileError("it holds a variable of the wrong size")
        return Variable(shape, Number(number), self._take(size))
