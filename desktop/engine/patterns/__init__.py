"""Sentences built another way by patterns: where they fit, and how surely they may be used."""
