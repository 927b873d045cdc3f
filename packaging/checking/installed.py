"""Proves that the Debian package works on a bare Debian, and leaves nothing behind when it goes.

A bare Debian is made with debootstrap, without Python, network tools or compilers. The package is installed,
used in the terminal and in the window by a user who is not root, without any network, and removed again.
"""

import os
import shutil
import subprocess
from pathlib import Path

from checking.running import LANGUAGE, SENTENCE, CheckError, expect, run
from checking.window import use_window

_USER = 1000
_HOME = Path("home/writer")
_UNWANTED = ("python3", "perl5", "gcc", "curl", "wget", "ip", "git")
_LARGEST_PACKAGE, _LARGEST_INSTALLED = 130e6, 350e6
"""Bytes."""
_LATEST = 2.5
"""Seconds from the start to the window, from cold, on a machine that is not busy."""
# What a Debian system itself writes when a package comes or goes.
_OF_THE_SYSTEM = ("var/", "tmp/", "run/", "proc/", "sys/", "dev/", "etc/ld.so.cache", "home/")


def check_installed(package: Path, root: Path, release: str, pictures: Path) -> list[str]:
    """Check a Debian package; what was found, line by line.

    Args:
        package: the file.
        root: where the bare Debian is, or is to be made.
        release: of Debian, such as `bookworm`.
        pictures: where pictures of the window go.

    Raises:
        CheckError: something is not as it must be.
    """
    expect(os.geteuid() == 0, "Only root can make a Debian to install into: start this with sudo.")
    make_root(root, release)
    found = [f"The package: {package.stat().st_size / 1e6:.1f} MB"]
    expect(
        package.stat().st_size <= _LARGEST_PACKAGE, found[0] + f", more than {_LARGEST_PACKAGE / 1e6:.0f}."
    )
    prepare(root, package)
    before = _files(root)
    _in(root, "dpkg", "-i", "/tmp/phrasewright.deb")  # noqa: S108 - in the bare Debian
    installed = _files(root) - before
    size = sum((root / path).lstat().st_size for path in installed if not (root / path).is_dir())
    found.append(f"Installed: {size / 1e6:.1f} MB in {len(installed)} files")
    expect(size <= _LARGEST_INSTALLED, found[-1] + f", more than {_LARGEST_INSTALLED / 1e6:.0f}.")
    found += use(root, "", pictures / "installed.png")
    _in(root, "dpkg", "--purge", "phrasewright")
    left = {path for path in _files(root) - before if not path.startswith(_OF_THE_SYSTEM)}
    expect(not left, f"Removal leaves {', '.join(sorted(left)[:5])}.")
    lost = {path for path in before - _files(root) if not path.startswith(_OF_THE_SYSTEM)}
    expect(not lost, f"Removal takes {', '.join(sorted(lost)[:5])}, too.")
    kept = sorted(
        path.relative_to(root / _HOME).as_posix() for path in (root / _HOME).rglob("*") if path.is_file()
    )
    expect(any("Phrasewright" in path for path in kept), "Removal has taken the user's data.")
    found.append(f"Removed: nothing is left but the user's {', '.join(kept)}")
    return found


def make_root(root: Path, release: str) -> None:
    """Make a bare Debian in `root`, unless there is one."""
    if (root / "etc/debian_version").exists():
        return
    expect(shutil.which("debootstrap") is not None, "debootstrap is not here: install it.")
    subprocess.run(["debootstrap", "--variant=minbase", release, root], check=True)


def prepare(root: Path, package: Path) -> None:
    """Install what a package asks for, and no more; then make the user anew.

    Raises:
        CheckError: something else came along that a bare Debian does not have.
    """
    shutil.copy(package, root / "tmp/phrasewright.deb")
    for name in ("resolv.conf", "hosts"):
        shutil.copy(Path("/etc", name), root / "etc" / name)
    needs = subprocess.run(
        ["dpkg-deb", "--field", package, "Depends"], capture_output=True, text=True, check=True
    ).stdout
    names = [each.split()[0] for each in needs.replace("\n", " ").split(", ")]
    quiet = ("apt-get", "-qq", "-o", "APT::Sandbox::User=root")
    _in(root, "dpkg", "--purge", "phrasewright")  # what a check that failed has left
    _in(root, *quiet, "update", network=True)
    _in(root, *quiet, "install", "--yes", "--no-install-recommends", *names, network=True)
    tools = [
        tool
        for tool in _UNWANTED
        if any((root / folder / tool).exists() for folder in ("usr/bin", "usr/sbin"))
    ]
    expect(not tools, f"This Debian is not bare: it has {', '.join(tools)}.")
    shutil.rmtree(root / _HOME, ignore_errors=True)
    (root / _HOME).mkdir(parents=True)
    os.chown(root / _HOME, _USER, _USER)


def use(root: Path, place: str, picture: Path) -> list[str]:
    """Use the program in the terminal and in the window, as a user without rights; what was found.

    Args:
        root: of the bare Debian.
        place: the folder of the commands in it, with a stroke at its end; "" for those of the system.
        picture: where a picture of the window goes.

    Raises:
        CheckError: something is not as it must be.
    """
    environment = {**LANGUAGE, "HOME": f"/{_HOME}"}
    as_user = [*_isolated(root), "chroot", f"--userspec={_USER}:{_USER}", str(root)]
    version = run([*as_user, f"{place}phrasewright", "--version"], environment).strip()
    answer = run([*as_user, f"{place}phrasewright", "rewrite"], environment, SENTENCE).strip()
    expect(answer not in {"", SENTENCE}, "The terminal's rewrite is no rewrite.")
    models = run([*as_user, f"{place}phrasewright", "models", "verify"], environment).strip()
    found = [f"Terminal: {version}; “{answer}”; {models.replace(chr(10), '; ')}"]
    cool(root)
    # The window needs the display's socket, which lies in a folder of this machine.
    sockets = root / "tmp/.X11-unix"
    sockets.mkdir(exist_ok=True)
    subprocess.run(["mount", "--bind", "/tmp/.X11-unix", sockets], check=True)  # noqa: S108
    try:
        seen = use_window(
            [*as_user, f"{place}phrasewright-window"], environment, root / _HOME, SENTENCE, picture
        )
    finally:
        subprocess.run(["umount", sockets], check=True)
    busy = os.getloadavg()[0] > (os.cpu_count() or 1)
    took = f"Window: there after {seen.start:.2f} s from cold" + (" on a busy machine" if busy else "")
    expect(busy or seen.start <= _LATEST, f"{took}, more than {_LATEST}.")
    found.append(f"{took}; “{seen.rewrite}”; nothing on standard error")
    return found


def cool(folder: Path) -> None:
    """Have the system forget what it keeps of these files in memory, as after a start of the machine."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            file = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
            try:
                # What is not yet on the disk would stay.
                os.fdatasync(file)
                os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(file)


def _isolated(root: Path) -> list[str]:
    """A prefix under which a command sees no network and none of this machine's processes."""
    return ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", f"--mount-proc={root}/proc"]


def _in(root: Path, *command: str, network: bool = False) -> None:
    """Run a command as root in the bare Debian; quiet, unless it fails."""
    prefix = [] if network else _isolated(root)
    environment = {
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        "LANG": "C.UTF-8",
        "DEBIAN_FRONTEND": "noninteractive",
    }
    done = subprocess.run(
        [*prefix, "chroot", root, *command], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise CheckError(
            f"{' '.join(command[:3])} … failed in the bare Debian: {done.stderr.strip()[-2000:]}"
        )


def _files(root: Path) -> set[str]:
    """Every file of the bare Debian, without what the kernel shows there."""
    found = set()
    for folder, folders, files in os.walk(root):
        place = Path(folder).relative_to(root).as_posix()
        if place in {"proc", "sys", "dev"}:
            folders.clear()
            continue
        found |= {name if place == "." else f"{place}/{name}" for name in (*files, *folders)}
    return found
