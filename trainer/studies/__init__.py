"""Studies: one question, put to many variants of an experiment."""
