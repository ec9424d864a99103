"""The answers of a comparison of two figures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ValueVerdict(StrEnum):
    """How the claim's number stands to the source's."""

    EQUAL = "equal"
    ROUNDED = "rounded"
    """The source's number rounded, or cut off, to the digits shown."""
    CONVERTED = "converted"
    """The same in another unit, or as a share."""
    WITHIN = "within"
    """Consistent; the claim says less than the source."""
    DIFFERENT = "different"
    INCOMPARABLE = "incomparable"
    """Of other units or kinds: neither agreement nor difference."""


class ComparatorVerdict(StrEnum):
    """What became of the source's hedge in the claim."""

    SAME = "same"
    DROPPED = "dropped"
    """The source hedges, the claim does not, or less."""
    ADDED = "added"
    """The claim hedges, the source does not."""
    REVERSED = "reversed"
    """One says "more than", the other "less than"."""


class AsOfVerdict(StrEnum):
    """How the source's as-of date lies to the claim's."""

    SAME = "same"
    OVERLAP = "overlap"
    SOURCE_NEWER = "source-newer"
    SOURCE_OLDER = "source-older"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FigureComparison:
    """The three verdicts, and one line that gives both figures and the reason."""

    value: ValueVerdict
    comparator: ComparatorVerdict
    as_of: AsOfVerdict
    note: str
