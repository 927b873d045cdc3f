"""All stages of an experiment, one after the other."""
