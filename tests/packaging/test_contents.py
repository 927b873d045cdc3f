import shutil
import subprocess
import sys

import pytest
from checking.contents import check_contents
from checking.running import CheckError
from shipping.searched import kept

SOUND = [
    *(f"_internal/library{number}.so.6" for number in range(10)),
    "_internal/libcrypto.so.3",
    "_internal/python3.11/lib-dynload/_hashlib.cpython-311-x86_64-linux-gnu.so",
]


@pytest.fixture
def folder(tmp_path):
    for name in SOUND:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    # The licence of a library that is not there is no library.
    (tmp_path / "licences" / "libssl3").mkdir(parents=True)
    (tmp_path / "licences" / "libssl3" / "copyright").write_text("")
    return tmp_path


def test_a_sound_program(folder):
    found = check_contents(folder)
    assert found[0] == f"{len(SOUND)} libraries: no socket module, no TLS and no QtNetwork among them."
    assert len(found) == (2 if sys.platform == "linux" else 1)


@pytest.mark.parametrize(
    "name",
    [
        "_internal/_socket.pyd",
        "_internal/python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so",
        "_internal/enchant/data/mingw64/bin/libssl-3-x64.dll",
        "_internal/PySide6/Qt6Network.dll",
        "_internal/PySide6/QtNetwork.abi3.so",
        "_internal/PySide6/Qt/lib/libQt6WebEngineCore.so.6",
        "Phrasewright.app/Contents/Frameworks/QtNetwork.framework/Versions/A/QtNetwork",
        "_internal/libssl.3.dylib",
    ],
)
def test_a_library_for_the_network_is_found(folder, name):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    with pytest.raises(CheckError, match=path.name):
        check_contents(folder)


def test_an_empty_folder_proves_nothing(tmp_path):
    with pytest.raises(CheckError, match="no program"):
        check_contents(tmp_path)


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or not shutil.which("cc") or not shutil.which("readelf"),
    reason="needs a compiler and binutils on Linux",
)
@pytest.mark.parametrize(
    ("places", "sound"),
    [
        ("$ORIGIN", True),
        ("$ORIGIN/../library:$ORIGIN", True),
        ("/home/builder/lib", False),
        ("$ORIGIN:/opt/hostedtoolcache/lib", False),
        ("$ORIGINAL", False),
        ("lib", False),
    ],
)
def test_a_library_that_looks_for_others_elsewhere_is_found(folder, places, sound):
    library = folder / "_internal" / "library0.so.6"
    subprocess.run(
        ["cc", "-shared", "-x", "c", "/dev/null", "-o", library, f"-Wl,-rpath,{places}"], check=True
    )
    assert kept(places) == places if sound else kept(places) != places
    if sound:
        assert check_contents(folder)
    else:
        with pytest.raises(CheckError, match=r"library0\.so\.6 in "):
            check_contents(folder)


def test_what_moves_with_the_program_is_kept():
    assert kept("/home/builder/lib:$ORIGIN/../lib:$ORIGIN:lib") == "$ORIGIN/../lib:$ORIGIN"
    assert kept("/home/builder/lib") == ""
