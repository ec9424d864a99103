"""The rules: one thing that can be wrong, one file; one folder a family."""
