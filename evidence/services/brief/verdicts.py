"""What verifying a brief says, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Unasked:
    """Rules of a check that cannot be asked again, and why."""

    codes: tuple[str, ...]
    why: str


class Verdict(StrEnum):
    """Whether a brief can be relied on."""

    STANDS = "stands"
    """It is as it was written, and nothing has changed since."""
    CHANGED = "changed"
    """It is as it was written, and what it says is no longer all there is to say."""
    ALTERED = "altered"
    """The file is not as it was written."""
    UNKNOWN = "cannot be told"
    """Its seal was made by another version of the program that writes PDFs."""


class Against(StrEnum):
    """Which ledger a brief was compared with."""

    NONE = "none"
    """There was no ledger to compare with."""
    SAME = "same"
    """The ledger it was made from, to which nothing was added since."""
    GROWN = "grown"
    """The ledger it was made from, in a later state."""
    OTHER = "other"
    """Another ledger: its journal has not the entry that the brief names."""


class What(StrEnum):
    """What became of something that the brief speaks of."""

    CHANGED = "changed"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: of a claim, a source, a copy, or a finding."""

    kind: str
    what: What
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class Verification:
    """Of one brief."""

    path: str
    title: str
    day: str
    generator: str
    ledger: str
    """The journal's head when it was written: ``number:hash``."""
    altered: tuple[str, ...]
    """How the file differs from what was written, in sentences."""
    is_sealed: bool | None
    """None where that cannot be told."""
    files: int
    """Carried and intact."""
    rules: int
    """Asked again of the extract that it carries."""
    quoted: int
    """Claims whose quotations were compared again with texts that it carries."""
    unasked: tuple[Unasked, ...]
    """The rules of its check that could not be asked, and why: neither a pass nor a
    failure."""
    not_asked: int
    """Findings of other rules, which need more than the brief carries."""
    asked_on: str
    """The day as on which the rules were asked again."""
    against: Against
    changes: tuple[Change, ...]

    @property
    def verdict(self) -> Verdict:
        """Return what it all amounts to."""
        if self.altered:
            return Verdict.ALTERED
        if self.is_sealed is None:
            return Verdict.UNKNOWN
        return Verdict.CHANGED if self.changes else Verdict.STANDS
