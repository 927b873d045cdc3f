import subprocess
import sys

import pytest

from desktop.window import availability
from desktop.window.availability import obstacle

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="Linux alone has these obstacles"
)


@pytest.fixture
def display(monkeypatch):
    """Sets the display variables; what is not named is unset."""

    def put(**variables):
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "QT_QPA_PLATFORM"):
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    return put


@pytest.fixture
def without(monkeypatch):
    """Takes libraries away."""

    def take(*names):
        real = availability.ctypes.CDLL

        def load(name):
            if name in names:
                raise OSError(f"{name}: cannot open shared object file")
            return real(name) if name == "libxcb.so.1" else None

        monkeypatch.setattr(availability.ctypes, "CDLL", load)

    return take


def test_importing_it_imports_no_qt():
    code = "import sys, desktop.window.availability; sys.exit(any('PySide6' in name for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_offscreen_counts_as_a_display(display):
    display(QT_QPA_PLATFORM="offscreen")
    assert obstacle() is None


def test_no_display(display, without):
    display()
    without()
    assert "there is no display" in obstacle()


def test_a_display_that_does_not_answer(display, monkeypatch):
    display(DISPLAY=":7654")
    monkeypatch.setattr(availability, "_missing", lambda _: [])
    assert "DISPLAY does not answer" in obstacle()


def test_a_wayland_display_that_is_not_there(display, without, tmp_path):
    display(WAYLAND_DISPLAY="wayland-9", XDG_RUNTIME_DIR=str(tmp_path))
    without()
    assert "Wayland display is not there" in obstacle()
    (tmp_path / "wayland-9").touch()
    assert obstacle() is None


def test_a_missing_library_names_its_package(display, without):
    display(DISPLAY=":0")
    without("libxcb-cursor.so.0", "libxcb-icccm.so.4")
    message = obstacle()
    assert "libxcb-cursor.so.0, libxcb-icccm.so.4 are missing" in message
    assert "sudo apt install libxcb-cursor0 libxcb-icccm4'" in message


def test_a_library_that_every_platform_needs(display, without):
    display(QT_QPA_PLATFORM="offscreen")
    without("libEGL.so.1")
    assert "libEGL.so.1 is missing" in obstacle()
    assert "libegl1" in obstacle()


def test_one_way_that_works_is_enough(display, without, tmp_path):
    (tmp_path / "wayland-0").touch()
    display(DISPLAY=":0", WAYLAND_DISPLAY="wayland-0", XDG_RUNTIME_DIR=str(tmp_path))
    without("libxcb-cursor.so.0")
    assert obstacle() is None


@pytest.mark.parametrize(
    ("error", "says"),
    [
        ("libEGL.so.1: cannot open shared object file", "libegl1"),
        ("libodd.so.7: cannot open shared object file", "libodd.so.7 is missing: install it"),
        ("No module named 'PySide6'", "PySide6-Essentials is missing or broken"),
    ],
)
def test_an_import_that_fails(display, monkeypatch, error, says):
    display(QT_QPA_PLATFORM="offscreen")

    def fail(name):
        raise ImportError(error)

    monkeypatch.setattr(availability.importlib, "import_module", fail)
    assert says in obstacle()


def test_the_program_says_so_and_ends(display, without, capsys):
    from desktop.window.app import main

    display()
    without()
    assert main([]) == 1
    assert "there is no display" in capsys.readouterr().err
