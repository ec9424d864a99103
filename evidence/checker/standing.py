"""How a claim stands on a day, in one word: what its evidence and a check amount to.

A summary for those who get a claim without its card. It follows from what people said
of each piece of evidence and from what the check found, by the order of this module: it
is no rating, and says nothing of how far the sources are to be trusted.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Finding, Severity
from evidence.checker.overtaken import claim_overtaken, figures_overtaken
from evidence.models.vocabulary import SUPPORTING, Stance


class Standing(StrEnum):
    """How a claim stands; from best to worst, then what cannot be said."""

    SUPPORTED = "supported"
    PARTLY = "supported in part"
    OUTDATED = "outdated"
    DISPUTED = "disputed"
    CONTRADICTED = "contradicted"
    UNSUPPORTED = "without evidence"

    @property
    def meaning(self) -> str:
        """Return in a sentence what the word says."""
        return _MEANINGS[self]


_MEANINGS = {
    Standing.SUPPORTED: "Sources support it, none contradicts it, and the check found "
    "neither error nor warning.",
    Standing.PARTLY: "Sources support it, but only in part, or with a warning of the "
    "check.",
    Standing.OUTDATED: "It was overtaken: a source gives a later state of things.",
    Standing.DISPUTED: "A source supports it, but another contradicts it, or the check "
    "found an error.",
    Standing.CONTRADICTED: "A source contradicts it, and none supports it.",
    Standing.UNSUPPORTED: "No source is tied to it that supports or contradicts it.",
}


def standing(claim: ClaimFacts, findings: Iterable[Finding], day: date) -> Standing:
    """Return how *claim* stands on *day*; *findings* are the check's about it."""
    stances = {tie.stance for tie in claim.evidence}
    supported = bool(stances.intersection(SUPPORTING))
    if Stance.CONTRADICTS in stances:
        return Standing.DISPUTED if supported else Standing.CONTRADICTED
    if not supported:
        return Standing.UNSUPPORTED
    found = {finding.severity for finding in findings}
    if Severity.ERROR in found:
        return Standing.DISPUTED
    if claim_overtaken(claim, day) or figures_overtaken(claim, day):
        return Standing.OUTDATED
    if Stance.SUPPORTS not in stances or Severity.WARNING in found:
        return Standing.PARTLY
    return Standing.SUPPORTED
