"""The frozen program: one folder with everything in it, made by PyInstaller."""

import os
import subprocess
import sys
from pathlib import Path

from shipping import project
from shipping.components import components
from shipping.icons import icns, ico
from shipping.licences import write_licences
from shipping.publisher import publisher
from shipping.sbom import sbom
from shipping.searched import mend_all

_LARGEST = 350e6
"""Bytes; what ships may not grow beyond it unnoticed."""


def freeze() -> Path:
    """Freeze the program; returns its folder, with licences and bill of materials in it.

    Raises:
        BuildError: the folder is larger than is allowed, or a part's licence is not known.
    """
    project.BUILD.mkdir(exist_ok=True)
    if sys.platform == "win32":
        (project.BUILD / "phrasewright.ico").write_bytes(ico())
        (project.BUILD / "version.txt").write_text(_windows_version(), encoding="utf-8")
    elif sys.platform == "darwin":
        (project.BUILD / "phrasewright.icns").write_bytes(icns())
    print("Freezing …", flush=True)
    # Sets are written in the order of their hashes, which must be the same in every build.
    environment = os.environ | {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(project.epoch())}
    subprocess.run(
        [
            sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN",
            "--distpath", project.BUILD / "frozen", "--workpath", project.BUILD / "work",
            project.PACKAGING / "phrasewright.spec",
        ],
        env=environment, check=True,
    )  # fmt: skip
    folder = project.BUILD / "frozen" / project.NAME
    if sys.platform == "linux":
        (folder / project.WINDOW).symlink_to(project.NAME)
        mend_all(folder)
    parts = components()
    write_licences(parts, folder / "licences")
    (folder / "sbom.cdx.json").write_text(sbom(parts), encoding="utf-8", newline="\n")
    size = sum(path.stat().st_size for path in folder.rglob("*") if not path.is_symlink())
    print(f"{folder.relative_to(project.ROOT)}: {size / 1e6:.1f} MB in {len(parts)} parts", flush=True)
    if size > _LARGEST:
        raise project.BuildError(
            f"The frozen program takes {size / 1e6:.0f} MB, more than {_LARGEST / 1e6:.0f}: see "
            "what has come in (build/contents.json), and drop it in packaging/shipping/dropped.py."
        )
    return folder


def _windows_version() -> str:
    """The version as the properties of a Windows program show it, in the form that PyInstaller reads."""
    version = project.version()
    numbers = tuple(([int(part) for part in version.split(".") if part.isdigit()] + [0, 0, 0, 0])[:4])
    strings = {
        "CompanyName": publisher().name,
        "FileDescription": project.TITLE,
        "FileVersion": version,
        "LegalCopyright": f"{publisher().name}; Apache License 2.0",
        "ProductName": project.TITLE,
        "ProductVersion": version,
    }
    rows = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in strings.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0, "
        "OS=0x40004, fileType=1, subtype=0, date=(0, 0)), kids=[StringFileInfo([StringTable('040904B0', "
        f"[{rows}])]), VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n"
    )
