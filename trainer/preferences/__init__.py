"""A student taught by its own rewrites: which of them it should prefer, and the loss that has it do so."""
