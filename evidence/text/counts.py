"""Numbers with their nouns, in messages."""

from __future__ import annotations


def many(count: int, noun: str) -> str:
    """Return ``1 claim`` or ``1,234 claims``; for nouns that take an s."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
