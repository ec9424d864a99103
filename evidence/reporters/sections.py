"""Claims by section of their manuscript, in the order in which they were checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from evidence.checker.outcomes import ClaimOutcome, Verdict

MARKS = {
    Verdict.PASSED: ".",
    Verdict.WARNED: "w",
    Verdict.FAILED: "F",
    Verdict.UNCHECKED: "?",
    Verdict.BROKEN: "E",
}
"""One character a claim."""


def section_name(claim: ClaimOutcome) -> str:
    """Return the manuscript and the headings: "draft: Reform / Members"."""
    return ": ".join(filter(None, (claim.manuscript, " / ".join(claim.section))))


def by_section(
    claims: Iterable[ClaimOutcome],
) -> Iterator[tuple[str, Sequence[ClaimOutcome]]]:
    """Yield each section's name and claims; one that is returned to comes twice."""
    for name, group in groupby(claims, key=section_name):
        yield name, tuple(group)
