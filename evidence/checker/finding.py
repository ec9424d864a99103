"""What a rule says: findings as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evidence.checker.facts import Place
from evidence.models.vocabulary import SubjectKind


class Severity(StrEnum):
    """How bad a finding is; SARIF's levels."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """Return 0 for a note, 1 for a warning, 2 for an error."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a finding is about, by its public name."""

    kind: SubjectKind
    name: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule, one subject, one message."""

    code: str
    slug: str
    severity: Severity
    subject: Subject
    message: str
    place: Place | None = None
    hint: str = ""
    """The way out, as something to do."""
    related: tuple[str, ...] = ()
    """Further places or names in words, one a line."""
