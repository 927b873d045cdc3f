"""What is measured on a rewrite, each kind in a module of its own."""
