"""What a measurement was made on and with."""

import os
import platform
import subprocess
import sys
from pathlib import Path

import ctranslate2
import tokenizers

from desktop import __version__

_CPUINFO = Path("/proc/cpuinfo")


def processor() -> str:
    """The processor's name as its maker writes it, or what else the system calls it."""
    try:
        name = _processor()
    except (OSError, subprocess.SubprocessError):
        name = ""
    return " ".join((name or platform.processor() or platform.machine() or "unknown").split())


def _processor() -> str:
    if sys.platform == "win32":
        import winreg

        path = r"HARDWARE\DESCRIPTION\System\CentralProcessor\0"
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, path) as key:
            return str(winreg.QueryValueEx(key, "ProcessorNameString")[0])
    elif sys.platform == "darwin":
        return subprocess.run(
            ["/usr/sbin/sysctl", "-n", "machdep.cpu.brand_string"],
            capture_output=True,
            text=True,
            check=True,
            timeout=5,
        ).stdout
    else:
        fields = (line.partition(":") for line in _CPUINFO.read_text("utf-8", "replace").splitlines())
        return next((value for name, _, value in fields if name.strip() == "model name"), "")


def cores() -> int:
    """Logical processors that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def versions() -> dict[str, str]:
    """The versions of what the speed depends on, by name."""
    return {
        "phrasewright": __version__,
        "python": platform.python_version(),
        "ctranslate2": ctranslate2.__version__,
        "tokenizers": tokenizers.__version__,
    }
