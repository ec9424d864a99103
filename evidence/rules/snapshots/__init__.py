"""Rules about kept copies of sources, and about the addresses they came from."""
