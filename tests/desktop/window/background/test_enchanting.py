import ctypes
import ctypes.util
import subprocess
import sys

import pytest

from desktop.window.background import enchanting


@pytest.fixture
def no_programs(monkeypatch):
    """Whoever starts another program fails."""

    def refuse(*_arguments, **_options):
        raise AssertionError("another program was started")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    monkeypatch.setattr(sys, "platform", "linux")
    kept = _forgotten()
    yield
    _forgotten()
    sys.modules.update(kept)


def _forgotten():
    """The package's modules, which are no longer imported."""
    names = [name for name in sys.modules if name.partition(".")[0] == "enchant"]
    return {name: sys.modules.pop(name) for name in names}


@pytest.mark.usefixtures("no_programs")
def test_without_the_library_nothing_is_searched(monkeypatch):
    monkeypatch.setattr(enchanting, "_LIBRARY", "libthere-is-none.so.2")
    with pytest.raises(ImportError, match="libthere-is-none"):
        enchanting.enchant()


@pytest.mark.usefixtures("no_programs")
def test_the_library_that_the_loader_finds_is_the_one_that_is_used(tmp_path, monkeypatch):
    package_file = tmp_path / "enchant.py"
    package_file.write_text("import ctypes.util\nfound = ctypes.util.find_library('enchant-2')\n")
    monkeypatch.syspath_prepend(tmp_path)
    search, loaded = ctypes.util.find_library, []
    monkeypatch.setattr(ctypes, "CDLL", loaded.append)
    package = enchanting.enchant()
    assert (package.__file__, package.found) == (str(package_file), "libenchant-2.so.2")
    assert loaded == ["libenchant-2.so.2"]
    assert ctypes.util.find_library is search
