"""Pinning quotations to the kept copies of their sources, and suggesting passages."""
