"""Who publishes what is built, and what a release asks of them."""

import re
import subprocess
import tomllib
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path

from shipping import project

FILE = project.PACKAGING / "publisher.toml"
_ADDRESS = re.compile(r"[^\s@<>]+@[\w.-]+\.\w+")
_IDENTITY = re.compile(r"[A-Za-z]\w*(?:\.[A-Za-z][\w-]*){2,}")
# Names that are kept for examples (RFC 2606), as the placeholders are.
_NO_ADDRESS = re.compile(r"(?:\.invalid|\.example|[@.]example\.(?:com|net|org))$")
_NO_IDENTITY = re.compile(r"(?:org|com|net)\.example\.|invalid\.|example\.")


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes.

    Attributes:
        name: a person or an organisation.
        address: at which letters are answered.
        identity: of the program, as in `org.example.Phrasewright`.
        homepage: an address of the web, or "".
    """

    name: str
    address: str
    identity: str
    homepage: str = ""

    @property
    def domain(self) -> str:
        """The identity without the program's name."""
        return self.identity.rpartition(".")[0]

    @property
    def maintainer(self) -> str:
        """Name and address, as Debian writes them."""
        return f"{self.name} <{self.address}>"

    def placeholders(self) -> list[str]:
        """What nobody has put their own for yet."""
        found = [self.address] if _NO_ADDRESS.search(self.address.lower()) else []
        return found + ([self.identity] if _NO_IDENTITY.match(self.identity.lower()) else [])


@cache
def publisher(file: Path = FILE) -> Publisher:
    """Who publishes, as `publisher.toml` says.

    Raises:
        BuildError: the file cannot be used.
    """
    try:
        found = Publisher(**tomllib.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise project.BuildError(f"{file.name} cannot be used: {error}.") from None
    if not all(isinstance(each, str) for each in astuple(found)):
        raise project.BuildError(f"{file.name} has something else than words in it; write it anew.")
    fits = {
        "name": found.name.strip() and "\n" not in found.name and '"' not in found.name,
        "address": _ADDRESS.fullmatch(found.address),
        "identity": _IDENTITY.fullmatch(found.identity),
        "homepage": not found.homepage or re.fullmatch(r'https://[^\s"<>&]+', found.homepage),
    }
    wrong = [name for name, fine in fits.items() if not fine]
    if wrong:
        raise project.BuildError(f"{file.name} has a {wrong[0]} that no system takes; write it anew.")
    return found


def warning() -> str:
    """One line about placeholders that would ship; "" where there are none."""
    left = publisher().placeholders()
    if not left:
        return ""
    return (
        f"Not for publishing: {' and '.join(left)} in packaging/publisher.toml "
        f"{'are placeholders' if len(left) > 1 else 'is a placeholder'}; put your own there."
    )


def require_release() -> None:
    """See to it that what is built may be published.

    Raises:
        BuildError: the publisher is a placeholder, the checkout is changed, or its commit does not bear the
            tag of the version.
    """
    if warning():
        raise project.BuildError(warning())
    changed = _git("status", "--porcelain", "--untracked-files=no")
    if changed:
        raise project.BuildError(f"A release is built from what is committed: {changed.split()[-1]} is not.")
    wanted = f"v{project.version()}"
    if wanted not in _git("tag", "--points-at", "HEAD").split():
        raise project.BuildError(
            f"A release is built from a tag: “git tag {wanted}” for the version in desktop/__init__.py."
        )


def _git(*arguments: str) -> str:
    try:
        return subprocess.run(
            ["git", *arguments], cwd=project.ROOT, capture_output=True, text=True, check=True
        ).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        raise project.BuildError("A release is built from a git checkout, and this is none.") from None
