import subprocess
import sys

MEGABYTE = 1_000_000


def peaks() -> tuple[int, int]:
    """Before and after a fresh process has filled 100 MB and let them go again."""
    code = (
        "from desktop.bench.memory import peak_memory\n"
        "before = peak_memory()\n"
        f"content = bytearray(b'x') * {100 * MEGABYTE}\n"
        "del content\n"
        "print(before, peak_memory())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    before, after = map(int, done.stdout.split())
    return before, after


def test_the_peak_is_in_bytes_and_stays() -> None:
    before, after = peaks()
    assert 90 * MEGABYTE < after - before < 120 * MEGABYTE


def test_the_memory_of_the_parent_does_not_count() -> None:
    ballast = bytearray(b"x") * (300 * MEGABYTE)
    before, _ = peaks()
    assert before < len(ballast) / 3
