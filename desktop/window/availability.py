"""Whether a window can open on this machine, found out without risking the process.

On Linux, Qt aborts the whole program when there is no display or when a system library of its
platform plugin is missing. These checks come first and turn that abort into one sentence. Nothing
here imports Qt before the display and the libraries are known to be there.
"""

import ctypes
import importlib
import os
import re
import sys
from pathlib import Path

from desktop.window.look.translation import tr

_FOR_EVERY_PLATFORM = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
}
_FOR_X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_FOR_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
_PACKAGES = _FOR_EVERY_PLATFORM | _FOR_X11 | _FOR_WAYLAND


def obstacle() -> str | None:
    """Why no window can open here, in one sentence with the remedy; None when one can."""
    if sys.platform.startswith("linux"):
        found = _linux_obstacle(os.environ)
        if found is not None:
            return found
    return _import_obstacle()


def _linux_obstacle(environment: "os._Environ[str] | dict[str, str]") -> str | None:
    """What stands in the way of every platform plugin that Qt would try, or None."""
    missing = _missing(_FOR_EVERY_PLATFORM)
    if missing:
        return _install(missing)
    platforms = _platforms(environment)
    if not platforms:
        return tr(
            "No window can open because there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set): "
            "start it in a desktop session, or use the program in the terminal."
        )
    reasons = [_platform_obstacle(platform, environment) for platform in platforms]
    return None if None in reasons else reasons[0]


def _platforms(environment: "os._Environ[str] | dict[str, str]") -> list[str]:
    """The Qt platforms to be tried, best first: what the user set, else what the session offers."""
    chosen = environment.get("QT_QPA_PLATFORM", "")
    if chosen:
        return [platform.split(":")[0] for platform in chosen.split(";") if platform]
    offered = []
    if environment.get("WAYLAND_DISPLAY"):
        offered.append("wayland")
    if environment.get("DISPLAY"):
        offered.append("xcb")
    return offered


def _platform_obstacle(platform: str, environment: "os._Environ[str] | dict[str, str]") -> str | None:
    if platform == "xcb":
        missing = _missing(_FOR_X11)
        return _install(missing) if missing else _x11_obstacle()
    if platform.startswith("wayland"):
        missing = _missing(_FOR_WAYLAND)
        return _install(missing) if missing else _wayland_obstacle(environment)
    # offscreen, minimal, vnc and the like bring all they need.
    return None


def _x11_obstacle() -> str | None:
    """Try the X server itself: a stale DISPLAY, as after ssh, would make Qt abort."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.POINTER(ctypes.c_int)]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    if not refused:
        return None
    return tr(
        "No window can open because the display named in DISPLAY does not answer: "
        "start it in a desktop session, or use the program in the terminal."
    )


def _wayland_obstacle(environment: "os._Environ[str] | dict[str, str]") -> str | None:
    name = environment.get("WAYLAND_DISPLAY") or "wayland-0"
    # An absolute WAYLAND_DISPLAY stands for itself, which is how Path joins.
    if (Path(environment.get("XDG_RUNTIME_DIR", "/nowhere")) / name).exists():
        return None
    return tr(
        "No window can open because the Wayland display is not there: "
        "start it in a desktop session, or use the program in the terminal."
    )


def _import_obstacle() -> str | None:
    """Import Qt for real; by now nothing is known that would make it abort."""
    try:
        for module in ("QtCore", "QtGui", "QtWidgets", "QtSvg"):
            importlib.import_module(f"PySide6.{module}")
    except ImportError as error:
        library = re.search(r"lib[\w.+-]+\.so[.\d]*", str(error))
        if library and library[0] in _PACKAGES:
            return _install([library[0]])
        if library:
            return tr(
                "No window can open because the system library {library} is missing: install it.",
                library=library[0],
            )
        return tr(
            "No window can open because the Python package PySide6-Essentials is missing or broken: "
            "install it again."
        )
    return None


def _missing(libraries: dict[str, str]) -> list[str]:
    missing = []
    for library in libraries:
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(library)
    return missing


def _install(libraries: list[str]) -> str:
    named = ", ".join(libraries)
    command = f"sudo apt install {' '.join(_PACKAGES[library] for library in libraries)}"
    if len(libraries) == 1:
        return tr(
            "No window can open because the system library {libraries} is missing: on Debian or Ubuntu, "
            "install with '{command}'.",
            libraries=named,
            command=command,
        )
    return tr(
        "No window can open because the system libraries {libraries} are missing: on Debian or Ubuntu, "
        "install with '{command}'.",
        libraries=named,
        command=command,
    )
