"""Facts: what a sentence names, counts, dates, quotes or points to comes through; so do its persons."""
