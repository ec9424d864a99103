"""Whom a brief is for, and what it is printed on."""

from __future__ import annotations

from enum import StrEnum


class PageSize(StrEnum):
    """What the brief is printed on; the value is CSS's."""

    A4 = "A4"
    LETTER = "letter"


class Profile(StrEnum):
    """Whom the brief is for."""

    ANNOTATED = "annotated"
    """The text with its claims marked, and their cards after each section."""
    DOSSIER = "dossier"
    """The cards alone."""
    AUDIT = "audit"
    """What is out of date, and its cards."""
    ONE_PAGE = "one-page"
    """For whoever is in a hurry."""
