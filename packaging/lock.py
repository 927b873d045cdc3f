"""Writes `lock.txt`: the versions, with hashes, of all that a build takes from the package index.

Usage: pip install uv, then python packaging/lock.py [--upgrade]
"""

import subprocess
import sys
import tempfile
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent
_LOCK = _FOLDER / "lock.txt"
_NEVER = "sys_platform == 'never'"


def main() -> int:
    """Write the lock file; versions that it already names stay, unless `--upgrade` is given."""
    with tempfile.TemporaryDirectory() as folder:
        # Tokenizers asks for it to fetch models; what ships fetches nothing.
        overrides = Path(folder, "overrides.txt")
        overrides.write_text(f"huggingface-hub; {_NEVER}\n", encoding="utf-8")
        command = [
            "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes",
            "--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--custom-compile-command",
            "python packaging/lock.py", "--overrides", str(overrides), "--extra", "packaging",
            "--output-file", str(_LOCK), *sys.argv[1:], "pyproject.toml",
        ]  # fmt: skip
        subprocess.run(command, cwd=_FOLDER.parent, check=True)
    kept, skipped = [], False
    for line in _LOCK.read_text(encoding="utf-8").splitlines(keepends=True):
        if not line.startswith(" "):
            skipped = _NEVER in line
        if not skipped:
            kept.append(line)
    _LOCK.write_text("".join(kept), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
