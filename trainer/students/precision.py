"""Which number format a machine trains fast in."""

from pathlib import Path

import torch


def bf16_is_fast() -> bool:
    """Whether bf16 has units of its own here: a recent GPU, or AMX or AVX-512 BF16 in the processor.

    Elsewhere bf16 is emulated and many times slower than fp32.
    """
    if torch.cuda.is_available():
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return "amx_bf16" in flags or "avx512_bf16" in flags


def wants_bf16(precision: str) -> bool:
    """Whether `precision` ("auto", "bf16" or "fp32") means bf16 on this machine."""
    return precision == "bf16" or (precision == "auto" and bf16_is_fast())
