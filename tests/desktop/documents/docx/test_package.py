import io
import zipfile
from contextlib import suppress

import pytest
from word_files import member, with_body

from desktop.documents.docx import package
from desktop.documents.docx.package import Package, main_part
from desktop.documents.errors import DocumentError


def entries(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [
            (each.filename, each.date_time, each.compress_type, each.external_attr, archive.read(each))
            for each in archive.infolist()
        ]


def test_other_members_stay_as_they_are():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.comment = b"a comment"
        for number, method in enumerate([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2]):
            entry = zipfile.ZipInfo(f"m{number}", (2001, 2, 3, 4, 5, 6))
            entry.compress_type, entry.external_attr = method, 0o640 << 16
            archive.writestr(entry, f"content {number}" * 99)
    old = target.getvalue()
    new = Package(old).with_members({"m1": b"other"})
    wanted = entries(old)
    wanted[1] = (*wanted[1][:-1], b"other")
    assert entries(new) == wanted
    assert zipfile.ZipFile(io.BytesIO(new)).comment == b"a comment"


def test_the_text_is_where_the_relationships_say():
    data = with_body("")
    assert main_part(Package(data)) == "word/document.xml"
    moved = data.replace(b"word/document.xml", b"text/document.xml")
    relationships = member(moved, "_rels/.rels").replace(b"word/document.xml", b"/text/document.xml")
    assert (
        main_part(Package(Package(moved).with_members({"_rels/.rels": relationships}))) == "text/document.xml"
    )


def test_another_office_file_is_refused():
    data = Package(with_body("")).with_members({"_rels/.rels": b"<Relationships/>"})
    with pytest.raises(DocumentError, match="no Word document"):
        main_part(Package(data))


def test_a_bomb_is_refused_before_it_goes_off(monkeypatch):
    monkeypatch.setattr(package, "_LARGEST_TOTAL", 10_000_000)
    with pytest.raises(DocumentError, match="too large"):
        Package(with_body("", word__bomb=b"0" * 10_000_001))


def test_a_member_that_lies_about_its_size_is_not_read_beyond_the_limit(monkeypatch):
    monkeypatch.setattr(package, "LARGEST_MEMBER", 1000)
    opened = Package(with_body("", word__big=b"0" * 1001))
    with pytest.raises(DocumentError, match="split it"):
        opened.read("word/big.xml")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a", "1")
        archive.writestr("a", "2")
    with pytest.raises(DocumentError, match="damaged"):
        Package(target.getvalue())


def test_a_password_is_told():
    data = bytearray(with_body(""))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(DocumentError, match="password"):
        Package(bytes(data))


@pytest.mark.parametrize("place", range(0, 900, 37))
def test_damage_anywhere_is_one_sentence_or_no_matter(place):
    data = bytearray(with_body("<w:p><w:r><w:t>Some words here.</w:t></w:r></w:p>"))
    data[place % len(data)] ^= 0x55
    with suppress(DocumentError):
        opened = Package(bytes(data))
        content = opened.read(main_part(opened))
        assert member(opened.with_members({}), main_part(opened)) == content


def test_relationships_without_an_end_take_no_time():
    for content in (b"<" + b"Relationship " * 50_000, b"<Relationship " * 200_000):
        data = Package(with_body("")).with_members({"_rels/.rels": content})
        with pytest.raises(DocumentError, match="no Word document"):
            main_part(Package(data))
