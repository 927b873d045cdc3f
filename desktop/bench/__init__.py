"""`phrasewright bench`: how fast the engine is on this machine, and how much memory it takes."""
