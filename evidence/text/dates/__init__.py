"""Dates in running text, and which figure each belongs to."""
