"""Proves that no library for the network lies in the program, on whatever system it was built."""

from pathlib import Path

from checking.running import expect

# Beginnings and parts of the names of files. OpenSSL's other half, libcrypto, is there for its hashes.
_NAMED = ("_socket.", "_asyncio.", "_ssl.", "_multiprocessing.", "_overlapped.")
_WITHIN = ("libssl", "libcurl", "qt6network", "qtnetwork", "webengine")
_LIBRARIES = (".so", ".dll", ".pyd", ".dylib")


def check_contents(folder: Path) -> list[str]:
    """Look through a frozen program; what was found, line by line.

    Raises:
        CheckError: it holds a library for the network, or there is no program.
    """
    files = [path for path in folder.rglob("*") if path.is_file() and _is_library(path)]
    expect(len(files) > 10, f"There is no program in {folder}.")
    held = sorted(path.name for path in files if _is_unwanted(path.name.lower()))
    expect(not held, f"The program holds network code: {', '.join(held)}.")
    return [f"{len(files)} libraries: no socket module, no TLS and no QtNetwork among them."]


def _is_library(path: Path) -> bool:
    # On macOS, those of frameworks have no ending.
    return any(end in path.name for end in _LIBRARIES) or ".framework" in path.as_posix()


def _is_unwanted(name: str) -> bool:
    return name.startswith(_NAMED) or any(part in name for part in _WITHIN)
