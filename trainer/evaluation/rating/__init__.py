"""People rate rewrites without knowing whose they are."""
