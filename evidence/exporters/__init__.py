"""Briefs out: one output format a file, and the templates they share."""
