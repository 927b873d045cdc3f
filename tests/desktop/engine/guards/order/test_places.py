import pytest

from desktop.engine.guards.order import places
from desktop.engine.guards.reading.sentence import Sentence


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        (
            "Honeypot ants are in the genus Myrmecocystus.",
            "The genus Myrmecocystus is the honeypot ant.",
            True,
        ),
        ("Someone throws a man down on a couch.", "The couch is thrown down by someone.", True),
        ("Maria gave the book to Tom.", "Tom was given the book by Maria.", False),
        ("The only way to reach it is on skis.", "Skis are the only way to reach it.", True),
        ("Two men sit in the old booth.", "The old booth is where two men sit.", False),
        ("Books fill the room to the roof.", "The room is full of books to the roof.", False),
        ("It is in the shed.", "The shed is the place for it.", False),
        ("There is a fault in the table.", "The table is faulty.", False),
        ("Rain fell on the roof.", "The roof got wet.", False),
        ("Rain fell on the roof.", "The roof's edge was wet.", False),
        ("The roof is on the house.", "That roof is on the house.", False),
        ("", "", False),
    ],
)
def test_a_place_is_no_subject(source: str, rewrite: str, broken: bool) -> None:
    assert places.breaks(Sentence(source), Sentence(rewrite)) is broken
