"""A few pairs of our own, for the tests of trainer and converters."""

import json
from pathlib import Path

PAIRS = [
    ("The small house stood at the end of the lane.", "The little cottage was at the end of the lane."),
    ("We walked home because the last bus had left.", "Because the last bus had left, we walked home."),
    ("She reads a new book every week.", "Every week she reads a new book."),
    ("The shop closes at six on weekdays.", "On weekdays the shop shuts at six."),
    ("He could not find the key to the shed.", "He was unable to find the shed key."),
    ("It rained all day, so the match was called off.", "The match was cancelled since it rained all day."),
]


def write_pairs(path: Path, times: int = 1) -> Path:
    """Write the pairs, so many times over, from two origins in turn."""
    rows = [
        {"source": source, "paraphrase": rewrite, "origin": f"set{index % 2}/part", "similarity": 0.9}
        for index, (source, rewrite) in enumerate(PAIRS * times)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path
