"""What `packaging/build.py` is made of: each module makes one part of what ships."""
