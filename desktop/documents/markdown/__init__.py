"""Markdown files: their prose in plain words, and the way back into the mark-up."""
