"""Word lists as they are written in the source: one string, words apart by white space."""


def word_set(listing: str) -> frozenset[str]:
    """The words of `listing`."""
    return frozenset(listing.split())
