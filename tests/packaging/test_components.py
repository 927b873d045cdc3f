import json
import struct
from pathlib import Path

import pytest
from shipping import icons, project, sums
from shipping.components import Component
from shipping.licences import write_licences
from shipping.sbom import sbom


@pytest.fixture(autouse=True)
def one_moment(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


@pytest.fixture
def parts(tmp_path):
    text = tmp_path / "LICENSE"
    text.write_text("Do as you like.")
    other = tmp_path / "inner" / "LICENSE"
    other.parent.mkdir()
    other.write_text("Likewise.")
    return [
        Component("quill", "1.2", "MIT", "pkg:pypi/quill@1.2", (text, other)),
        Component("small-student", "3", "Apache-2.0", "pkg:generic/small-student@3", (text,), model=True),
    ]


def test_the_bill_of_materials(parts):
    bill = json.loads(sbom(parts))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert [each["type"] for each in bill["components"]] == ["library", "machine-learning-model"]
    assert bill["components"][0]["licenses"] == [{"expression": "MIT"}]
    assert bill["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"
    references = {each["ref"] for each in bill["dependencies"]}
    assert references == {each.address for each in parts} | {bill["metadata"]["component"]["bom-ref"]}
    assert sbom(parts) == sbom(parts)
    assert json.loads(sbom(parts[:1]))["serialNumber"] != bill["serialNumber"]


def test_every_licence_is_written_and_none_over_another(parts, tmp_path):
    folder = tmp_path / "licences"
    write_licences(parts, folder)
    assert {path.read_text() for path in (folder / "quill").iterdir()} == {"Do as you like.", "Likewise."}
    index = (folder / "INDEX.txt").read_text()
    assert "quill 1.2  MIT\n" in index
    assert "LGPL" in index
    assert (folder / "LICENSE.txt").read_bytes() == (project.ROOT / "LICENSE").read_bytes()


def test_the_sums_are_those_that_sha256sum_reads(tmp_path, monkeypatch):
    monkeypatch.setattr(project, "DIST", tmp_path)
    (tmp_path / "a.deb").write_bytes(b"a")
    for _ in range(2):
        sums.write_sums()
    digest = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    assert (tmp_path / "SHA256SUMS").read_text() == f"{digest}  a.deb\n"


@pytest.fixture
def drawn(qapp):
    """Drawing needs an application."""


def test_the_icon_for_windows(drawn):
    content = icons.ico()
    _, kind, count = struct.unpack_from("<HHH", content)
    assert (kind, count) == (1, 9)
    for index in range(count):
        width, _, _, _, _, bits, size, place = struct.unpack_from("<BBBBHHII", content, 6 + 16 * index)
        assert bits == 32
        assert content[place : place + 8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack_from(">I", content, place + 16)[0] == (width or 256)
    assert place + size == len(content)


def test_the_icon_for_macos(drawn):
    content = icons.icns()
    assert content[:4] == b"icns"
    assert struct.unpack_from(">I", content, 4)[0] == len(content)
    place, kinds = 8, set()
    while place < len(content):
        kinds.add(content[place : place + 4])
        place += struct.unpack_from(">I", content, place + 4)[0]
    assert place == len(content)
    assert {b"ic07", b"ic09", b"ic10"} <= kinds


def test_the_icon_is_drawn(drawn):
    assert len(icons.png(64)) > 1000
    assert Path(icons.SVG).is_file()
