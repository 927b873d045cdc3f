"""Models to attack with: read, changed and written as CTranslate2 does it, and a small one to be quick."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from desktop.engine.bundle import find

Array = npt.NDArray[np.generic]

# By CTranslate2's type number; bfloat16, which NumPy does not know, is left out.
_TYPES = {0: np.float32, 1: np.int8, 2: np.int16, 3: np.int32, 4: np.float16}
# What a small model has in place of the sizes of the embedded student.
_SMALL = {512: 16, 384: 12, 1152: 36, 768: 24, 1024: 8}


@dataclass(frozen=True)
class Model:
    """What stands in a `model.bin`."""

    specification: str
    revision: int
    variables: Mapping[str, Array]
    aliases: Mapping[str, str] = field(default_factory=dict)

    def with_variables(self, **changed: Array | None) -> "Model":
        """Others in place of some; `__` in a name stands for a stroke, None leaves a variable out."""
        variables = {**self.variables, **{name.replace("__", "/"): each for name, each in changed.items()}}
        return replace(self, variables={name: each for name, each in variables.items() if each is not None})

    def to_bytes(self) -> bytes:
        """The file."""
        numbers = {np.dtype(kind): number for number, kind in _TYPES.items()}
        parts = [struct.pack("<I", 6), _text(self.specification)]
        parts.append(struct.pack("<II", self.revision, len(self.variables)))
        for name, each in self.variables.items():
            parts += (_text(name), struct.pack(f"<B{each.ndim}I", each.ndim, *each.shape))
            parts += (struct.pack("<BI", numbers[each.dtype], each.nbytes), each.tobytes())
        parts.append(struct.pack("<I", len(self.aliases)))
        return b"".join([*parts, *(_text(name) + _text(other) for name, other in self.aliases.items())])


def read_model(content: bytes) -> Model:
    """The model in a sound file."""
    place = 0

    def number(size: int) -> int:
        nonlocal place
        place += size
        return int.from_bytes(content[place - size : place], "little")

    def text() -> str:
        nonlocal place
        length = number(2)
        place += length
        return content[place - length : place - 1].decode()

    assert number(4) == 6
    specification, revision, variables = text(), number(4), dict[str, Array]()
    for _ in range(number(4)):
        name = text()
        shape = [number(4) for _ in range(number(1))]
        kind, size = _TYPES[number(1)], number(4)
        variables[name] = np.frombuffer(content, kind, size // np.dtype(kind).itemsize, place).reshape(shape)
        place += size
    return Model(specification, revision, variables, {text(): text() for _ in range(number(4))})


def small_student() -> tuple[Model, dict[str, bytes]]:
    """A student with the vocabulary of the embedded one, a layer on each side and few numbers.

    Returns:
        The model, and the other files of its bundle by name.
    """
    folder = find("flan-t5-small")
    whole = read_model((folder / "model.bin").read_bytes())
    others = {path.name: path.read_bytes() for path in folder.iterdir() if path.name in _OTHERS}
    variables = {
        name: _shrunk(each)
        for name, each in whole.variables.items()
        if "layer_" not in name or "layer_0" in name
    }
    aliases = {name: other for name, other in whole.aliases.items() if "layer_" not in name}
    return replace(whole, variables=variables, aliases=aliases), others


_OTHERS = {"config.json", "shared_vocabulary.json", "tokenizer.json", "CARD.md", "LICENSE"}


def _shrunk(array: Array) -> Array:
    return array[tuple(slice(_SMALL.get(size, size)) for size in array.shape)].copy() if array.ndim else array


def _text(value: str) -> bytes:
    return struct.pack("<H", len(value.encode()) + 1) + value.encode() + b"\0"


def tiny_model(
    variables: Sequence[tuple[str, tuple[int, ...], int, bytes]] = (("a", (2, 3), 0, bytes(24)),),
    aliases: Sequence[tuple[str, str]] = (("b", "a"),),
) -> bytes:
    """A model.bin laid out as CTranslate2 does it; what it holds makes no network."""
    content = struct.pack("<I", 6) + _text("TransformerSpec") + struct.pack("<II", 7, len(variables))
    for key, shape, kind, data in variables:
        content += _text(key) + struct.pack("<B", len(shape)) + struct.pack(f"<{len(shape)}I", *shape)
        content += struct.pack("<BI", kind, len(data)) + data
    content += struct.pack("<I", len(aliases))
    return content + b"".join(_text(key) + _text(value) for key, value in aliases)


def embedded_manifest() -> Path:
    """The manifest of the embedded student."""
    return find("flan-t5-small") / "bundle.json"
