"""A language model compares two systems, blind."""
