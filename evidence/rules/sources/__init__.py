"""SRC: entries of the bibliography, and whether they are used."""
