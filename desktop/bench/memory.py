"""How much memory this process has taken at most."""

import sys
from pathlib import Path

_LINUX_STATUS = Path("/proc/self/status")

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS of psapi.h."""

        _fields_ = (
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            ("PeakWorkingSetSize", ctypes.c_size_t),
            ("WorkingSetSize", ctypes.c_size_t),
            ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
            ("QuotaPagedPoolUsage", ctypes.c_size_t),
            ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
            ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
            ("PagefileUsage", ctypes.c_size_t),
            ("PeakPagefileUsage", ctypes.c_size_t),
        )

    def peak_memory() -> int:
        """The most physical memory that this process has held since it started, in bytes.

        Raises:
            OSError: the system does not tell.
        """
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.K32GetProcessMemoryInfo.argtypes = (
            wintypes.HANDLE,
            ctypes.POINTER(_Counters),
            wintypes.DWORD,
        )
        counters = _Counters(cb=ctypes.sizeof(_Counters))
        if not kernel.K32GetProcessMemoryInfo(
            kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb
        ):
            raise ctypes.WinError(ctypes.get_last_error())
        return int(counters.PeakWorkingSetSize)

else:
    import resource

    def peak_memory() -> int:
        """The most physical memory that this process has held since it started, in bytes.

        Raises:
            OSError: the system does not tell.
        """
        # The unit is bytes on macOS, 1024 bytes elsewhere.
        unit = 1 if sys.platform == "darwin" else 1024
        # On Linux ru_maxrss outlives exec: a small child of a large process would show its parent's.
        for line in _LINUX_STATUS.read_text().splitlines() if _LINUX_STATUS.exists() else ():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
