"""The answers of a comparison of two figures; those on hedges and times."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evidence.bibliography.dates import Edtf
from evidence.text.figures.figure import Comparator, Figure, format_quantity

_LEAST_DAYS = 28
"""Periods over which something is counted are months at least."""


class ValueVerdict(StrEnum):
    """How the claim's number stands to the source's."""

    EQUAL = "equal"
    ROUNDED = "rounded"
    """The source's number, rounded to the last digit shown."""
    TRUNCATED = "truncated"
    """The source's number, cut off after the last digit shown where rounding would
    have given another."""
    CONVERTED = "converted"
    """The same in another unit, or as a share."""
    WITHIN = "within"
    """Consistent; the claim says less than the source."""
    DIFFERENT = "different"
    INCOMPARABLE = "incomparable"
    """Of other units or kinds: neither agreement nor difference."""


AGREEING = frozenset(
    {
        ValueVerdict.EQUAL,
        ValueVerdict.ROUNDED,
        ValueVerdict.TRUNCATED,
        ValueVerdict.CONVERTED,
        ValueVerdict.WITHIN,
    }
)
"""The verdicts by which the two numbers go together."""


class Unlike(StrEnum):
    """In what two figures differ that can't be compared; the value says it in words."""

    KIND = "one is a date, the other a number"
    UNIT = "the units differ"
    GROUP = "they count different things"
    RATE = "one is a rate of something else"
    WHOLE = "the source does not say of how many"
    SCOPE = "the scopes differ"
    PERIOD = "the periods differ"
    EXACTNESS = "the source's date is less exact than the claim's"
    OPEN = "an open date holds no certain day"


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
    """One lies within the other, or an end is open or uncertain."""
    SHIFTED = "shifted"
    """Two closed periods of a like length that only share days: twelve months from July
    are not the calendar year."""
    SOURCE_NEWER = "source-newer"
    SOURCE_OLDER = "source-older"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FigureComparison:
    """The three verdicts on two figures, and the reason for that on the value.

    *unlike* says in what they differ where the value is incomparable.
    """

    value: ValueVerdict
    comparator: ComparatorVerdict
    as_of: AsOfVerdict
    claim: Figure
    source: Figure
    why: str
    unlike: Unlike | None = None

    @property
    def note(self) -> str:
        """Return one line with both figures and the reason for the verdict."""
        ours, theirs = format_quantity(self.claim), format_quantity(self.source)
        return f"{ours} against {theirs}: {self.why}"

    @property
    def agrees(self) -> bool:
        """Tell whether the source's figure bears the claim's out, hedges apart."""
        return (
            self.value in AGREEING
            and self.comparator is not ComparatorVerdict.REVERSED
            and self.as_of is not AsOfVerdict.SHIFTED
        )


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
    return AsOfVerdict.SHIFTED if _shifted(claim, source) else AsOfVerdict.OVERLAP


def _shifted(one: Edtf, other: Edtf) -> bool:
    """Tell whether both are certain, closed periods of a like length, and not one.

    A state of things that began within a month is no other period than the month.
    """
    vague = one.approximate or one.uncertain or other.approximate or other.uncertain
    if vague or not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    first, second = sorted([(one.earliest, one.latest), (other.earliest, other.latest)])
    days = sorted((end - start).days + 1 for start, end in (first, second))
    alike = days[0] >= _LEAST_DAYS and days[0] * 10 >= days[1] * 9
    return alike and first[0] < second[0] <= first[1] < second[1]
