"""The ZIP file that a Word document is: read with care, and written with all other members as they are."""

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

from desktop.documents.errors import DocumentError

LARGEST_MEMBER: Final = 64 * 1024 * 1024
"""The largest XML that is read, unpacked, in bytes."""

_LARGEST_TOTAL = 512 * 1024 * 1024
"""The most that all members may take together, unpacked, in bytes."""

_LARGEST_RELATIONSHIPS = 1024 * 1024
_MOST_MEMBERS = 10_000
_ENCRYPTED = 0x1
_OLE = b"\xd0\xcf\x11\xe0"

# All that the library raises where an archive is damaged; a place before the file's start is a ValueError.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    ValueError,
    NotImplementedError,
    EOFError,
    RuntimeError,
)

_DAMAGED = "it is damaged: repair it with the program that made it, then open it again"


class Package:
    """The members of a .docx file.

    Args:
        data: the content of the file.

    Raises:
        DocumentError: it is no such file, is locked with a password, damaged, or made to exhaust the memory.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        if data.startswith(_OLE):
            raise DocumentError(
                "it is an old .doc file or locked with a password: "
                "save it as .docx without a password and open that"
            )
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                self._members = archive.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
            raise DocumentError("it is no .docx file, or a damaged one") from None
        names = [member.filename for member in self._members]
        if len(names) > _MOST_MEMBERS or sum(member.file_size for member in self._members) > _LARGEST_TOTAL:
            raise DocumentError("unpacked it would be too large to open: split it into smaller documents")
        if len(set(names)) < len(names):
            raise DocumentError(_DAMAGED)
        if any(member.flag_bits & _ENCRYPTED for member in self._members):
            raise DocumentError("it is locked with a password: save it without one and open that")

    def __contains__(self, name: str) -> bool:
        return any(member.filename == name for member in self._members)

    def read(self, name: str) -> bytes:
        """The content of an XML member.

        Raises:
            DocumentError: it is missing, damaged or too large.
        """
        try:
            with zipfile.ZipFile(io.BytesIO(self._data)) as archive, archive.open(name) as member:
                # What the archive says of sizes need not be true.
                content = member.read(LARGEST_MEMBER + 1)
        except KeyError:
            raise DocumentError("it is no Word document") from None
        except _UNREADABLE:
            raise DocumentError(_DAMAGED) from None
        if len(content) > LARGEST_MEMBER:
            raise DocumentError(
                f"its text takes more than {LARGEST_MEMBER // 1024**2} MB unpacked: "
                "split it into smaller documents"
            )
        return content

    def with_members(self, changed: Mapping[str, bytes]) -> bytes:
        """The content of a file in which some members are others; order, dates and all the rest stay.

        Raises:
            DocumentError: another member is damaged.
        """
        target = io.BytesIO()
        try:
            with zipfile.ZipFile(io.BytesIO(self._data)) as source, zipfile.ZipFile(target, "w") as archive:
                archive.comment = source.comment
                for member in self._members:
                    content = changed.get(member.filename)
                    archive.writestr(_copy(member), source.read(member) if content is None else content)
        except _UNREADABLE:
            raise DocumentError(_DAMAGED) from None
        return target.getvalue()


def _copy(member: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """A fresh entry with the name, date, method and rights of another."""
    copy = zipfile.ZipInfo(member.filename, member.date_time)
    copy.compress_type = member.compress_type
    copy.external_attr = member.external_attr
    copy.create_system = member.create_system
    copy.comment = member.comment
    return copy


def main_part(package: Package) -> str:
    """The name of the member that holds the text, as the package's relationships tell.

    Raises:
        DocumentError: it is no Word document.
    """
    relationships = package.read("_rels/.rels")
    if len(relationships) > _LARGEST_RELATIONSHIPS:
        raise DocumentError("it is no Word document")
    for tag in re.findall(rb"<[^<>]*>", relationships):
        if re.match(rb"<([^\s<>:]*:)?Relationship\s", tag) and re.search(
            rb"\bType\s*=\s*[\"'][^\"']*/officeDocument[\"']", tag
        ):
            target = re.search(rb"\bTarget\s*=\s*[\"']([^\"']+)[\"']", tag)
            name = target[1].decode("utf-8", "replace").lstrip("/") if target else ""
            if name in package:
                return name
    raise DocumentError("it is no Word document")
