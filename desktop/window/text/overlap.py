"""What two texts have in common, found at memory speed."""


def common_start(left: str, right: str) -> int:
    """How many characters two texts share at the start."""
    low, high = 0, min(len(left), len(right))
    while low < high:
        middle = (low + high + 1) // 2
        if left[low:middle] == right[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def common_end(left: str, right: str, but: int) -> int:
    """How many characters two texts share at the end, the first `but` left out."""
    low, high = 0, min(len(left), len(right)) - but
    while low < high:
        middle = (low + high + 1) // 2
        if left[len(left) - middle : len(left) - low] == right[len(right) - middle : len(right) - low]:
            low = middle
        else:
            high = middle - 1
    return low
