"""Patterns that build sentences another way: how surely they may, and where."""
