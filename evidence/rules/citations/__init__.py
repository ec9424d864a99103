"""CIT: citations, and the sources they point to."""
