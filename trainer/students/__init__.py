"""Students: loaded, tuned, saved."""
