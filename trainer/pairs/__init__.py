"""Sentence pairs: read, measured, coded, written."""
