"""What the guards read a sentence with: its words, figures, units, verbs and frames. No guard is here."""
