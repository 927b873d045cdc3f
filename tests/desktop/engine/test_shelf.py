"""Bundles of strangers: the embedded student under another name stands in for a sound one."""

import errno
import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest

from desktop.engine import intake, tried
from desktop.engine import shelf as shelves
from desktop.engine.bundle import MANIFEST, Kind, embedded, read_manifest
from desktop.engine.errors import BundleError
from desktop.engine.rewriter import student_bundle
from desktop.engine.shelf import Shelf


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle that runs; tests that change it take a copy."""
    folder = tmp_path_factory.mktemp("download") / "theirs"
    shutil.copytree(student_bundle().folder, folder)
    describe(folder, name="theirs", version="7")
    return folder


@pytest.fixture
def theirs(sound: Path, tmp_path: Path) -> Path:
    """A copy to spoil; its large file is the same one, so replace it, never write into it."""
    folder = tmp_path / "theirs"
    folder.mkdir()
    for path in sound.iterdir():
        if path.name == "model.bin":
            os.link(path, folder / path.name)
        else:
            shutil.copy(path, folder)
    return folder


def describe(folder: Path, files: dict[str, bytes] | None = None, **changes: object) -> None:
    """Rewrite the manifest, with the records of new `files` that are put there, too."""
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    for name, content in (files or {}).items():
        (folder / name).unlink(missing_ok=True)
        (folder / name).write_bytes(content)
        manifest["files"][name] = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    (folder / MANIFEST).write_text(json.dumps(manifest | changes), "utf-8")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "home" / "models")


def contents(shelf_folder: Path) -> list[str]:
    return sorted(path.name for path in shelf_folder.iterdir()) if shelf_folder.exists() else []


def refused(shelf: Shelf, folder: Path, tmp_path: Path) -> str:
    """The one sentence with which a bundle is refused; the shelf is as it was."""
    before = contents(tmp_path / "home" / "models")
    with pytest.raises(BundleError) as caught:
        shelf.take_in(folder)
    assert contents(tmp_path / "home" / "models") == before
    message = str(caught.value)
    assert "\n" not in message
    assert message.endswith(".")
    assert ".incoming" not in message
    return message


def test_a_bundle_is_taken_in_found_replaced_and_removed(shelf: Shelf, theirs: Path, tmp_path: Path) -> None:
    assert all(each.embedded for each in shelf.bundles())
    taken = shelf.take_in(theirs)
    place = tmp_path / "home" / "models" / "theirs"
    assert (taken.name, taken.version, taken.folder) == ("theirs", "7", place)
    assert shelf.find("theirs") == place
    assert student_bundle(str(shelf.find("theirs"))).name == "theirs"
    assert [(each.name, each.embedded) for each in shelf.bundles()][-1] == ("theirs", False)
    assert {path.name for path in place.iterdir()} == {*taken.files, MANIFEST}
    assert not any(path.stat().st_mode & 0o111 for path in place.iterdir())
    (theirs / ".gitattributes").write_text("left behind")
    describe(theirs, version="8")
    shelf.take_in(theirs)
    assert shelf.bundles()[-1].bundle.version == "8"
    assert contents(place.parent) == ["theirs"]
    shelf.remove("theirs")
    assert contents(place.parent) == []
    with pytest.raises(BundleError, match="no bundle “theirs”"):
        shelf.find("theirs")


def test_the_embedded_ones_can_be_found_and_stay(shelf: Shelf) -> None:
    for folder in embedded():
        assert shelf.find(folder.name) == folder
        with pytest.raises(BundleError, match="ships with the program"):
            shelf.remove(folder.name)
        assert folder.is_dir()
    for name in ("nobody", "", "..", "../download"):
        with pytest.raises(BundleError, match="no imported bundle"):
            shelf.remove(name)
    with pytest.raises(BundleError, match="flan-t5-small"):
        shelf.find("nobody")


@pytest.mark.parametrize("name", ["flan-t5-small", "FLAN-T5-small", "Con", "nul.txt", "dot."])
def test_a_name_that_is_taken_or_no_name_for_a_folder(
    shelf: Shelf, theirs: Path, tmp_path: Path, name: str
) -> None:
    describe(theirs, name=name)
    assert "under another name" in refused(shelf, theirs, tmp_path)


def test_names_that_differ_by_capitals_alone(shelf: Shelf, theirs: Path, tmp_path: Path) -> None:
    (tmp_path / "home" / "models" / "Theirs").mkdir(parents=True)
    (tmp_path / "home" / "models" / "Theirs" / MANIFEST).write_text("{}")
    assert "by capitals alone" in refused(shelf, theirs, tmp_path)


def test_an_encoder_is_not_taken_in(shelf: Shelf, tmp_path: Path) -> None:
    encoder = next(path for path in embedded() if read_manifest(path).kind is Kind.ENCODER)
    assert "sentence encoder" in refused(shelf, encoder, tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")
@pytest.mark.parametrize("name", ["LICENSE", "model.bin", MANIFEST])
def test_a_symbolic_link_is_refused(shelf: Shelf, theirs: Path, tmp_path: Path, name: str) -> None:
    (theirs / name).rename(tmp_path / "elsewhere")
    (theirs / name).symlink_to(tmp_path / "elsewhere")
    assert "not a plain file" in refused(shelf, theirs, tmp_path)


@pytest.mark.parametrize("name", ["run.exe", "lib.so", "setup.py", "weights.pkl", "README", "x.json.sh"])
def test_what_the_manifest_lists_must_be_data(shelf: Shelf, theirs: Path, tmp_path: Path, name: str) -> None:
    describe(theirs, {name: b"text"})
    assert "not a kind of file" in refused(shelf, theirs, tmp_path)


@pytest.mark.parametrize("name", ["autorun.exe", "notes.txt", "\udcff"])
def test_what_the_manifest_does_not_list_must_not_be_there(
    shelf: Shelf, theirs: Path, tmp_path: Path, name: str
) -> None:
    (theirs / name).write_bytes(b"x")
    assert "does not list" in refused(shelf, theirs, tmp_path)
    (theirs / name).unlink()
    (theirs / name).mkdir()
    assert "does not list" in refused(shelf, theirs, tmp_path)


def test_traversal_is_refused(shelf: Shelf, theirs: Path, tmp_path: Path) -> None:
    manifest = json.loads((theirs / MANIFEST).read_text("utf-8"))
    manifest["files"]["../../evil.json"] = manifest["files"]["LICENSE"]
    (theirs / MANIFEST).write_text(json.dumps(manifest))
    assert "not a name that a bundle's file may have" in refused(shelf, theirs, tmp_path)


@pytest.mark.parametrize("content", [b"\x7fELF\x02\x01\x01\0", b"MZ\x90\0\x03", b"\xff\xfe\xfd"])
def test_a_program_that_calls_itself_a_licence(
    shelf: Shelf, theirs: Path, tmp_path: Path, content: bytes
) -> None:
    describe(theirs, {"LICENSE": content})
    assert "not text" in refused(shelf, theirs, tmp_path)


def test_wrong_sizes_damage_and_a_model_of_something_else(shelf: Shelf, theirs: Path, tmp_path: Path) -> None:
    (theirs / "CARD.md").write_bytes(b"x")
    assert "shorter" in refused(shelf, theirs, tmp_path)
    shutil.copy(student_bundle().folder / "CARD.md", theirs)
    describe(theirs, {"model.bin": b"\x80\x04pickle"})
    assert "cannot be loaded" in refused(shelf, theirs, tmp_path)
    manifest = json.loads((theirs / MANIFEST).read_text("utf-8"))
    manifest["files"]["model.bin"]["size"] = 3_000_000_000
    (theirs / MANIFEST).write_text(json.dumps(manifest))
    assert "2000000000" in refused(shelf, theirs, tmp_path)


def test_a_vocabulary_that_does_not_fit_the_model(shelf: Shelf, theirs: Path, tmp_path: Path) -> None:
    describe(theirs, {"shared_vocabulary.json": b'["<pad>", "</s>", "<unk>"]'})
    assert str(theirs) in refused(shelf, theirs, tmp_path)


def test_a_full_disk_leaves_the_former_bundle(
    shelf: Shelf, theirs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "home" / "models" / "theirs"
    shutil.copytree(theirs, place)

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(intake.os, "fsync", full)
    assert "No space left" in refused(shelf, theirs, tmp_path)
    assert (place / MANIFEST).read_bytes() == (theirs / MANIFEST).read_bytes()


def test_a_crash_between_the_two_moves_is_mended(
    shelf: Shelf, theirs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    models = tmp_path / "home" / "models"
    models.mkdir(parents=True)
    shutil.copytree(theirs, models / ".former-theirs")
    shutil.copytree(theirs, models / ".incoming-abc")
    # The moment in which another program may still be at it.
    assert [each.name for each in shelf.bundles() if not each.embedded] == []
    monkeypatch.setattr(shelves, "_SETTLING", -1.0)
    assert [each.name for each in shelf.bundles() if not each.embedded] == ["theirs"]


def test_a_broken_bundle_on_the_shelf_is_listed_as_such_and_can_be_removed(
    shelf: Shelf, tmp_path: Path
) -> None:
    broken = tmp_path / "home" / "models" / "broken"
    broken.mkdir(parents=True)
    (broken / MANIFEST).write_text("{}")
    listed = shelf.bundles()[-1]
    assert (listed.name, listed.bundle) == ("broken", None)
    assert "format version" in str(listed.fault)
    shelf.remove("broken")
    assert not broken.exists()


def test_without_a_folder_nothing_is_taken_in(theirs: Path) -> None:
    with pytest.raises(BundleError, match="HOME"):
        Shelf(None).take_in(theirs)
    assert all(each.embedded for each in Shelf(None).bundles())


@pytest.fixture
def trials(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that were tried out, without their trial."""
    folders: list[Path] = []
    monkeypatch.setattr(tried, "run_apart", folders.append)
    return folders


def test_a_bundle_given_by_its_folder_is_tried_once(shelf, sound, tmp_path, trials):
    assert shelf.to_use(str(sound)) == sound
    assert trials == [sound]
    assert Shelf(tmp_path / "home" / "models").to_use(str(sound)) == sound
    assert trials == [sound]
    # What is remembered is no bundle, and does not look like one.
    assert [each.name for each in shelf.bundles()] == [each.name for each in embedded()]


def test_a_bundle_that_has_changed_is_tried_again(shelf, theirs, trials):
    shelf.to_use(str(theirs))
    describe(theirs, {"LICENSE": b"other terms"})
    shelf.to_use(str(theirs))
    assert trials == [theirs, theirs]


def test_a_bundle_that_does_not_run_is_not_remembered(shelf, sound, monkeypatch):
    def refuse(folder: Path) -> None:
        raise BundleError(f"The bundle “{folder}” does not run.")

    monkeypatch.setattr(tried, "run_apart", refuse)
    for _ in range(2):
        with pytest.raises(BundleError, match="does not run"):
            shelf.to_use(str(sound))


def test_a_bundle_that_changes_during_its_trial_is_not_remembered(shelf, theirs, monkeypatch):
    trials: list[Path] = []

    def change(folder: Path) -> None:
        trials.append(folder)
        describe(theirs, version=str(len(trials)))

    monkeypatch.setattr(tried, "run_apart", change)
    shelf.to_use(str(theirs))
    describe(theirs, version="7")
    shelf.to_use(str(theirs))
    assert len(trials) == 2


def test_bundles_of_the_shelf_and_of_the_program_are_not_tried_again(shelf, sound, trials, monkeypatch):
    monkeypatch.setattr(intake, "run_apart", lambda _: None)
    shelf.take_in(sound)
    place = shelf.to_use("theirs")
    shelf.to_use(str(place))
    shelf.to_use(student_bundle().name)
    shelf.to_use(str(student_bundle().folder))
    assert trials == []


@pytest.mark.parametrize("home", ["none", "a file"])
def test_where_nothing_can_be_remembered_a_bundle_is_tried_each_time(home, sound, tmp_path, trials):
    (tmp_path / "file").write_text("")
    shelf = Shelf(None if home == "none" else tmp_path / "file" / "models")
    for _ in range(2):
        assert shelf.to_use(str(sound)) == sound
    assert trials == [sound, sound]
