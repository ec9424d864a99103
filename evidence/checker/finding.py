"""What a rule says: findings as values."""

from __future__ import annotations

from dataclasses import dataclass, field
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
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Kind(StrEnum):
    """What a rule's word amounts to; three of SARIF's kinds."""

    FAIL = "fail"
    """Something is wrong."""
    REVIEW = "review"
    """A person has to judge: the machine cannot."""
    OPEN = "open"
    """It could not be checked: neither a pass nor a failure."""


class State(StrEnum):
    """How a finding stands to those of an earlier run; SARIF's baseline states."""

    NEW = "new"
    UNCHANGED = "unchanged"
    """It was there: known, and no reason to fail."""
    UPDATED = "updated"
    """It was there, and is worse, or no longer waived."""


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
    kind: Kind = Kind.FAIL
    fingerprint: str = field(default="", compare=False)
    """The same in every run for the same finding; see ``checker.fingerprints``."""
    state: State | None = None
    """None where there is nothing to compare with."""

    def fails(self, threshold: Severity) -> bool:
        """Tell whether it is at or above *threshold*, and not known already."""
        known = self.state is State.UNCHANGED
        return self.severity.rank >= threshold.rank and not known
