"""Numbers in words, in several languages."""
