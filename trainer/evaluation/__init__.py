"""Measures a student through the engine that ships it."""
