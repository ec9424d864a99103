"""Entries as CSL-JSON, and back."""
