"""Words that may stand for others, how surely they may, and where: what the engine's thesaurus is made of."""
