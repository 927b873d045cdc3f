import ast
import re
import struct
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from shipping.dropped import MODULES, NETWORK, keeps, without_orphans
from shipping.icu import without_unused

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "desktop").rglob("*.py"))

# Imports the whole program, loads the models and rewrites, where no module of the drop list can be had.
WITHOUT = """
import importlib, pkgutil, runpy, sys
from pathlib import Path

dropped = frozenset(sys.argv[1].split(","))

class Absent:
    def find_spec(self, name, path=None, target=None):
        parts = name.split(".")
        if any(".".join(parts[:count]) in dropped for count in range(1, len(parts) + 1)):
            raise ModuleNotFoundError(f"{name} is on the drop list", name=name)

for name in [name for name in sys.modules if name in dropped]:
    del sys.modules[name]
sys.meta_path.insert(0, Absent())
runpy.run_path("packaging/hooks/without_asyncio.py")
import desktop
for module in pkgutil.walk_packages(desktop.__path__, "desktop."):
    importlib.import_module(module.name)
from desktop.cli import main
sys.exit(main(["rewrite", sys.argv[2]]))
"""


def test_the_program_works_without_what_is_dropped(tmp_path):
    text = tmp_path / "text.txt"
    text.write_text("The committee put off its decision until next week.\n")
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, ",".join(MODULES), text],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
    assert done.stderr == ""


def imported(path):
    """Every module that a file names in an import."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("dropped", [NETWORK, MODULES], ids=["network", "all"])
def test_no_source_file_names_what_is_dropped(dropped):
    own = {(path.name, name) for path in SOURCES for name in imported(path)}
    assert not {
        (file, name)
        for file, name in own
        if any(name == each or name.startswith(f"{each}.") for each in dropped)
    }
    assert ("logs.py", "logging") in own


def test_every_library_that_is_named_is_locked():
    """What the desktop needs is in the lock file with its hashes, and in no other way in the program."""
    lock = (ROOT / "packaging" / "lock.txt").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert {re.match(r"[\w-]+", each)[0].lower() for each in declared} <= locked
    blocks = re.split(r"\n(?=[a-z])", lock)[1:]
    assert len(blocks) > 10
    assert all("--hash=sha256:" in block for block in blocks)
    assert "http" not in lock
    assert not {"huggingface-hub", "torch", "transformers", "httpx"} & locked


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("PySide6/Qt/lib/libQt6Widgets.so.6", True),
        ("PySide6/Qt/lib/libQt6Network.so.6", False),
        ("PySide6/QtNetwork.abi3.so", False),
        ("PySide6/QtGui.pyd", True),
        ("PySide6\\Qt6Network.dll", False),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6\\plugins\\tls\\qschannelbackend.dll", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtwebengine_de.qm", False),
        ("PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore", True),
        ("PySide6/Qt/lib/QtNetwork.framework/Versions/A/QtNetwork", False),
        ("libglib-2.0.so.0", False),
        ("libstdc++.so.6", False),
        ("libxcb.so.1", False),
        ("libxcb-cursor.so.0", True),
        ("libpython3.11.so.1.0", True),
        ("numpy.libs/libscipy_openblas64_-32a4b2a6.so", True),
        ("desktop/models/flan-t5-small/model.bin", True),
    ],
)
def test_what_is_kept(name, kept):
    assert keeps(name) is kept


def test_libraries_that_nothing_asks_for_go_with_those_that_asked():
    linked = {
        "a.so": ["libone.so.1"], "libone.so.1": ["/lib/libtwo.so"], "libtwo.so": [],
        "libthree.so": ["libfour.so"], "libfour.so": [], "libpython3.so": [], "x/liblate.so": [],
    }  # fmt: skip
    entries = [(name, name, "BINARY") for name in linked]
    names = [name for name, *_ in without_orphans(entries, lambda path: linked[path])]
    assert names == ["a.so", "libone.so.1", "libtwo.so", "libpython3.so", "x/liblate.so"]


def icu_library(items):
    """A library that holds a package of ICU's, with these items: names and contents."""
    names, bodies, places = b"", b"", []
    head = 4 + 8 * len(items)
    names_size = sum(len(name) + 1 for name in items)
    for name, body in items.items():
        places.append((head + len(names), head + names_size + len(bodies)))
        names += name.encode() + b"\0"
        bodies += body
    table = struct.pack("<I", len(items)) + b"".join(struct.pack("<II", *each) for each in places)
    header = struct.pack("<H2sHH4B4s8x", 24, b"\xda\x27", 20, 0, 0, 0, 2, 0, b"CmnD")
    assert len(header) == 24
    return b"\x7fELF something before" + header + table + names + bodies


def test_of_icu_only_what_is_unused_is_blanked():
    items = {
        "icudt73l/coll/af.res": b"A" * 40,
        "icudt73l/coll/root.res": b"B" * 40,
        "icudt73l/lang/de.res": b"C" * 40,
        "icudt73l/root.res": b"D" * 40,
        "icudt73l/zone/root.res": b"E" * 40,
    }
    before = icu_library(items)
    after = without_unused(before)
    assert len(after) == len(before)
    kept = {name: body in after for name, body in items.items()}
    assert [name for name, there in kept.items() if not there] == [
        "icudt73l/coll/af.res",
        "icudt73l/lang/de.res",
    ]
    assert all(name.encode() + b"\0" in after for name in items)


def test_what_holds_no_icu_data_is_refused():
    with pytest.raises(ValueError, match="ICU"):
        without_unused(b"\x7fELF nothing of the kind")
