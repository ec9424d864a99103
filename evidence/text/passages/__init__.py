"""Passages of a source that may speak of a claim."""
