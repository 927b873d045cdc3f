"""What `packaging/check.py` is made of: each module proves one thing about what was built."""
