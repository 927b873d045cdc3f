"""What the frozen program is made of: the libraries, Python, the parts of this machine, the models.

PyInstaller's list of contents (`build/contents.json`, which the spec writes) says which file went in; each
is traced back to what it came with.
"""

import json
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path
from urllib.parse import quote

from shipping import project
from shipping.project import BuildError

# What the wheels themselves do not carry; the texts stand in `licences`.
_SUPPLIED = {
    "ctranslate2": ("MIT-CTranslate2.txt", "CTranslate2-parts.txt", "Intel-Simplified.txt", "Apache-2.0.txt"),
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt", "Qt.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "sentencex": ("MIT-Sentencex.txt",),
    "tokenizers": ("Apache-2.0.txt",),
}
if sys.platform == "win32":
    # On other systems the program takes the Enchant that is there (`enchant.py`).
    _SUPPLIED["pyenchant"] = ("Enchant-Windows.txt", "GPL-3.0.txt")
_TERMS = {
    "ctranslate2": "MIT",
    "mdurl": "MIT",
    "markdown-it-py": "MIT",
    "mdit-py-plugins": "MIT",
    "pyenchant": "LGPL-2.1-or-later",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "tokenizers": "Apache-2.0",
}
_TEXT = ("licen", "copying", "notice", "copyright")


@dataclass(frozen=True, slots=True)
class Component:
    """A part of the program that others made, or a model.

    Attributes:
        name: as its makers call it.
        version: theirs.
        licence: its terms, as an SPDX expression where that is known; "" where only the texts say it.
        address: its package URL.
        texts: the files with its licence.
        model: whether it is a model, no library.
    """

    name: str
    version: str
    licence: str
    address: str
    texts: tuple[Path, ...]
    model: bool = False


def components() -> list[Component]:
    """Everything in the frozen program but its own code, by name.

    Raises:
        BuildError: a file's origin or a component's licence is not known.
    """
    listed = json.loads((project.BUILD / "contents.json").read_text(encoding="utf-8"))
    sources = {Path(source).resolve() for _, source in listed if source not in {"", "-"}}
    found, known = [_python()], set[Path]()
    for distribution in distributions():
        files = {Path(str(distribution.locate_file(file))).resolve() for file in distribution.files or ()}
        known |= files
        if files & sources or _stripped(files, sources):
            found.append(_library(distribution))
    found += _of_this_machine(sources - known)
    found += [_model(path) for path in sorted((project.ROOT / "desktop" / "models").glob("*/bundle.json"))]
    for each in found:
        if not each.texts:
            raise BuildError(
                f"{each.name} {each.version} brings no licence text: add it to packaging/licences "
                "and to packaging/shipping/components.py."
            )
    return sorted(found, key=lambda each: each.name.lower())


def _stripped(files: set[Path], sources: set[Path]) -> bool:
    """Whether one of the files went in as a stripped copy."""
    copies = project.BUILD / "stripped"
    names = {path.relative_to(copies).as_posix() for path in sources if path.is_relative_to(copies)}
    return any(
        str(file).replace("\\", "/").endswith(f"site-packages/{name}") for file in files for name in names
    )


def _library(distribution: Distribution) -> Component:
    name = distribution.metadata["Name"].lower().replace("_", "-")
    files = [file for file in distribution.files or () if any(word in file.name.lower() for word in _TEXT)]
    texts = [
        Path(str(distribution.locate_file(file))) for file in files if file.suffix not in {".py", ".pyc"}
    ]
    texts += [_text(supplied) for supplied in _SUPPLIED.get(name, ())]
    terms = distribution.metadata.get("License-Expression") or _TERMS.get(name, "")
    return Component(
        name, distribution.version, terms, f"pkg:pypi/{name}@{distribution.version}", tuple(texts)
    )


def _python() -> Component:
    version = platform.python_version()
    places = (
        Path(sys.base_prefix, "LICENSE.txt"),
        Path(sys.base_prefix, "LICENSE"),
        Path(json.__file__, "../../LICENSE.txt"),
    )
    texts = tuple(place.resolve() for place in places if place.resolve().is_file())[:1]
    return Component("python", version, "PSF-2.0", f"pkg:generic/python@{version}", texts)


def _of_this_machine(rest: set[Path]) -> list[Component]:
    """The Debian packages that libraries of this machine came with."""
    if shutil.which("dpkg") is None:
        return []
    found = {}
    own = (project.ROOT, Path(sys.base_prefix).resolve(), Path(sys.prefix).resolve())
    for path in sorted(rest):
        if ".so" not in path.name or any(path.is_relative_to(folder) for folder in own):
            continue
        # Since /usr was merged, dpkg may know a file by either of two names.
        names = (str(path), str(path).removeprefix("/usr"))
        package = next(filter(None, (_shown(["dpkg", "-S", name]).partition(":")[0] for name in names)), "")
        if not package:
            raise BuildError(f"{path} goes into the program, and no Debian package of this machine has it.")
        version = _shown(["dpkg-query", "-W", "-f=${Version}", package]).strip()
        notice = Path("/usr/share/doc", package, "copyright")
        found[package] = Component(
            package,
            version,
            "",
            f"pkg:deb/debian/{package}@{quote(version, safe='')}",
            (notice,) if notice.is_file() else (),
        )
    return list(found.values())


def _model(manifest: Path) -> Component:
    bundle = json.loads(manifest.read_text(encoding="utf-8"))
    name, version = bundle["name"], bundle["version"]
    texts = (manifest.with_name("LICENSE"), manifest.with_name("CARD.md"))
    return Component(name, version, bundle["licence"], f"pkg:generic/{name}@{version}", texts, model=True)


def _text(name: str) -> Path:
    folder = project.ROOT / "converters" if name == "Apache-2.0.txt" else project.PACKAGING
    return folder / "licences" / name


def _shown(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout
