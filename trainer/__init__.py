"""Distils, tunes and evaluates the students."""
