"""Every hostile bundle at the door: `python -m tests.hardening.bundles [WORD ...]` tells what became of each.

Each is imported and then asked for by its folder, by the program as a user starts it, in processes of their
own; afterwards the embedded student must still be the one in use. A bundle passes where it is refused with
one sentence and an exit code of 1. With words, only the cases whose names hold one of them are tried.
"""

import argparse
import base64
import hashlib
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from desktop.engine.codes import CodeScheme

from .models import Model, embedded_manifest, small_student

_PATIENCE = 300
_MEMORY = 8 * 1024**3
_INT8, _INT16, _INT32, _FLOAT = np.int8, np.int16, np.int32, np.float32


def _number(value: float, kind: Any) -> np.ndarray[Any, Any]:
    return np.array(value, kind)


_ATTENTION = "encoder__layer_0__self_attention__"
_FEED = "encoder__layer_0__ffn__linear_0__"

MODELS: dict[str, Callable[[Model], Model]] = {
    "no heads": lambda model: model.with_variables(encoder__num_heads=_number(0, _INT16)),
    "heads below zero": lambda model: model.with_variables(decoder__num_heads=_number(-1, _INT16)),
    "heads that share unevenly": lambda model: model.with_variables(
        encoder__num_heads=_number(5, _INT16),
        **{f"{_ATTENTION}relative_attention_bias": np.ones((32, 5), _FLOAT)},
    ),
    "heads of another kind": lambda model: model.with_variables(encoder__num_heads=_number(6, _FLOAT)),
    "an activation that is none": lambda model: model.with_variables(encoder__activation=_number(99, _INT8)),
    "a matrix with rows too few": lambda model: model.with_variables(
        **{f"{_FEED}weight": np.zeros((3, 16), _INT8)}
    ),
    "a matrix with columns too few": lambda model: model.with_variables(
        **{f"{_FEED}weight": np.zeros((8, 2), _INT8)}
    ),
    "a matrix that is a row": lambda model: model.with_variables(**{f"{_FEED}weight": np.zeros(128, _INT8)}),
    "a matrix without a scale": lambda model: model.with_variables(**{f"{_FEED}weight_scale": None}),
    "scales too few": lambda model: model.with_variables(**{f"{_FEED}weight_scale": np.ones(1, _FLOAT)}),
    "scales of zero": lambda model: model.with_variables(**{f"{_FEED}weight_scale": np.zeros(8, _FLOAT)}),
    "fewer embeddings than words": lambda model: model.with_variables(
        decoder__embeddings__weight=np.zeros((5, 16), _INT8),
        decoder__embeddings__weight_scale=np.ones(5, _FLOAT),
    ),
    "more outputs than words": lambda model: model.with_variables(
        decoder__projection__weight=np.zeros((50_000, 16), _INT8),
        decoder__projection__weight_scale=np.ones(50_000, _FLOAT),
    ),
    "a norm too short": lambda model: model.with_variables(encoder__layer_norm__gamma=np.ones(1, _FLOAT)),
    "an empty norm": lambda model: model.with_variables(encoder__layer_norm__gamma=np.ones(0, _FLOAT)),
    "no number (NaN)": lambda model: model.with_variables(
        encoder__layer_norm__gamma=np.full(16, np.nan, _FLOAT)
    ),
    "infinity": lambda model: model.with_variables(
        decoder__projection__weight_scale=np.full(18_400, np.inf, _FLOAT)
    ),
    "a table of distances cut short": lambda model: model.with_variables(
        **{f"{_ATTENTION}relative_attention_bias": np.ones((1, 1), _FLOAT)}
    ),
    "a distance below zero": lambda model: model.with_variables(
        **{f"{_ATTENTION}relative_attention_max_distance": _number(-5, _INT32)}
    ),
    "an alignment with a layer that is not there": lambda model: model.with_variables(
        decoder__alignment_layer=_number(999, _INT16)
    ),
    "alignment heads below zero": lambda model: model.with_variables(
        decoder__alignment_heads=_number(-3, _INT16)
    ),
    "rotations beyond the heads": lambda model: model.with_variables(
        **{
            f"{_ATTENTION}rotary_dim": _number(1000, _INT32),
            f"{_ATTENTION}rotary_interleave": _number(1, _INT8),
            f"{_ATTENTION}rotary_base": _number(1, _FLOAT),
        }
    ),
    "keys of other heads": lambda model: model.with_variables(
        **{f"{_ATTENTION}num_heads_kv": _number(3, _INT32)}
    ),
    "positions of another width": lambda model: model.with_variables(
        encoder__position_encodings__encodings=np.zeros((300, 2), _FLOAT)
    ),
    "no layers": lambda model: replace(
        model,
        variables={name: each for name, each in model.variables.items() if "encoder/layer_0" not in name},
    ),
    "a layer that is left out": lambda model: replace(
        model,
        variables={
            name.replace("encoder/layer_0", "encoder/layer_1"): v for name, v in model.variables.items()
        },
    ),
    "a decoder alone": lambda model: replace(model, specification="TransformerDecoderSpec"),
    "another kind of network": lambda model: replace(model, specification="WhisperSpec"),
    "a network that nobody knows": lambda model: replace(model, specification="Evil"),
    "a newer revision": lambda model: replace(model, revision=99),
    "names that go in a circle": lambda model: replace(model, aliases={**model.aliases, "a": "b", "b": "a"}),
}
"""What is done to a small student that runs."""


def write_bundle(folder: Path, contents: Mapping[str, bytes], /, **changes: Any) -> None:
    """Write a bundle whose manifest tells the truth about its files, but for the changes."""
    folder.mkdir(parents=True)
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    manifest = json.loads(embedded_manifest().read_text("utf-8")) | {
        "name": "theirs",
        "files": records(contents),
    }
    (folder / "bundle.json").write_text(json.dumps(manifest | changes), "utf-8")


def records(files: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    """What a manifest says of these files."""
    return {
        name: {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in files.items()
    }


Files = dict[str, bytes]
Maker = Callable[[Path, Files], None]


def _with(**changes: Any) -> Maker:
    return lambda folder, files: write_bundle(folder, files, **changes)


def _file(name: str, content: bytes | Callable[[bytes], bytes]) -> Maker:
    """A bundle with another file, which its manifest knows."""

    def make(folder: Path, files: Files) -> None:
        write_bundle(folder, files | {name: content if isinstance(content, bytes) else content(files[name])})

    return make


def _later(spoil: Callable[[Path], object]) -> Maker:
    """A bundle that is spoilt once it has been written."""

    def make(folder: Path, files: Files) -> None:
        write_bundle(folder, files)
        spoil(folder)

    return make


def _listed(name: str, content: bytes = b"x") -> Maker:
    """A bundle whose manifest lists one more file, wherever that would be."""

    def make(folder: Path, files: Files) -> None:
        write_bundle(folder, files, files=records(files | {name: content}))

    return make


def _linked(name: str, target: str) -> Callable[[Path], object]:
    def spoil(folder: Path) -> None:
        (folder / name).unlink()
        (folder / name).symlink_to(target)

    return spoil


def _tokenizer(change: Callable[[dict[str, Any]], object]) -> Maker:
    def changed(content: bytes) -> bytes:
        tokenizer = json.loads(content)
        change(tokenizer)
        return json.dumps(tokenizer).encode()

    return _file("tokenizer.json", changed)


_GROWING = {"type": "Replace", "pattern": {"String": "e"}, "content": "e" * 30}
_SLOW = {"type": "Replace", "pattern": {"Regex": "(e|ee|.)*(e|ee|.)*(e|ee|.)*!$"}, "content": "e"}
_SPELT_OUT = base64.b64encode(bytes(4) + b"e" * 1_000_000 + b"\0").decode()


_WIDE, _FOREIGN = {"template": "{lexical:2000000000}"}, {"template": "{lexical.__class__.__mro__}"}
_BROKEN = {"template": "{lexical} {\n}"}


def _sparse(name: str, size: int) -> Callable[[Path], object]:
    """A file of a great size that takes no room on the disk."""

    def spoil(folder: Path) -> None:
        os.truncate(folder / name, size)
        manifest = json.loads((folder / "bundle.json").read_text())
        manifest["files"][name]["size"] = size
        (folder / "bundle.json").write_text(json.dumps(manifest))

    return spoil


def _manifest(content: bytes) -> Maker:
    return _later(lambda folder: (folder / "bundle.json").write_bytes(content))


_CASES: dict[str, Maker] = {
    "model cut in the middle": _later(lambda f: os.truncate(f / "model.bin", 100_000)),
    "model one byte longer": _later(lambda f: (f / "model.bin").open("ab").write(b"x")),
    "a bit of the model flipped": _later(
        lambda f: (f / "model.bin").write_bytes(
            (content := bytearray((f / "model.bin").read_bytes()))[:5000]
            + bytes([content[5000] ^ 1])
            + content[5001:]
        )
    ),
    "two files swapped": _later(
        lambda f: (
            (f / "CARD.md").rename(f / "x"),
            (f / "LICENSE").rename(f / "CARD.md"),
            (f / "x").rename(f / "LICENSE"),
        )
    ),
    "file missing": _later(lambda f: (f / "shared_vocabulary.json").unlink()),
    "file that is a folder": _later(lambda f: ((f / "LICENSE").unlink(), (f / "LICENSE").mkdir())),
    "file that is a pipe": _later(lambda f: ((f / "LICENSE").unlink(), os.mkfifo(f / "LICENSE"))),
    "link to a file of the system": _later(_linked("LICENSE", "/etc/passwd")),
    "link to a device without end": _later(_linked("LICENSE", "/dev/zero")),
    "link to itself": _later(_linked("LICENSE", "LICENSE")),
    "manifest that is a link": _later(
        lambda f: ((f / "bundle.json").rename(f.parent / "m"), (f / "bundle.json").symlink_to(f.parent / "m"))
    ),
    "name that climbs out": _listed("../../evil.json"),
    "name from the root": _listed("/etc/cron.d/evil"),
    "name with a drive": _listed("C:evil.json"),
    "name with a backslash": _listed("..\\evil.json"),
    "name with a null": _listed("a\0.json"),
    "name of the manifest": _listed("bundle.json"),
    "listed program": _file("run.exe", b"MZ"),
    "pickle beside it": _later(lambda f: (f / "weights.pkl").write_bytes(b"\x80\x04.")),
    "program that is called a licence": _file("LICENSE", b"\x7fELF\x02\x01\x01\0"),
    "licence not in UTF-8": _file("LICENSE", b"\xff\xfe\xfd"),
    "a hundred files listed": _with(files={f"f{n}.txt": {"size": 1, "sha256": "0" * 64} for n in range(100)}),
    "a hundred thousand files beside it": _later(
        lambda f: [(f / f"{n}.txt").touch() for n in range(100_000)]
    ),
    "a model of three gigabytes": _later(_sparse("model.bin", 3_000_000_000)),
    "a model of two gigabytes of nothing": _later(_sparse("model.bin", 1_999_999_999)),
    "a tokenizer of a gigabyte": _later(_sparse("tokenizer.json", 1_000_000_000)),
    "a bomb of a manifest": _later(lambda f: (f / "bundle.json").write_bytes(b" " * 2_000_000_000)),
    "manifest: empty": _manifest(b""),
    "manifest: not UTF-8": _manifest('{"format": 1, "name": "é"}'.encode("latin-1")),
    "manifest: UTF-16": _manifest('{"format": 1}'.encode("utf-16")),
    "manifest: nested 400,000 deep": _manifest(b'{"format":' + b"[" * 400_000),
    "manifest: a number of 900,000 digits": _manifest(b'{"format": ' + b"9" * 900_000 + b"}"),
    "manifest: not a number": _manifest(b'{"format": NaN}'),
    "manifest: a list": _manifest(b"[1]"),
    "format of a newer version": _with(format=2),
    "format that is none": _with(format="1"),
    "name with a terminal's commands": _with(name="\x1b[2Jevil"),
    "name of the embedded student": _with(name="flan-t5-small"),
    "name of a device of Windows": _with(name="con"),
    "kind that is none": _with(kind="teacher"),
    "an encoder as a student": _with(kind="encoder"),
    "codes of another scheme": _with(codes={"template": "x"}),
    "codes with a huge range": _with(codes={"template": "{text}", "levels": 10**12}),
    "codes that ask for two gigabytes": _with(codes=CodeScheme("{lexical}").to_json() | _WIDE),
    "codes that ask for what is not theirs": _with(codes=CodeScheme("{lexical}").to_json() | _FOREIGN),
    "codes with a line end in a name": _with(codes=CodeScheme("{lexical}").to_json() | _BROKEN),
    "tokenizer of another kind": _with(tokenizer="pickle"),
    "model: nothing": _file("model.bin", b"\0"),
    "model: a pickle": _file("model.bin", b"\x80\x04\x95" + b"x" * 999),
    "model: cut, and its manifest says so": _file("model.bin", lambda content: content[:100_000]),
    "model: a length of four gigabytes": _file("model.bin", lambda c: c[:30] + b"\xff" * 8 + c[38:]),
    "vocabulary: a list of lists": _file("shared_vocabulary.json", b'[["a"]]'),
    "vocabulary: three words": _file("shared_vocabulary.json", b'["<pad>", "</s>", "<unk>"]'),
    "vocabulary: nested 1,000,000 deep": _file("shared_vocabulary.json", b"[" * 1_000_000),
    "vocabulary: 700,000 words": _file(
        "shared_vocabulary.json", json.dumps([f"{n:x}" for n in range(700_000)]).encode()
    ),
    "vocabulary: the same word": _file("shared_vocabulary.json", json.dumps(["a"] * 18_400).encode()),
    "vocabulary: half a character": _file(
        "shared_vocabulary.json", lambda c: c.replace(b'"the"', b'"\\ud800"', 1)
    ),
    "configuration: weights of another precision": _file("config.json", b'{"quantization_type": 1}'),
    "configuration: a list": _file("config.json", b"[]"),
    "configuration: nested 1,000,000 deep": _file("config.json", b"[" * 1_000_000),
    "configuration: words that are not there": _file(
        "config.json",
        b'{"bos_token": "q1", "eos_token": "q2", "unk_token": "q3", "decoder_start_token": "q4"}',
    ),
    "tokenizer: nothing": _file("tokenizer.json", b"{}"),
    "tokenizer: nested 1,000,000 deep": _file("tokenizer.json", b"[" * 1_000_000),
    "tokenizer: text that grows without end": _tokenizer(
        lambda t: t.update(normalizer={"type": "Sequence", "normalizers": [_GROWING] * 12})
    ),
    "tokenizer: a pattern without end": _tokenizer(lambda t: t.update(normalizer=_SLOW)),
    "tokenizer: a damaged table of characters": _tokenizer(
        lambda t: t.update(normalizer={"type": "Precompiled", "precompiled_charsmap": "/////////////w=="})
    ),
    "tokenizer: a character spelt out in a million": _tokenizer(
        lambda t: t.update(normalizer={"type": "Precompiled", "precompiled_charsmap": _SPELT_OUT})
    ),
    "tokenizer: unknown words beyond its list": _tokenizer(lambda t: t["model"].update(unk_id=99_999_999)),
}


def cases() -> dict[str, Maker]:
    """Every hostile bundle, by name."""
    whole = small_student()[0]
    models = {
        f"model: {name}": _file("model.bin", change(whole).to_bytes()) for name, change in MODELS.items()
    }
    return _CASES | models


def _run(arguments: list[str], home: Path, text: str = "") -> tuple[int, str, float]:
    """The program as a user starts it: exit code, messages and seconds."""
    began = time.monotonic()
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "OMP_NUM_THREADS": "1"}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "desktop.cli", *arguments],
            input=text, capture_output=True, text=True, timeout=_PATIENCE, env=environment, check=False,
            preexec_fn=_limit_memory,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return 124, "does not end", time.monotonic() - began
    return done.returncode, done.stderr.strip(), time.monotonic() - began


def _limit_memory() -> None:
    """Should a bomb go off after all, it is not to take the machine with it."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _verdict(code: int, message: str) -> str:
    fine = code == 1 and message.startswith("phrasewright: ") and "\n" not in message
    if fine:
        return "refused"
    return f"exit code {code}" if code else "runs"


def main() -> int:
    """The command: 1 where a bundle was not refused as it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*")
    words = parser.parse_args().words
    small, others = small_student()
    files = {**others, "model.bin": small.to_bytes()}
    failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch) / "home"
        home.mkdir()
        for name, make in {"(sound)": _with(), **cases()}.items():
            if words and not any(word in name for word in words):
                continue
            folder = Path(scratch) / "download"
            shutil.rmtree(folder, ignore_errors=True)
            make(folder, dict(files))
            code, message, seconds = _run(["models", "import", str(folder)], home)
            code_2, message_2, _ = _run(["rewrite", "--bundle", str(folder), "-"], home, "The cat is here.")
            verdicts = _verdict(code, message), _verdict(code_2, message_2)
            models = home / ".local/share/Phrasewright/models"
            # What has been tried is remembered in there, and is no bundle.
            kept = sorted(path.name for path in models.glob("*") if path.name != ".tried")
            failed += name != "(sound)" and (verdicts[0] != "refused" or bool(kept) or code_2 < 0)
            clause = message.partition("”")[2].partition(";")[0].strip() if code == 1 else message[-300:]
            print(f"| {name} | {verdicts[0]} | {verdicts[1]} | {seconds:.1f} s | {clause} |", flush=True)
            for each in kept:
                _run(["models", "remove", each], home)
        code, message, _ = _run(["rewrite", "-"], home, "The committee put off its decision until next week.")
        print(f"\nthe embedded student afterwards: exit code {code} {message}; {failed} not refused")
    return 1 if failed or code else 0


if __name__ == "__main__":
    raise SystemExit(main())
