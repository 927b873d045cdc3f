"""A document and its rewrite side by side: a page for any browser, a Word document with tracked changes."""
