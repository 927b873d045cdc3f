"""What ships for Linux: a Debian package, and an archive for every other system."""

import gzip
import os
import re
import shutil
import subprocess
import tarfile
from pathlib import Path
from xml.sax.saxutils import escape

from shipping import project
from shipping.completions import bash, fish, tree, zsh
from shipping.icons import SVG, png
from shipping.manual import terminal_page, window_page
from shipping.publisher import publisher

_SOURCES = project.PACKAGING / "linux"
_ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
# What is loaded by name while the program runs, which no linker's list tells.
_LOADED = ("libdbus-1-3", "libegl1", "libgl1", "libx11-xcb1", "libxcb-glx0", "libwayland-cursor0")


def stage(frozen: Path, root: Path, prefix: str) -> None:
    """Lay out everything that the desktop of a Linux system wants to find.

    Args:
        frozen: the frozen program.
        root: the folder that stands for the root of the system; made anew.
        prefix: such as `usr`.
    """
    shutil.rmtree(root, ignore_errors=True)
    home = root / prefix
    program = home / "lib" / project.NAME
    documents = home / "share" / "doc" / project.NAME
    shutil.copytree(frozen, program, symlinks=True)
    documents.mkdir(parents=True)
    shutil.move(program / "licences", documents / "licences")
    shutil.move(program / "sbom.cdx.json", documents / "sbom.cdx.json")
    (home / "bin").mkdir(parents=True)
    for name in (project.NAME, project.WINDOW):
        (home / "bin" / name).symlink_to(f"../lib/{project.NAME}/{project.NAME}")
    share = home / "share"
    _write(share / "applications" / "phrasewright.desktop", (_SOURCES / "phrasewright.desktop").read_bytes())
    _write(share / "metainfo" / f"{publisher().identity}.metainfo.xml", metainfo().encode())
    icons = share / "icons" / "hicolor"
    _write(icons / "scalable" / "apps" / "phrasewright.svg", SVG.read_bytes())
    for size in _ICON_SIZES:
        _write(icons / f"{size}x{size}" / "apps" / "phrasewright.png", png(size))
    _write_texts(share, documents)
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            library = re.search(r"\.so(?:\.|$)", path.name)
            executable = path.is_dir() or (path.stat().st_mode & 0o100 and not library)
            path.chmod(0o755 if executable else 0o644)
        os.utime(path, (project.epoch(), project.epoch()), follow_symlinks=False)


def metainfo() -> str:
    """What the software centres of desktops show, in AppStream's XML."""
    who = publisher()
    return project.fill(
        _SOURCES / "metainfo.xml",
        IDENTITY=who.identity, DOMAIN=who.domain, PUBLISHER=escape(who.name),
        HOMEPAGE=f'\n  <url type="homepage">{who.homepage}</url>' if who.homepage else "",
        VERSION=project.version(), DAY=project.day(),
    )  # fmt: skip


def deb(frozen: Path) -> Path:
    """The Debian package.

    Raises:
        BuildError: a tool of Debian's is missing.
    """
    _require("dpkg-deb", "dpkg-shlibdeps", package="dpkg-dev")
    root = project.BUILD / "deb"
    stage(frozen, root, "usr")
    who = publisher()
    terms = project.fill(_SOURCES / "copyright", PUBLISHER=who.name, YEAR=project.day()[:4])
    _write(root / "usr/share/doc/phrasewright/copyright", terms.encode())
    architecture = _shown("dpkg", "--print-architecture")
    size = sum(_blocks(path) for path in root.rglob("*"))
    control = project.fill(
        _SOURCES / "control",
        VERSION=project.version(), ARCHITECTURE=architecture, MAINTAINER=who.maintainer,
        HOMEPAGE=f"\nHomepage: {who.homepage}" if who.homepage else "",
        SIZE=str(size), DEPENDS=", ".join(_dependencies(root / "usr/lib" / project.NAME)),
    )  # fmt: skip
    _write(root / "DEBIAN" / "control", control.encode())
    sums = [
        f"{_shown('md5sum', str(path)).split()[0]}  {path.relative_to(root)}\n"
        for path in sorted((root / "usr").rglob("*"))
        if path.is_file() and not path.is_symlink()
    ]
    _write(root / "DEBIAN" / "md5sums", "".join(sums).encode())
    for path in (root / "DEBIAN", *(root / "DEBIAN").iterdir()):
        os.utime(path, (project.epoch(), project.epoch()))
    made = project.DIST / f"{project.NAME}_{project.version()}_{architecture}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, made],
        env=os.environ | {"SOURCE_DATE_EPOCH": str(project.epoch())}, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    return made


def tarball(frozen: Path) -> Path:
    """The archive: unpack it anywhere and start `bin/phrasewright-window`."""
    machine = os.uname().machine
    name = f"{project.NAME}-{project.version()}-linux-{machine}"
    root = project.BUILD / "tarball" / name
    stage(frozen, root, ".")
    _write(root / "README.txt", (_SOURCES / "README.txt").read_bytes())
    made = project.DIST / f"{name}.tar.xz"
    with tarfile.open(made, "w:xz", format=tarfile.PAX_FORMAT, preset=6) as archive:
        for path in [root, *sorted(root.rglob("*"))]:
            archive.add(path, path.relative_to(root.parent), recursive=False, filter=_anonymous)
    return made


def flatpak(frozen: Path) -> Path:
    """The Flatpak, as one file that `flatpak install` takes.

    Raises:
        BuildError: flatpak-builder is not here.
    """
    _require("flatpak", "flatpak-builder", package="flatpak-builder")
    place = project.BUILD / "flatpak"
    archive = tarball(frozen)
    identity = publisher().identity
    manifest = project.fill(_SOURCES / "flatpak.yml", IDENTITY=identity, ARCHIVE=str(archive))
    _write(place / f"{identity}.yml", manifest.encode())
    repository = place / "repository"
    subprocess.run(
        [
            "flatpak-builder", "--user", "--install-deps-from=flathub", "--force-clean",
            "--default-branch=stable", f"--repo={repository}",
            place / "program", place / f"{identity}.yml",
        ],
        check=True,
    )  # fmt: skip
    made = archive.with_name(archive.name.replace(".tar.xz", ".flatpak"))
    subprocess.run(["flatpak", "build-bundle", repository, made, identity, "stable"], check=True)
    return made


def _anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    member.mtime = project.epoch()
    return member


def _write_texts(share: Path, documents: Path) -> None:
    from desktop.cli import _parser

    program = tree(_parser())
    name = project.NAME
    _write(share / "bash-completion" / "completions" / name, bash(program, name).encode())
    _write(share / "zsh" / "vendor-completions" / f"_{name}", zsh(program, name).encode())
    _write(share / "fish" / "vendor_completions.d" / f"{name}.fish", fish(program, name).encode())
    manual = share / "man" / "man1"
    _write(manual / f"{name}.1.gz", _zipped(terminal_page(program).encode()))
    _write(manual / f"{project.WINDOW}.1.gz", _zipped(window_page().encode()))
    # As "changelog" Debian would take it for one of its own form.
    _write(documents / "NEWS.gz", _zipped((project.ROOT / "CHANGELOG.md").read_bytes()))


def _dependencies(program: Path) -> list[str]:
    """The packages that hold what the program does not bring: linked libraries, and those loaded by name."""
    # It wants a source package around it.
    place = project.BUILD / "shlibdeps"
    _write(
        place / "debian" / "control", b"Source: phrasewright\n\nPackage: phrasewright\nArchitecture: any\n"
    )
    internal = program / "_internal"
    folders = sorted({path.parent for path in internal.rglob("*.so*")})
    binaries = [
        path
        for path in sorted(program.rglob("*"))
        # The theme of GTK is loaded only where GTK is.
        if path.is_file() and not path.is_symlink() and path.name != "libqgtk3.so" and _is_elf(path)
    ]
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0"]
    command += [f"-l{folder}" for folder in folders] + [f"-e{path}" for path in binaries]
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        missing = sorted(set(re.findall(r"cannot find library (\S+)", done.stderr)))
        raise project.BuildError(
            f"The program asks for {', '.join(missing)}, which this machine lacks: install what holds them."
            if missing
            else f"dpkg-shlibdeps failed: {done.stderr.strip()}"
        )
    found = done.stdout.strip().partition("shlibs:Depends=")[2].split(", ")
    names = {re.split(r"[ (]", each)[0] for each in found}
    return sorted({*found, *(each for each in _LOADED if each not in names)})


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _blocks(path: Path) -> int:
    """Kibibytes of a file as Debian counts them: each begun one, and one for all else."""
    return -(-path.lstat().st_size // 1024) if path.is_file() and not path.is_symlink() else 1


def _zipped(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _shown(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _require(*tools: str, package: str) -> None:
    missing = [tool for tool in tools if shutil.which(tool) is None]
    if missing:
        raise project.BuildError(f"{missing[0]} is not here: install the Debian package {package}.")
