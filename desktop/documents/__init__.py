"""Opens and saves .txt, .md and .docx files so that all but the rewritten sentences stays as it was."""
