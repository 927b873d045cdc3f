"""Intervals, tests and agreement: plain numbers in, plain numbers out."""
