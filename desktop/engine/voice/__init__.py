"""Voice: a rewrite spells, contracts and varies its words as the text around it does."""
