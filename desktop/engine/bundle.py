"""Bundles: the folders in which models ship, verified each time they are loaded.

A bundle is data only. `bundle.json` says what it is and lists every file with its size and SHA-256;
files that it does not list are never opened. What was verified is what is loaded: CTranslate2 gets
the very bytes that were hashed, never a path that could have changed in between.
"""

import hashlib
import importlib.resources
import json
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn

import ctranslate2

from desktop.engine.codes import CodeScheme
from desktop.engine.errors import BundleError
from desktop.engine.modelfile import ModelFileError, read_model
from desktop.engine.network import (
    ENCODER,
    STUDENT,
    require_configuration,
    require_network,
    vocabulary_size,
)

FORMAT = 1
_LAST_FORMAT = 10_000
"""What is beyond it is no version but a number of any length, which nobody should have to read."""
MANIFEST = "bundle.json"
TOKENIZER_FILE = "tokenizer.json"
# How a student spells what it writes, where that differs from how it spells what it reads.
TARGET_TOKENIZER_FILE = "target_tokenizer.json"
CARD_FILE = "CARD.md"
LICENCE_FILE = "LICENSE"

MAX_MANIFEST_BYTES = 1_000_000
MAX_MODEL_BYTES = 2_000_000_000
MAX_TOKENIZER_BYTES = 32_000_000
MAX_OTHER_BYTES = 8_000_000
MAX_FILES = 32

_LIMITS = {
    "model.bin": MAX_MODEL_BYTES,
    TOKENIZER_FILE: MAX_TOKENIZER_BYTES,
    TARGET_TOKENIZER_FILE: MAX_TOKENIZER_BYTES,
}
_ALWAYS = frozenset({"model.bin", "config.json", TOKENIZER_FILE, CARD_FILE, LICENCE_FILE})
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_CHUNK = 1 << 20
_RENEW = "install it again or choose another bundle"


class Kind(StrEnum):
    """What a bundle's model does."""

    STUDENT = "student"
    ENCODER = "encoder"

    @property
    def vocabularies(self) -> tuple[frozenset[str], ...]:
        """The sets of vocabulary files that CTranslate2 writes for this kind; one of them is needed."""
        if self is Kind.ENCODER:
            return (frozenset({"vocabulary.json"}),)
        return (
            frozenset({"shared_vocabulary.json"}),
            frozenset({"source_vocabulary.json", "target_vocabulary.json"}),
        )


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What the manifest says of one file.

    Attributes:
        size: bytes.
        sha256: 64 lower-case hexadecimal digits.
    """

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle whose manifest has been read.

    Attributes:
        folder: where it lies.
        kind: student or encoder.
        name: letters, digits, dot, dash and underscore.
        version: of this bundle, not of the format.
        architecture: of the model, such as "t5".
        tokenizer: which tokenizer reads `tokenizer.json`; "tokenizers" is the library of that name.
        languages: language codes, such as "en".
        licence: SPDX expression, or a phrase where there is none.
        codes: how a student is asked for a kind of rewrite; None for an encoder.
        base: the model that it was made from.
        training: how it was trained; free form.
        figures: what was measured on it; free form.
        made_with: versions of the software that made it.
        files: what is known of each file, by name.
    """

    folder: Path
    kind: Kind
    name: str
    version: str
    architecture: str
    tokenizer: str
    languages: tuple[str, ...]
    licence: str
    codes: CodeScheme | None
    base: str
    training: Mapping[str, Any]
    figures: Mapping[str, Any]
    made_with: Mapping[str, str]
    files: Mapping[str, FileRecord]

    @property
    def size(self) -> int:
        """Bytes of all listed files together."""
        return sum(record.size for record in self.files.values())

    def read(self, name: str) -> bytes:
        """The content of a listed file, verified.

        Raises:
            BundleError: it is not listed, or is not what the manifest says.
        """
        if name not in self.files:
            _refuse(self.folder, f"has no {name}")
        record = self.files[name]
        content = b"".join(_chunks(self.folder, name, record.size))
        _compare(self.folder, name, record, len(content), hashlib.sha256(content).hexdigest())
        return content

    def translator(self, threads: int = 1, compute_type: str = "default") -> ctranslate2.Translator:
        """The student, ready to run on the CPU.

        Args:
            threads: batches that are worked on at the same time, each on one thread. The weights
                are held once.
            compute_type: as CTranslate2 names them; "default" keeps what the bundle was made in.

        Raises:
            BundleError: the bundle is not a student, or CTranslate2 refuses its files.
        """
        return self._open(Kind.STUDENT, ctranslate2.Translator, threads, compute_type)

    def encoder(self, threads: int = 1, compute_type: str = "default") -> ctranslate2.Encoder:
        """The sentence encoder, ready to run on the CPU. As `translator`."""
        return self._open(Kind.ENCODER, ctranslate2.Encoder, threads, compute_type)

    def _open(self, kind: Kind, runner: Any, threads: int, compute_type: str) -> Any:
        _require_kind(self, kind)
        if threads < 1:
            # CTranslate2 would make a runner without a worker, which waits for ever.
            raise ValueError(f"threads must be 1 or more, not {threads}")
        # Only this call holds the bytes: once the model is made they are garbage.
        contents = {
            name: self.read(name)
            for name in self.files
            if name in {"model.bin", "config.json"} or name.endswith("vocabulary.json")
        }
        try:
            _require_sound(kind, contents)
        except ModelFileError as error:
            _refuse(self.folder, f"holds a model that cannot be loaded ({error})")
        try:
            return runner(
                str(self.folder),
                device="cpu",
                inter_threads=threads,
                # One thread a batch: where the processor is shared or virtual, two of them wait for
                # each other longer than they work on steps as small as a decoder's.
                intra_threads=1,
                compute_type=compute_type,
                files=contents,
            )
        except Exception as error:
            # CTranslate2 raises RuntimeError, ValueError or MemoryError, with text of its own.
            first_line = next(iter(str(error).splitlines()), type(error).__name__)
            raise BundleError(
                _sentence(self.folder, f"holds a model that cannot be loaded ({first_line})", _RENEW)
            ) from error


def read_manifest(folder: Path | str) -> Bundle:
    """Read and check `bundle.json` alone, for listing; no other file is opened.

    Raises:
        BundleError: there is no manifest, or it is not one that this version can use.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise BundleError(_sentence(folder, "is not a folder", "check the name or choose another bundle"))
    data = parse_json(manifest_bytes(folder))
    if not isinstance(data, dict):
        _refuse(folder, f"has a {MANIFEST} that is not a JSON object")
    version = data.get("format")
    if type(version) is not int or not 1 <= version <= _LAST_FORMAT:
        _refuse(folder, f"has a {MANIFEST} without a format version")
    if version > FORMAT:
        raise BundleError(
            _sentence(
                folder,
                f"was made for a newer version of the program (bundle format {version})",
                "update the program or choose another bundle",
            )
        )
    try:
        return _parse(folder, data)
    except (ValueError, OverflowError) as error:
        _refuse(folder, f"has a {MANIFEST} that cannot be used ({error})")


def manifest_bytes(folder: Path) -> bytes:
    """The content of `bundle.json`, not yet checked.

    Raises:
        BundleError: it is missing, too large or no plain file.
    """
    content = b"".join(_chunks(folder, MANIFEST, MAX_MANIFEST_BYTES))
    if len(content) > MAX_MANIFEST_BYTES:
        _refuse(folder, f"has a {MANIFEST} of more than {MAX_MANIFEST_BYTES} bytes")
    return content


def load(folder: Path | str, kind: Kind | None = None) -> Bundle:
    """Read the manifest and verify every file that it lists.

    Args:
        folder: of the bundle.
        kind: which one is wanted; None takes either.

    Raises:
        BundleError: something is missing, broken, foreign or of the other kind.
    """
    bundle = read_manifest(folder)
    if kind is not None:
        _require_kind(bundle, kind)
    for name, record in bundle.files.items():
        digest, size = hashlib.sha256(), 0
        for chunk in _chunks(bundle.folder, name, record.size):
            digest.update(chunk)
            size += len(chunk)
        _compare(bundle.folder, name, record, size, digest.hexdigest())
    return bundle


def embedded() -> list[Path]:
    """The folders of the bundles that ship with the program, by name."""
    # Taken from `desktop`, not `desktop.models`: a folder of data needs no __init__.py, and a
    # frozen program keeps data where its package is.
    root = Path(str(importlib.resources.files("desktop"))) / "models"
    return sorted(manifest.parent for manifest in root.glob(f"*/{MANIFEST}"))


def find(name_or_folder: str) -> Path:
    """The folder of an embedded bundle given its name, or of any bundle given its path.

    Raises:
        BundleError: neither exists.
    """
    known = {folder.name: folder for folder in embedded()}
    if name_or_folder in known:
        return known[name_or_folder]
    folder = Path(name_or_folder)
    if name_or_folder and folder.is_dir():
        return folder
    names = ", ".join(known) or "none"
    raise BundleError(
        f"There is no bundle “{name_or_folder}”: give the folder of one, or a name out of these: {names}."
    )


def parse_json(content: bytes) -> Any:
    """The JSON value in `content`, or None where there is none that is strictly JSON in UTF-8."""

    def refuse(constant: str) -> NoReturn:
        raise ValueError(constant)

    try:
        return json.loads(content.decode("utf-8"), parse_constant=refuse)
    except (ValueError, RecursionError):
        return None


def _require_sound(kind: Kind, contents: Mapping[str, bytes]) -> None:
    """See that CTranslate2 can be given these files; ModelFileError says what is wrong with them."""
    require_configuration(parse_json(contents["config.json"]))
    sizes = {
        name: vocabulary_size(parse_json(content))
        for name, content in contents.items()
        if name.endswith("vocabulary.json")
    }
    model = read_model(contents["model.bin"])
    if kind is Kind.ENCODER:
        require_network(model, ENCODER, sizes["vocabulary.json"])
        return
    shared = sizes.get("shared_vocabulary.json", 0)
    require_network(
        model,
        STUDENT,
        source=shared or sizes["source_vocabulary.json"],
        target=shared or sizes["target_vocabulary.json"],
    )


def _parse(folder: Path, data: dict[str, Any]) -> Bundle:
    """Make a bundle of a manifest's JSON; ValueError says what is wrong with it."""

    def text(name: str) -> str:
        value = data.get(name)
        if not isinstance(value, str) or not value.strip() or not value.isprintable() or len(value) > 1000:
            raise ValueError(f"{name} must be a line of text")
        return value

    def mapping(name: str) -> Mapping[str, Any]:
        value = data.get(name)
        if not isinstance(value, dict):
            raise ValueError(f"{name} must be an object")  # noqa: TRY004 - of the file, not of a call
        return MappingProxyType(value)

    if not _NAME.fullmatch(text("name")):
        raise ValueError("name may hold letters, digits, dots, dashes and underscores only")
    try:
        kind = Kind(text("kind"))
    except ValueError:
        raise ValueError(f"kind must be one of {', '.join(Kind)}") from None
    languages = data.get("languages")
    if (
        not isinstance(languages, list)
        or not languages
        or not all(isinstance(item, str) for item in languages)
    ):
        raise ValueError("languages must be a list of language codes")
    made_with = mapping("made_with")
    if not all(isinstance(version, str) for version in made_with.values()):
        raise ValueError("made_with must give a version as text for each name")
    if (kind is Kind.STUDENT) != isinstance(data.get("codes"), dict):
        raise ValueError("a student must have codes, and nothing else may")
    return Bundle(
        folder=folder,
        kind=kind,
        name=text("name"),
        version=text("version"),
        architecture=text("architecture"),
        tokenizer=text("tokenizer"),
        languages=tuple(languages),
        licence=text("licence"),
        codes=CodeScheme.from_json(data["codes"]) if kind is Kind.STUDENT else None,
        base=text("base"),
        training=mapping("training"),
        figures=mapping("figures"),
        made_with=made_with,
        files=_parse_files(kind, mapping("files")),
    )


def _parse_files(kind: Kind, data: Mapping[str, Any]) -> Mapping[str, FileRecord]:
    if len(data) > MAX_FILES:
        raise ValueError(f"files must not be more than {MAX_FILES}")
    files = {}
    for name, value in data.items():
        # One pattern rules out sub-folders, absolute names, drive letters, "..", and hidden files.
        if not _FILE_NAME.fullmatch(name) or name == MANIFEST:
            raise ValueError(f"{name[:100]!r} is not a name that a bundle's file may have")
        size = value.get("size") if isinstance(value, dict) else None
        sha256 = value.get("sha256") if isinstance(value, dict) else None
        if type(size) is not int or not isinstance(sha256, str) or not _SHA256.fullmatch(sha256):
            raise ValueError(f"{name} must have a size and a sha256")
        limit = _LIMITS.get(name, MAX_OTHER_BYTES)
        if not 0 < size <= limit:
            raise ValueError(f"{name} must have between 1 and {limit} bytes")
        files[name] = FileRecord(size, sha256)
    missing = _ALWAYS - files.keys()
    if missing:
        raise ValueError(f"files must list {', '.join(sorted(missing))}")
    if not any(names <= files.keys() for names in kind.vocabularies):
        raise ValueError(f"files must list {', '.join(sorted(kind.vocabularies[0]))}")
    return MappingProxyType(files)


def _chunks(folder: Path, name: str, limit: int) -> Iterator[bytes]:
    """The content of a plain file; stops one byte past `limit`, so a longer one shows."""
    path = folder / name
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            _refuse(folder, f"has a {name} that is not a plain file")
        with path.open("rb") as file:
            left = limit + 1
            while left and (chunk := file.read(min(left, _CHUNK))):
                left -= len(chunk)
                yield chunk
    except FileNotFoundError:
        _refuse(folder, f"has no {name}")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise BundleError(
            _sentence(folder, f"has a {name} that cannot be read ({reason})", "check the file or " + _RENEW)
        ) from error


def _compare(folder: Path, name: str, record: FileRecord, size: int, sha256: str) -> None:
    if size != record.size:
        shape = "longer" if size > record.size else "shorter"
        _refuse(folder, f"has a {name} that is {shape} than the {record.size} bytes it should have")
    if sha256 != record.sha256:
        _refuse(folder, f"has a {name} that was changed or damaged (its SHA-256 is not the listed one)")


def _require_kind(bundle: Bundle, kind: Kind) -> None:
    if bundle.kind is not kind:
        raise BundleError(
            _sentence(bundle.folder, f"holds {_A[bundle.kind]}, not {_A[kind]}", "choose another bundle")
        )


_A = {Kind.STUDENT: "a student", Kind.ENCODER: "a sentence encoder"}


def _refuse(folder: Path, fault: str) -> NoReturn:
    raise BundleError(_sentence(folder, fault, _RENEW))


def _sentence(folder: Path, fault: str, remedy: str) -> str:
    return f"The bundle “{folder}” {fault}; {remedy}."
