"""What of Enchant goes into the program.

On Linux and macOS nothing: the program takes the Enchant of the system, or does without. The package for
Windows brings a whole folder of other programs' libraries along, OpenSSL, Tcl and Readline among them.
"""

from collections.abc import Callable, Iterable
from pathlib import Path, PurePath

from shipping.project import BuildError

# The library, and the one of its two readers of dictionaries that needs no ICU of 36 MB.
_ROOTS = ("bin/libenchant-2.dll", "lib/enchant-2/enchant_hunspell.dll")
# The twenty others are copies of these under the names of other countries.
_DICTIONARIES = ("en_AU", "en_CA", "en_GB", "en_US")


def needed(folder: Path, imports: Callable[[str], Iterable[str]]) -> list[Path]:
    """The files that spelling needs, out of the folder that the package for Windows brings.

    Args:
        folder: such as `enchant/data/mingw64`.
        imports: the file names of the libraries that a library is linked against, given its path.

    Raises:
        BuildError: one of them is not there.
    """
    beside = {path.name.lower(): path for path in (folder / "bin").glob("*.dll")}
    found, left = set[Path](), [folder / each for each in _ROOTS]
    while left:
        path = left.pop()
        if path in found:
            continue
        found.add(path)
        if path.is_file():
            names = (PurePath(each).name.lower() for each in imports(str(path)))
            left += [beside[name] for name in names if name in beside]
    share = folder / "share" / "enchant"
    words = [share / "hunspell" / f"{name}{end}" for name in _DICTIONARIES for end in (".aff", ".dic")]
    every = sorted({*found, *words, share / "enchant.ordering"})
    missing = [path for path in every if not path.is_file()]
    if missing:
        raise BuildError(
            f"pyenchant has no {missing[0].name} where it was: see packaging/shipping/enchant.py."
        )
    return every
