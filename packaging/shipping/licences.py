"""The licences of everything that ships, in one folder with an index."""

from collections.abc import Sequence
from pathlib import Path

from shipping import project
from shipping.components import Component

_HEAD = f"""{project.TITLE} is free software under the Apache License, version 2.0 (LICENSE.txt).

It holds the parts below, under their own terms. Of each, the folder of its name has the texts.

Qt and PySide6 are used under the LGPL, version 3, unchanged. Their libraries lie as files of their own in the
program's folder (PySide6/ under _internal), so that you can put your own builds of them in their place. Their
source code is at https://download.qt.io/official_releases/.

"""


def write_licences(components: Sequence[Component], folder: Path) -> None:
    """Write the texts of every component into `folder`, which is made."""
    folder.mkdir(parents=True)
    (folder / "LICENSE.txt").write_bytes((project.ROOT / "LICENSE").read_bytes())
    lines = [f"{each.name} {each.version}  {each.licence}".rstrip() for each in components]
    (folder / "INDEX.txt").write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    for each in components:
        place = folder / each.name
        place.mkdir()
        for number, text in enumerate(each.texts):
            # Two texts of one name can come from two folders of a wheel.
            name = text.name if not (place / text.name).exists() else f"{number}-{text.name}"
            (place / name).write_bytes(text.read_bytes())
