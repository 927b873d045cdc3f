import os
import sys
from pathlib import Path

import pytest
from checking.installed import cool

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="installs a Debian package")


def test_files_are_forgotten_and_not_changed(tmp_path, monkeypatch):
    forgotten = []
    forget = os.posix_fadvise

    def noted(file, start, length, advice):
        forgotten.append((str(Path(f"/proc/self/fd/{file}").readlink()), start, length, advice))
        forget(file, start, length, advice)

    monkeypatch.setattr(os, "posix_fadvise", noted)
    (tmp_path / "inner").mkdir()
    file = tmp_path / "inner" / "file"
    file.write_bytes(b"kept")
    (tmp_path / "link").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe")
    cool(tmp_path)
    assert forgotten == [(str(file), 0, 0, os.POSIX_FADV_DONTNEED)]
    assert file.read_bytes() == b"kept"
