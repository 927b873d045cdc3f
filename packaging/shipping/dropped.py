"""What is left out of the frozen program, and why nothing misses it."""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath

Entry = tuple[str, str, str]
"""What PyInstaller calls a TOC entry: path in the program, path on this machine, kind."""

NETWORK = (
    "_socket", "_ssl", "socket", "ssl", "socketserver",
    "http", "urllib.request", "urllib.robotparser", "urllib.error", "urllib.response",
    "ftplib", "imaplib", "nntplib", "poplib", "smtplib", "telnetlib", "xmlrpc", "webbrowser", "wsgiref",
    "asyncio", "_asyncio", "email",
    "multiprocessing", "_multiprocessing", "_posixshmem",
    "PySide6.QtNetwork",
)  # fmt: skip
"""Modules that can open a connection, and those of no use without them: no part of the program has them."""

UNUSED = (
    "torch", "transformers", "peft", "accelerate", "safetensors", "huggingface_hub", "hf_xet", "yaml",
    "sentencepiece", "onnxruntime", "scipy", "pandas", "matplotlib", "PIL", "linkify_it",
    "ctranslate2.converters", "ctranslate2.specs",
    "tokenizers.tools", "tokenizers.trainers",
    "numpy.f2py", "numpy.testing", "numpy.distutils", "numpy._pyinstaller", "numpy.ctypeslib",
    "numpy.random", "numpy.fft", "numpy.ma", "numpy.polynomial", "numpy.rec", "numpy.char",
    "tkinter", "_tkinter", "turtle", "idlelib", "lib2to3", "ensurepip", "venv", "distutils", "setuptools",
    "pkg_resources", "pip", "pydoc", "pydoc_data", "doctest", "unittest", "pdb", "bdb", "cmd", "code",
    "codeop", "test", "sqlite3.test", "curses", "_curses", "readline", "dbm",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtSql", "PySide6.QtTest", "PySide6.QtPrintSupport",
    "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtXml", "PySide6.QtDesigner", "PySide6.QtHelp",
    "PySide6.QtConcurrent", "PySide6.QtUiTools", "PySide6.QtWebEngineCore",
)  # fmt: skip
"""Modules that libraries name but that the program never reaches."""

MODULES = (*NETWORK, *UNUSED)

_QT_LIBRARIES = frozenset({"Core", "DBus", "Gui", "Svg", "WaylandClient", "Widgets", "XcbQpa", "OpenGL"})
_QT_PLUGINS = frozenset(
    {
        "iconengines/qsvgicon",
        # Pictures of its own are SVG; PNG, which icons of the desktop may be, is in QtGui itself.
        "imageformats/qsvg",
        "platforminputcontexts/composeplatforminputcontextplugin",
        "platforminputcontexts/ibusplatforminputcontextplugin",
        "platforms/qcocoa", "platforms/qwindows", "platforms/qxcb", "platforms/qwayland",
        "platforms/qoffscreen", "platforms/qminimal",
        "platformthemes/qgtk3", "platformthemes/qxdgdesktopportal",
        "styles/qmacstyle", "styles/qmodernwindowsstyle",
        "wayland-decoration-client/adwaita", "wayland-decoration-client/bradient",
        "wayland-graphics-integration-client/qt-plugin-wayland-egl",
        "wayland-shell-integration/xdg-shell",
        "xcbglintegrations/qxcb-egl-integration", "xcbglintegrations/qxcb-glx-integration",
    }
)  # fmt: skip
_TESTS = re.compile(r"(?:^|/)numpy/_core/_\w+_tests\.")
"""What NumPy tests itself with, which PyInstaller's hook takes along."""
_TRANSLATIONS = re.compile(r"qtbase_(?:en|de)\.qm$")
# On every desktop: a second copy would quarrel with the plugins of the desktop, which load the first.
_OF_THE_SYSTEM = re.compile(
    r"lib(?:glib-2|gobject-2|gio-2|gmodule-2|gthread-2|gtk-3|gdk-3|gdk_pixbuf-2|atk-1|atk-bridge-2|atspi"
    r"|pango|pangocairo-1|pangoft2-1|cairo|cairo-gobject|epoxy|harfbuzz|fribidi|thai|datrie|graphite2"
    r"|fontconfig|freetype|png16|pixman-1|expat|dbus-1|systemd|stdc\+\+|gcc_s|X11|Xau|Xdmcp|Xext|Xrender"
    r"|Xrandr|Xi|Xcursor|Xcomposite|Xdamage|Xfixes|Xinerama|X11-xcb|xcb|xcb-render|xcb-shm|xcb-shape"
    r"|xcb-glx|xcb-randr|xcb-sync|xcb-xfixes|xcb-xkb|xkbcommon|wayland-client|wayland-cursor|wayland-egl"
    r"|GL|GLX|EGL|GLdispatch|gbm|drm|selinux|mount|blkid|pcre2-8|pcre|cap|lz4|gcrypt|gpg-error|bsd|md"
    r"|brotlicommon|brotlidec)[-.\d]*\.so"
)


def keeps(name: str) -> bool:
    """Whether a library or data file that PyInstaller has gathered goes into the program.

    Args:
        name: its path in the program, with either kind of slash.
    """
    path = name.replace("\\", "/")
    if "/Qt/plugins/" in path or "/PySide6/plugins/" in f"/{path}":
        plugin = re.sub(r"\.(?:so|dll|dylib)$", "", path.split("plugins/", 1)[1])
        kind, _, file = plugin.partition("/")
        return f"{kind}/{file.removeprefix('lib')}" in _QT_PLUGINS
    if _TESTS.search(path):
        return False
    if path.endswith(".qm") and "PySide6" in path:
        return _TRANSLATIONS.search(path) is not None
    if "/" not in path and _OF_THE_SYSTEM.match(path):
        return False
    library = re.search(r"(?:^|/)(?:lib)?Qt6?([A-Z]\w+?)(?:\.so|\.dll|\.abi3|\.pyd|\.framework|$)", path)
    if library and "PySide6" in path:
        return library[1] in _QT_LIBRARIES
    return "opengl32sw" not in path and "d3dcompiler" not in path.lower()


def without_orphans(entries: Sequence[Entry], imports: Callable[[str], Iterable[str]]) -> list[Entry]:
    """The entries without those libraries of this machine that nothing left in the program asks for.

    Args:
        entries: the binaries; libraries of this machine lie at the top.
        imports: the file names of the libraries that a binary is linked against, given its path here.
    """
    needs = {name: {PurePath(each).name for each in imports(source)} for name, source, _ in entries}
    while True:
        asked = set().union(*needs.values())
        orphans = {name for name in needs if _is_library(name) and name not in asked}
        if not orphans:
            return [entry for entry in entries if entry[0] in needs]
        needs = {name: wanted for name, wanted in needs.items() if name not in orphans}


def _is_library(name: str) -> bool:
    return "/" not in name and re.match(r"lib(?!python).+\.so", name) is not None
