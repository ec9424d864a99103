"""Pytest for facts: claims, their sources, ratings, and one command that checks them."""
