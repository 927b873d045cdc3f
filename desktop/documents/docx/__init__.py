"""Word documents, edited in the bytes of their XML so that whatever is not rewritten stays as it was."""
