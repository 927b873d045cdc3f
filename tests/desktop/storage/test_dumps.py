"""A crash keeps no image of the memory."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits of processes are of POSIX")

CRASH = """
import os, resource, sys
hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
if sys.argv[1] == "forbidden":
    from desktop.storage.dumps import forbid_core_dumps
    forbid_core_dumps()
os.chdir(sys.argv[2])
print(*resource.getrlimit(resource.RLIMIT_CORE), flush=True)
os.abort()
"""


def crash(how, folder):
    done = subprocess.run(
        [sys.executable, "-c", CRASH, how, folder], capture_output=True, text=True, check=False
    )
    assert done.returncode < 0
    return [int(each) for each in done.stdout.split()]


def test_no_core_file_is_left(tmp_path):
    soft, hard = crash("forbidden", tmp_path)
    assert soft in {0, 1}
    assert list(tmp_path.iterdir()) == []
    # Who may have none anyway is left at that, and a limit that was is not lowered for good.
    assert hard == crash("allowed", tmp_path)[1]
