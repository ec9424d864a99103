"""Lists of names in running text, and how two of them compare."""
