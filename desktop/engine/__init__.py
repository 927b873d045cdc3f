"""The rewriting engine: text in, ranked rewrites out. No Qt, no torch, no network."""
