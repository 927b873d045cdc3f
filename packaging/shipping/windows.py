"""What ships for Windows: a setup program, made by Inno Setup."""

import os
import shutil
import subprocess
from pathlib import Path

from shipping import project
from shipping.publisher import publisher

_SCRIPT = project.PACKAGING / "windows" / "phrasewright.iss"
_PLACES = ("Inno Setup 6/ISCC.exe", "Inno Setup 7/ISCC.exe")


def setup(frozen: Path) -> Path:
    """The setup program; its parts are signed where `PHRASEWRIGHT_SIGN` says how.

    That variable holds a command in which `$f` stands for the file to sign, in quotation marks.

    Raises:
        BuildError: Inno Setup is not here.
    """
    compiler = _compiler()
    command = [
        str(compiler), "/Qp", f"/DVersion={project.version()}", f"/DSource={frozen}",
        f"/DIcon={project.BUILD / 'phrasewright.ico'}", f"/O{project.DIST}",
        f"/DPublisher={publisher().name}",
    ]  # fmt: skip
    if publisher().homepage:
        command.append(f"/DHomepage={publisher().homepage}")
    sign = os.environ.get("PHRASEWRIGHT_SIGN")
    if sign:
        for name in (project.NAME, project.WINDOW):
            subprocess.run(sign.replace("$f", f'"{frozen / name}.exe"'), check=True)
        command += ["/DSigned", f"/Ssigner={as_inno_takes(sign)}"]
    subprocess.run([*command, str(_SCRIPT)], check=True)
    return project.DIST / f"{project.NAME}-{project.version()}-windows-x64-setup.exe"


def as_inno_takes(sign: str) -> str:
    """The command that signs, as an argument of Inno Setup's compiler.

    That one ends an argument at a quotation mark, whatever stands before it, so it has a word of its own for
    one (https://jrsoftware.org/ishelp/topic_setup_signtool.htm); and a password may hold a dollar.
    """
    return "$f".join(part.replace("$", "$$").replace('"', "$q") for part in sign.split("$f"))


def _compiler() -> Path:
    found = shutil.which("ISCC")
    if found:
        return Path(found)
    for folder in (os.environ.get("PROGRAMFILES(X86)", ""), os.environ.get("PROGRAMFILES", "")):
        for place in _PLACES:
            if folder and Path(folder, place).is_file():
                return Path(folder, place)
    raise project.BuildError("Inno Setup is not here: install it from https://jrsoftware.org/isdl.php.")
