import subprocess
import xml.etree.ElementTree as ET

import pytest
from shipping import linux, project, publisher
from shipping.publisher import Publisher

REAL = Publisher(
    "Quill & Sons", "letters@quill.dev", "dev.quill.Phrasewright", "https://quill.dev/phrasewright"
)


@pytest.fixture(autouse=True)
def one_moment(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


@pytest.fixture
def real(monkeypatch):
    monkeypatch.setattr(publisher, "publisher", lambda: REAL)
    monkeypatch.setattr(linux, "publisher", lambda: REAL)


def test_the_file_of_the_checkout_holds_placeholders_and_says_so():
    found = publisher.publisher()
    assert found.placeholders() == [found.address, found.identity]
    line = publisher.warning()
    assert "\n" not in line
    assert found.address in line
    assert "packaging/publisher.toml" in line
    with pytest.raises(project.BuildError) as refused:
        publisher.require_release()
    assert str(refused.value) == line


@pytest.mark.parametrize(
    ("address", "identity", "left"),
    [
        ("letters@quill.dev", "dev.quill.Phrasewright", 0),
        ("letters@quill.dev", "org.example.Phrasewright", 1),
        ("letters@QUILL.INVALID", "dev.quill.Phrasewright", 1),
        ("letters@example.com", "com.example.Phrasewright", 2),
        ("letters@example.com.quill.dev", "dev.example.Phrasewright", 0),
        ("letters@myexample.com", "com.examples.Phrasewright", 0),
    ],
)
def test_placeholders(address, identity, left):
    assert len(Publisher("Quill", address, identity).placeholders()) == left


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("name = ", "cannot be used"),
        ('name = "Quill"', "cannot be used"),
        ('name = "Q"\naddress = "a@b.c"\nidentity = "a.b.C"\nother = "x"', "cannot be used"),
        ('name = "Q"\naddress = 3\nidentity = "a.b.C"', "something else than words"),
        ('name = "Q"\naddress = "nobody"\nidentity = "a.b.C"', "an? address"),
        ('name = "Q"\naddress = "a@b.c"\nidentity = "Phrasewright"', "an? identity"),
        ('name = "Q\\nSection: evil"\naddress = "a@b.c"\nidentity = "a.b.C"', "a name"),
        ('name = "Q"\naddress = "a@b.c"\nidentity = "a.b.C"\nhomepage = "javascript:1"', "a homepage"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_a_sentence(tmp_path, text, why):
    file = tmp_path / "publisher.toml"
    file.write_text(text)
    with pytest.raises(project.BuildError, match=why) as refused:
        publisher.publisher(file)
    assert len(str(refused.value).splitlines()) == 1


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(project.BuildError, match="cannot be used"):
        publisher.publisher(tmp_path / "publisher.toml")


def git(folder, *arguments):
    own = ["-c", "user.name=Quill", "-c", "user.email=letters@quill.dev"]
    subprocess.run(["git", "-C", folder, *own, *arguments], check=True, capture_output=True)


def test_a_release_is_built_from_the_tag_of_its_version_and_nothing_else(tmp_path, monkeypatch, real):
    monkeypatch.setattr(project, "ROOT", tmp_path)
    with pytest.raises(project.BuildError, match="git checkout"):
        publisher.require_release()
    (tmp_path / "desktop").mkdir()
    file = tmp_path / "desktop" / "__init__.py"
    file.write_text('__version__ = "1.2"\n')
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "One")
    git(tmp_path, "tag", "v1.1")
    with pytest.raises(project.BuildError, match=r"git tag v1\.2"):
        publisher.require_release()
    git(tmp_path, "tag", "v1.2")
    publisher.require_release()
    file.write_text('__version__ = "1.2"\nchanged = True\n')
    with pytest.raises(project.BuildError, match=r"desktop/__init__\.py is not"):
        publisher.require_release()


def test_what_ships_names_the_publisher(real):
    component = ET.fromstring(linux.metainfo())  # noqa: S314 - our own
    assert component.findtext("id") == REAL.identity
    assert component.find("developer").get("id") == "dev.quill"
    assert component.findtext("developer/name") == "Quill & Sons"
    assert component.findtext("url[@type='homepage']") == REAL.homepage
    control = project.fill(
        project.PACKAGING / "linux" / "control",
        VERSION="1", ARCHITECTURE="amd64", MAINTAINER=REAL.maintainer, SIZE="1", DEPENDS="",
        HOMEPAGE=f"\nHomepage: {REAL.homepage}",
    )  # fmt: skip
    assert "Maintainer: Quill & Sons <letters@quill.dev>\n" in control
    assert "\nHomepage: https://quill.dev/phrasewright\nDescription:" in control


def test_no_other_file_names_a_publisher():
    for path in project.PACKAGING.rglob("*"):
        if path.is_file() and path != publisher.FILE and path.suffix not in {".pyc", ".txt"}:
            assert "Phrasewright developers" not in path.read_text(encoding="utf-8"), path
