"""Meaning: what is claimed stays so: denied or said, sure or not, as much, as good, at the same time."""
