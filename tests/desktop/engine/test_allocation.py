import platform
import sys

import pytest

from desktop.engine import allocation
from desktop.engine.allocation import keep_little


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc holds on to memory so")
def test_glibc_takes_the_thresholds():
    assert keep_little()


def test_elsewhere_nothing_is_set(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    assert not keep_little()


def test_a_library_without_mallopt_is_let_be(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(allocation.ctypes, "CDLL", lambda _name: object())
    assert not keep_little()
