import pytest
from shipping.enchant import needed
from shipping.project import BuildError

LINKED = {
    "libenchant-2.dll": ["libglib-2.0-0.dll", "KERNEL32.dll"],
    "enchant_hunspell.dll": ["LIBHUNSPELL.dll", "libglib-2.0-0.dll"],
    "libglib-2.0-0.dll": ["libintl-8.dll", "WS2_32.dll"],
    "libintl-8.dll": ["libglib-2.0-0.dll"],
}


@pytest.fixture
def folder(tmp_path):
    names = [
        *(f"bin/{name}.dll" for name in ("libenchant-2", "libglib-2.0-0", "libintl-8", "libhunspell")),
        *(f"bin/{name}.dll" for name in ("libssl-3-x64", "tcl86", "libpython3.10", "libreadline8")),
        *(f"lib/enchant-2/enchant_{name}.dll" for name in ("hunspell", "nuspell")),
        *(
            f"share/enchant/hunspell/en_{land}.{end}"
            for land in ("AU", "CA", "GB", "US", "ZW")
            for end in ("aff", "dic")
        ),
        "share/enchant/enchant.ordering",
        "share/doc/enchant/enchant.html",
    ]
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    return tmp_path


def linked(path):
    return LINKED.get(path.replace("\\", "/").rpartition("/")[2], [])


def test_what_spelling_needs_and_no_more(folder):
    found = {path.relative_to(folder).as_posix() for path in needed(folder, linked)}
    libraries = {name for name in found if name.endswith(".dll")}
    assert libraries == {
        "bin/libenchant-2.dll", "bin/libglib-2.0-0.dll", "bin/libintl-8.dll", "bin/libhunspell.dll",
        "lib/enchant-2/enchant_hunspell.dll",
    }  # fmt: skip
    others = {name.removeprefix("share/enchant/") for name in found - libraries}
    words = {f"hunspell/en_{land}.{end}" for land in ("AU", "CA", "GB", "US") for end in ("aff", "dic")}
    assert others == words | {"enchant.ordering"}


@pytest.mark.parametrize("name", ["bin/libenchant-2.dll", "share/enchant/hunspell/en_US.dic"])
def test_what_has_moved_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(BuildError, match=name.rpartition("/")[2]):
        needed(folder, linked)
