"""What decides: each ties what the writer does on the desk to what happens."""
