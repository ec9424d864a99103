"""BibTeX and bibliographic knowledge; no database."""
