"""Builds what ships for this system: `python packaging/build.py [TARGET ...]`; README.md tells more."""

import argparse
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from shipping import environment, project, publisher

_SYSTEMS = {"linux": ("deb", "tarball"), "win32": ("setup",), "darwin": ("dmg",)}
_ALL = ("frozen", *(target for targets in _SYSTEMS.values() for target in targets), "flatpak")


def main(arguments: Sequence[str] | None = None) -> int:
    """Build; returns 0, or 1 when something has to be changed first."""
    parser = argparse.ArgumentParser(prog="build.py", description="Builds what ships for this system.")
    parser.add_argument(
        "targets", nargs="*", choices=[*_ALL, []], metavar="TARGET",
        help=f"one of {', '.join(_ALL)}; by default all of this system",
    )  # fmt: skip
    parser.add_argument(
        "--release", action="store_true", help="refuse what may not be published: placeholders, a wrong tag"
    )
    parser.add_argument("--keep-frozen", action="store_true", help="use the frozen program as it is")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    targets = chosen.targets or list(_SYSTEMS[sys.platform])
    if chosen.release and chosen.keep_frozen:
        parser.error("--release freezes the program anew: leave out --keep-frozen")
    try:
        if chosen.release:
            publisher.require_release()
        if chosen.inside:
            return _build(targets, keep=chosen.keep_frozen)
        own = [str(Path(__file__)), "--inside", *(["--keep-frozen"] if chosen.keep_frozen else []), *targets]
        code = subprocess.run([environment.python(), *own], check=False).returncode
        if code == 0 and publisher.warning():
            print(publisher.warning(), flush=True)
        return code  # noqa: TRY300 - what stands in the try is all that can fail
    except project.BuildError as error:
        sys.stderr.write(f"build.py: {error}\n")
    except subprocess.CalledProcessError as error:
        sys.stderr.write(f"build.py: {Path(error.cmd[0]).name} failed; what it said stands above.\n")
    return 1


def _build(targets: Sequence[str], *, keep: bool) -> int:
    """Build these targets; this runs in the environment that the lock file describes."""
    sys.path.insert(0, str(project.ROOT))
    from shipping import frozen, linux, macos, sums, windows

    makers: dict[str, Callable[[Path], Path]] = {
        "deb": linux.deb,
        "tarball": linux.tarball,
        "flatpak": linux.flatpak,
        "setup": windows.setup,
        "dmg": macos.dmg,
    }
    folder = project.BUILD / "frozen" / project.NAME
    if not (keep and folder.is_dir()):
        folder = frozen.freeze()
    project.DIST.mkdir(exist_ok=True)
    for target in targets:
        if target in makers:
            print(f"Making {target} …", flush=True)
            made = makers[target](folder)
            print(f"{made.relative_to(project.ROOT)}: {made.stat().st_size / 1e6:.1f} MB", flush=True)
    print(sums.write_sums().read_text(encoding="utf-8"), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
