import os
import platform
import sys

import pytest

from desktop.engine import allocation
from desktop.engine.allocation import keep_little, reserve_little


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


@pytest.mark.skipif(sys.platform != "linux", reason="limits of address space are Linux's")
@pytest.mark.parametrize("gigabytes", [1, 2])
def test_it_rewrites_in_little_address_space(gigabytes):
    import resource
    import subprocess

    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (gigabytes << 30, gigabytes << 30))

    done = subprocess.run(
        [sys.executable, "-m", "desktop.cli", "rewrite"],
        input=b"We had to put off the meeting until June.\n",
        capture_output=True, preexec_fn=limit, check=False,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.strip()


@pytest.mark.skipif(sys.platform != "linux", reason="limits of address space are Linux's")
def test_without_a_limit_nothing_is_given_up(monkeypatch):
    import resource

    monkeypatch.delenv("CT2_PACKED_GEMM", raising=False)
    monkeypatch.setattr(resource, "getrlimit", lambda _: (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert not reserve_little()
    assert "CT2_PACKED_GEMM" not in os.environ
