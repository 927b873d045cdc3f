"""Puts a bundle together beside its destination, and moves it there once it has been verified."""

import hashlib
import importlib.metadata
import json
import platform
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from converters.card import card
from converters.errors import ConversionError
from converters.facts import Facts
from desktop.engine.bundle import CARD_FILE, FORMAT, LICENCE_FILE, MANIFEST, Kind, load
from desktop.engine.codes import CodeScheme
from desktop.engine.tokenizer import load_tokenizer

_SOFTWARE = ("ctranslate2", "transformers", "tokenizers", "torch", "peft")


@contextmanager
def workshop(output: Path) -> Iterator[Path]:
    """A new folder beside `output`, on the same file system, that is gone afterwards.

    Raises:
        ConversionError: no folder can be made there, or `output` is something else than a bundle.
    """
    if output.exists() and not (output / MANIFEST).is_file() and not _is_empty_folder(output):
        raise ConversionError(f"{output} exists and is not a bundle; give another --output.")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{output.name}-", dir=output.parent))
    except OSError as error:
        raise ConversionError(f"Nothing can be written beside {output} ({error}).") from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def finish(
    folder: Path,
    output: Path,
    *,
    kind: Kind,
    name: str,
    architecture: str,
    facts: Facts,
    codes: CodeScheme | None,
    training: Mapping[str, Any],
    figures: Mapping[str, Any],
    made: Mapping[str, str],
) -> None:
    """Add card, licence and manifest to the converted files in `folder`, verify, and move to `output`.

    What stood at `output` is replaced only when the new bundle has been loaded and opened as the
    engine does it, and is put back should the move fail.

    Raises:
        ConversionError: the licence text is missing.
        BundleError: the bundle does not load; nothing at `output` has changed.
    """
    made_with = {"python": platform.python_version()}
    made_with |= {package: importlib.metadata.version(package) for package in _SOFTWARE}
    try:
        licence = facts.licence_text.read_text(encoding="utf-8")
    except OSError as error:
        raise ConversionError(
            f"The licence text {facts.licence_text} cannot be read ({error.strerror})."
        ) from error
    _write(folder / LICENCE_FILE, licence)
    _write(folder / CARD_FILE, card(facts, made, figures, made_with))
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "kind": kind.value,
        "name": name,
        "version": facts.version,
        "architecture": architecture,
        "tokenizer": "tokenizers",
        "languages": facts.languages,
        "licence": facts.licence,
        "base": facts.base,
        "training": dict(training),
        "figures": dict(figures),
        "made_with": made_with,
        "files": {path.name: _record(path) for path in sorted(folder.iterdir())},
    }
    if codes is not None:
        manifest["codes"] = codes.to_json()
    _write(folder / MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=2, allow_nan=False) + "\n")
    bundle = load(folder, kind)
    load_tokenizer(bundle)
    if kind is Kind.STUDENT:
        bundle.translator()
    else:
        bundle.encoder()
    # mkdtemp makes a folder for its owner alone; a bundle is for anyone who may read the program.
    folder.chmod(0o755)
    _move(folder, output)


def _move(folder: Path, output: Path) -> None:
    if not output.exists():
        folder.rename(output)
        return
    with tempfile.TemporaryDirectory(prefix=f".{output.name}-", dir=output.parent) as aside:
        former = output.rename(Path(aside) / "former")
        try:
            folder.rename(output)
        except OSError:
            former.rename(output)
            raise


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and not any(path.iterdir())


def _record(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return {"size": path.stat().st_size, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}


def _write(path: Path, text: str) -> None:
    # The same bytes, and so the same hashes, whatever the system's line ends.
    path.write_text(text, encoding="utf-8", newline="\n")
