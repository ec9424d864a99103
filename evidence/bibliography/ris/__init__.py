"""Entries as RIS records, and back."""
