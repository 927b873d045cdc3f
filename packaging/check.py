"""Checks what was built: `check.py contents|offline|installed|unpacked|same ...`; README.md tells more."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from checking.contents import check_contents
from checking.installed import check_installed
from checking.offline import check_offline
from checking.running import CheckError
from checking.same import check_same
from checking.unpacked import check_unpacked
from shipping import project


def main(arguments: Sequence[str] | None = None) -> int:
    """Check; returns 0 if all is as it must be, else 1."""
    parser = argparse.ArgumentParser(prog="check.py", description="Checks what was built.")
    checks = parser.add_subparsers(dest="check", required=True, metavar="CHECK")
    offline = checks.add_parser(
        "offline", help="the frozen program works without a network and asks for none"
    )
    contents = checks.add_parser("contents", help="no library for the network lies in the frozen program")
    for each in (offline, contents):
        each.add_argument("folder", nargs="?", type=Path, default=project.BUILD / "frozen" / project.NAME)
    installed = checks.add_parser("installed", help="the Debian package works on a bare Debian (as root)")
    installed.add_argument("package", type=Path)
    unpacked = checks.add_parser("unpacked", help="the archive works on a bare Debian (as root)")
    unpacked.add_argument("archive", type=Path)
    unpacked.add_argument("package", type=Path, help="of the same build: it says what libraries are needed")
    for each in (installed, unpacked):
        each.add_argument("--root", type=Path, default=project.BUILD / "debian", help="where the Debian is")
        each.add_argument("--release", default="bookworm", help="of Debian (default: %(default)s)")
    same = checks.add_parser("same", help="two builds are the same")
    same.add_argument("first", type=Path)
    same.add_argument("second", type=Path)
    chosen = parser.parse_args(arguments)
    pictures = project.BUILD / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    try:
        if chosen.check == "contents":
            found = check_contents(chosen.folder)
        elif chosen.check == "offline":
            found = check_offline(chosen.folder.resolve(), pictures)
        elif chosen.check == "installed":
            found = check_installed(chosen.package, chosen.root.resolve(), chosen.release, pictures)
        elif chosen.check == "unpacked":
            place = chosen.root.resolve()
            found = check_unpacked(chosen.archive, chosen.package, place, chosen.release, pictures)
        else:
            found = check_same(chosen.first, chosen.second)
    except CheckError as error:
        sys.stderr.write(f"check.py: {error}\n")
        return 1
    print("\n".join(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
