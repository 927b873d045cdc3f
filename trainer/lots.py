"""Draws that do not depend on the order in which things come."""

import hashlib


def lot(seed: int, *texts: str) -> int:
    """A number for these texts, 0 to 2^64 - 1, the same in every process and run.

    Taking the lowest lots draws at random, and a larger draw keeps what a smaller one had.

    Args:
        seed: another one deals other lots.
        texts: what is drawn.
    """
    whole = "\0".join((str(seed), *texts))
    return int.from_bytes(hashlib.sha256(whole.encode("utf-8", "surrogatepass")).digest()[:8])


def falls(share: float, seed: int, *texts: str) -> bool:
    """Whether these texts are among a share (0..1) of all, drawn at random."""
    return lot(seed, *texts) < share * 2**64
