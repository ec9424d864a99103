"""BibTeX's text: where everything in a file stands, also after damage."""
