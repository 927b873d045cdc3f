"""Enchant: what spelling needs and no more, instead of the hook that PyInstaller brings for it.

That one takes all that the package for Windows has, and fails on a macOS without Enchant.
"""

from pathlib import Path

from PyInstaller import compat
from PyInstaller.depend.bindepend import get_imports
from PyInstaller.utils.hooks import get_package_paths
from shipping.enchant import needed

binaries, datas = [], []
excludedimports = ["enchant.tests"]
if compat.is_win:
    base, package = map(Path, get_package_paths("enchant"))
    for path in needed(package / "data" / "mingw64", lambda path: [name for name, _ in get_imports(path)]):
        entry = (str(path), str(path.parent.relative_to(base)))
        (binaries if path.suffix == ".dll" else datas).append(entry)
