import os
import sys
import tarfile

import pytest
from shipping import project
from shipping.linux import stage, tarball
from shipping.publisher import publisher

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="what ships for Linux is built on Linux"
)
MOMENT = 1_700_000_000


@pytest.fixture
def frozen(tmp_path, monkeypatch, qapp):
    """A folder such as PyInstaller makes, and places of its own for what is made of it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(MOMENT))
    for name in ("BUILD", "DIST"):
        place = tmp_path / name.lower()
        place.mkdir()
        monkeypatch.setattr(project, name, place)
    folder = tmp_path / "frozen"
    (folder / "licences" / "quill").mkdir(parents=True)
    (folder / "licences" / "quill" / "LICENSE").write_text("Do as you like.")
    (folder / "sbom.cdx.json").write_text("{}")
    (folder / "_internal").mkdir()
    for name in ("library.so", "library.so.6"):
        (folder / "_internal" / name).write_bytes(b"\x7fELF")
        (folder / "_internal" / name).chmod(0o755)
    program = folder / project.NAME
    program.write_text("#!/bin/sh\necho started as $0\n")
    program.chmod(0o755)
    (folder / project.WINDOW).symlink_to(project.NAME)
    return folder


def test_everything_lies_where_a_desktop_looks(frozen, tmp_path):
    root = tmp_path / "root"
    stage(frozen, root, "usr")
    share = root / "usr" / "share"
    for name in (
        "applications/phrasewright.desktop",
        f"metainfo/{publisher().identity}.metainfo.xml",
        "icons/hicolor/scalable/apps/phrasewright.svg",
        "icons/hicolor/256x256/apps/phrasewright.png",
        "man/man1/phrasewright.1.gz",
        "man/man1/phrasewright-window.1.gz",
        "bash-completion/completions/phrasewright",
        "zsh/vendor-completions/_phrasewright",
        "fish/vendor_completions.d/phrasewright.fish",
        "doc/phrasewright/licences/quill/LICENSE",
        "doc/phrasewright/sbom.cdx.json",
    ):
        assert (share / name).is_file(), name
    for name in (project.NAME, project.WINDOW):
        command = root / "usr" / "bin" / name
        assert command.resolve() == root / "usr" / "lib" / project.NAME / project.NAME
        assert os.access(command, os.X_OK)
    assert not (root / "usr" / "lib" / project.NAME / "licences").exists()
    assert all(path.lstat().st_mtime == MOMENT for path in root.rglob("*"))
    # A library is nothing to start, whatever the machine that it came from thought.
    executable = {path.name for path in root.rglob("*") if path.is_file() and path.stat().st_mode & 0o111}
    assert executable == {project.NAME, project.WINDOW}


def test_the_archive_is_the_same_each_time(frozen):
    first = tarball(frozen)
    content = first.read_bytes()
    first.unlink()
    for path in frozen.rglob("*"):
        os.utime(path, (1, 1), follow_symlinks=False)
    assert tarball(frozen).read_bytes() == content
    with tarfile.open(first) as archive:
        members = archive.getmembers()
    assert {member.uid for member in members} == {0}
    assert {member.mtime for member in members} == {MOMENT}
    assert len({member.name.split("/")[0] for member in members}) == 1
    assert any(member.name.endswith("README.txt") for member in members)
