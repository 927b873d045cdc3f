"""Grammar: the form a word has beside its neighbours, whole sentences, and words that exist."""
