"""Changes of a .bib file in place, every byte outside them as it was."""
