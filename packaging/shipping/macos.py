"""What ships for macOS: a disk image with the application, signed and notarised where that can be."""

import os
import shutil
import subprocess
from pathlib import Path

from shipping import project

_ENTITLEMENTS = project.PACKAGING / "macos" / "entitlements.plist"


def dmg(frozen: Path) -> Path:
    """The disk image.

    `PHRASEWRIGHT_IDENTITY` names the "Developer ID Application" certificate to sign with; without it the
    application is signed for this machine alone. `PHRASEWRIGHT_NOTARY` names the profile that
    `xcrun notarytool store-credentials` has kept; without it nothing is sent to Apple.
    """
    application = frozen.parent / f"{project.TITLE}.app"
    resources = application / "Contents" / "Resources"
    shutil.copytree(frozen / "licences", resources / "licences", dirs_exist_ok=True)
    shutil.copy2(frozen / "sbom.cdx.json", resources)
    identity = os.environ.get("PHRASEWRIGHT_IDENTITY", "-")
    _sign(application, identity)
    folder = project.BUILD / "dmg"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(application, folder / application.name, symlinks=True)
    (folder / "Applications").symlink_to("/Applications")
    made = project.DIST / f"{project.NAME}-{project.version()}-macos-{os.uname().machine}.dmg"
    _run(
        "hdiutil", "create", "-volname", project.TITLE, "-srcfolder", folder, "-format", "ULMO",
        "-fs", "HFS+", "-ov", made,
    )  # fmt: skip
    if identity != "-":
        _run("codesign", "--sign", identity, "--timestamp", made)
    profile = os.environ.get("PHRASEWRIGHT_NOTARY")
    if profile:
        _run("xcrun", "notarytool", "submit", made, "--keychain-profile", profile, "--wait")
        _run("xcrun", "stapler", "staple", made)
        _run("xcrun", "stapler", "validate", made)
    return made


def _sign(application: Path, identity: str) -> None:
    """Sign from the inside out: libraries first, then programs, then the whole."""
    options = ["--force", "--sign", identity]
    if identity != "-":
        options += ["--timestamp", "--options", "runtime"]
    libraries = [*application.rglob("*.dylib"), *application.rglob("*.so")]
    libraries += [path for path in application.rglob("*.framework/Versions/*/*") if _is_program(path)]
    for library in sorted(path for path in libraries if not path.is_symlink()):
        _run("codesign", *options, library)
    for name in (project.NAME, project.WINDOW):
        program = application / "Contents" / "MacOS" / name
        _run("codesign", *options, "--entitlements", _ENTITLEMENTS, program)
    _run("codesign", *options, "--entitlements", _ENTITLEMENTS, application)
    _run("codesign", "--verify", "--deep", "--strict", application)


def _is_program(path: Path) -> bool:
    return path.is_file() and os.access(path, os.X_OK)


def _run(*command: str | Path) -> None:
    subprocess.run(command, check=True)
