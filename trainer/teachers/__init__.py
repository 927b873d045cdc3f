"""Teachers: whoever rewrites the sentences that a student learns from."""
