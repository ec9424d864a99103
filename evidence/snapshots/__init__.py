"""Kept copies of sources: the store, where they come from, and the text in them."""
