"""Pytest for facts: claims, sources, ratings, one command that checks them."""
