"""The answers of a comparison of two figures; those on hedges and times."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evidence.bibliography.dates import Edtf
from evidence.text.figure_type import Comparator


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


def compare_comparators(claim: Comparator, source: Comparator) -> ComparatorVerdict:
    """Say what became of the source's hedge in the claim.

    Dropped: the source hedges and the claim doesn't, or keeps less of it ("more than"
    became "about"). "More than" and "at least" are one direction.
    """
    if claim is source or (claim.direction and claim.direction == source.direction):
        return ComparatorVerdict.SAME
    if claim.direction and source.direction:
        return ComparatorVerdict.REVERSED
    if source.direction or claim is Comparator.EQ:
        return ComparatorVerdict.DROPPED
    return ComparatorVerdict.ADDED


def compare_as_of(claim: Edtf | None, source: Edtf | None) -> AsOfVerdict:
    """Say how the source's as-of date lies to the claim's, by days.

    An open end reaches as far as can be; nothing lies after it.
    """
    if claim is None or source is None:
        return AsOfVerdict.UNKNOWN
    if (claim.earliest, claim.latest) == (source.earliest, source.latest):
        return AsOfVerdict.SAME
    if claim.latest and source.earliest and source.earliest > claim.latest:
        return AsOfVerdict.SOURCE_NEWER
    if source.latest and claim.earliest and source.latest < claim.earliest:
        return AsOfVerdict.SOURCE_OLDER
    return AsOfVerdict.OVERLAP
