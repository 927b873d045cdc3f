"""Gives spoilt files to every reader: `python -m tests.fuzz.readers --minutes 60 [--only NAME ...]`.

Bundles, documents, settings, presets, drafts and histories are spoilt at random and read in a process of
their own, so that a hang or a crash of native code is a failure like others. Each kind of failure is printed
once, with the smallest input that still shows it. Inputs that broke something are kept in
`tests/fuzz/corpus/READER/` once it is mended: the tests read them, and here they are spoilt further.

The minutes are those of the processor, however busy the machine is, and every reader gets as many of them.
The files are written to memory where there is such a folder: on a disk, nine tenths of the time went into
waiting until drafts and histories were safe.
"""

import argparse
import faulthandler
import multiprocessing
import os
import random
import resource
import shutil
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))

from .bench import BrokenError
from .reading import Reader, prove, readers
from .shrink import shrunk

CORPUS = Path(__file__).parent / "corpus"
_HANGS_S = 300.0
_TELL_S = 300.0
"""Processor time after which the run says how far it has come."""
_MEMORY = 4 * 1024**3
_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of a random name is made in it


def failure(reader: Reader, content: bytes, folder: Path) -> str | None:
    """The kind of failure that an input shows, or None."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        prove(reader, content, folder)
    except BrokenError as broken:
        return str(broken)
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(frame.filename).name}:{frame.name}"
    return None


def spoilt(reader: Reader, seed: int, name: str, number: int) -> bytes:
    """The input of this number."""
    chance = random.Random(f"{seed} {name} {number}")
    seeds = [*reader.seeds, *kept(name).values()]
    # An input that once broke something may be beyond the skills of `spoil`.
    with suppress(Exception):
        return reader.spoil(chance.choice(seeds), chance)
    return reader.spoil(chance.choice(reader.seeds), chance)


def kept(name: str) -> dict[str, bytes]:
    """The inputs that once broke a reader, by name."""
    return {path.name: path.read_bytes() for path in sorted((CORPUS / name).glob("*"))}


def _run(
    messages: Connection,
    scratch: Path,
    names: list[str],
    *,
    seed: int,
    first: int,
    spent: float,
    enough: float,
) -> None:
    """Read inputs until enough processor time is spent, telling of each beforehand and what came of it."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    warnings.simplefilter("ignore")  # of archives that hold a name twice, which are meant to
    every = readers(scratch)
    shares, known = dict.fromkeys(names, 0.0), set[str]()
    number = first
    while spent + time.process_time() < enough:
        name = min(shares, key=lambda each: shares[each])
        began = time.process_time()
        faulthandler.dump_traceback_later(_HANGS_S, exit=True)
        messages.send((name, number, spent + began))
        content = spoilt(every[name], seed, name, number)
        kind = failure(every[name], content, scratch / "try")
        shares[name] += time.process_time() - began
        number += 1
        if kind is None or f"{name}: {kind}" in known:
            continue
        known.add(f"{name}: {kind}")
        small = shrunk(
            content.decode("latin-1"),
            lambda text, name=name, kind=kind: (
                failure(every[name], text.encode("latin-1"), scratch / "try") == kind
            ),
        ).encode("latin-1")
        messages.send((f"{name}: {kind}", small))
    faulthandler.cancel_dump_traceback_later()


def fuzz(minutes: float, names: list[str], seed: int, keep: Path | None) -> int:
    """Run so long; print what broke and how much was read.

    Args:
        minutes: of the processor, in all.
        names: of the readers.
        seed: another one gives other inputs.
        keep: a folder for inputs that break something, or None.

    Returns:
        How many kinds of failure there were.
    """
    tally, known = Counter[str](), set[str]()
    began, number, spent, enough = time.time(), 0, 0.0, 60 * minutes
    told = 0.0
    while spent < enough:
        receiver, sender = multiprocessing.Pipe(duplex=False)
        with _scratch() as scratch:
            process = multiprocessing.get_context("spawn").Process(
                target=_run,
                args=(sender, Path(scratch), names),
                kwargs={"seed": seed, "first": number, "spent": spent, "enough": enough},
                daemon=True,
            )
            process.start()
            sender.close()
            name = names[0]
            try:
                while True:
                    match receiver.recv():
                        case str(name), int(number), float(spent):
                            tally[name] += 1
                            if spent > told + _TELL_S:
                                told = spent
                                print(f"{spent / 60:.0f} min: {_counted(tally)}", flush=True)
                        case str(kind), bytes(content) if kind not in known:
                            known.add(kind)
                            _tell(kind, content, keep, f"--seed {seed}, input {number}")
            except EOFError:
                process.join()
        if process.exitcode == 0:
            break
        kind = f"{name}: dies (exit status {process.exitcode})"
        known.add(kind)
        with _scratch() as scratch:
            _tell(kind, spoilt(readers(Path(scratch))[name], seed, name, number), keep, f"input {number}")
        number += 1
    used = os.times()
    print(
        f"seed {seed}, {(time.time() - began) / 60:.1f} min "
        f"({(used.children_user + used.children_system) / 60:.1f} of the processor): "
        f"{_counted(tally)}; {len(known)} kinds of failure"
    )
    return len(known)


def _scratch() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(dir=_IN_MEMORY if _IN_MEMORY.is_dir() else None)


def _counted(tally: Counter[str]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in tally.items())


def _tell(kind: str, content: bytes, keep: Path | None, place: str) -> None:
    print(f"BROKEN: {kind} ({place})\n  {content[:2000]!r}", flush=True)
    if keep is not None:
        folder = keep / kind.partition(":")[0]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "".join(each if each.isalnum() else "-" for each in kind.partition(": ")[2])).write_bytes(
            content
        )


def main() -> int:
    """The command: 1 if anything broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=15.0, help="of the processor (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", nargs="*", metavar="NAME", help="manifest, model, docx, history …")
    parser.add_argument("--keep", type=Path, help="a folder for inputs that break something")
    chosen = parser.parse_args()
    with _scratch() as scratch:
        every = list(readers(Path(scratch)))
    return 1 if fuzz(chosen.minutes, chosen.only or every, chosen.seed, chosen.keep) else 0


if __name__ == "__main__":
    raise SystemExit(main())
