import os
import sys

import pytest

from desktop.storage import places
from desktop.storage.errors import StorageError
from desktop.storage.places import Places, program_folder


def test_a_data_folder_beside_the_program_makes_it_portable(tmp_path):
    assert not Places.find(tmp_path).portable
    (tmp_path / "Data").mkdir()
    found = Places.find(tmp_path)
    assert found.portable
    assert {found.settings, found.data} == {tmp_path / "Data"}
    assert found.logs == tmp_path / "Data" / "logs"


def test_an_installed_package_is_not_portable(monkeypatch):
    monkeypatch.delenv("APPIMAGE", raising=False)
    assert program_folder() is None


def test_the_program_is_where_the_writer_sees_it(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.delenv("APPIMAGE", raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "Phrasewright.app" / "Contents" / "MacOS" / "x"))
    assert program_folder() == tmp_path
    monkeypatch.setattr(sys, "executable", str(tmp_path / "folder" / "phrasewright"))
    assert program_folder() == tmp_path / "folder"
    monkeypatch.setenv("APPIMAGE", str(tmp_path / "x.AppImage"))
    assert program_folder() == tmp_path


def test_the_folders_are_made_for_this_user_alone(tmp_path):
    found = Places.within(tmp_path / "a" / "b")
    found.make()
    assert found.logs.is_dir()
    assert found.settings.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match=r"^The folder “x” .* could not be made: .*; until it can be"):
        Places.within(tmp_path / "file" / "x").make()


@pytest.mark.skipif(os.name != "posix", reason="elsewhere the system names the folders")
def test_no_home_is_one_sentence(monkeypatch):
    class Homeless:
        def __init__(self, *_, **__):
            raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(places.platformdirs, "PlatformDirs", Homeless)
    with pytest.raises(StorageError, match="set HOME"):
        Places.find()
