"""IPCC confidence: evidence and agreement, weighed together by a person.

The guidance note describes confidence as rising towards robust evidence and high
agreement, without drawing borders; so the level stands as the rater gives it, and
evidence and agreement stand beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from evidence.ratings.base import (
    Confidence,
    Details,
    Dimension,
    InvalidLevel,
    Level,
    Scheme,
    text_detail,
)

CONFIDENCE = Dimension(
    "confidence",
    "IPCC confidence",
    (
        Level("very high", "very high confidence", "Robust evidence, high agreement."),
        Level(
            "high",
            "high confidence",
            "Strong evidence or high agreement, the other at least medium.",
        ),
        Level(
            "medium",
            "medium confidence",
            "Evidence and agreement both middling, or one strong and the other weak.",
        ),
        Level(
            "low",
            "low confidence",
            "One of the two weak, the other no more than middling.",
        ),
        Level("very low", "very low confidence", "Limited evidence, low agreement."),
    ),
)
EVIDENCE = Dimension(
    "evidence",
    "IPCC evidence",
    (
        Level(
            "robust",
            "robust evidence",
            "Several consistent, independent lines of high quality.",
        ),
        Level("medium", "medium evidence", "Some lines, or of mixed quality."),
        Level("limited", "limited evidence", "Few lines, or of low quality."),
    ),
)
AGREEMENT = Dimension(
    "agreement",
    "IPCC agreement",
    (
        Level("high", "high agreement", "The sources concur."),
        Level("medium", "medium agreement", "The sources concur in part."),
        Level("low", "low agreement", "The sources diverge."),
    ),
)


@dataclass(frozen=True)
class Ipcc(Scheme):
    """Very low to very high, with ``evidence`` and ``agreement`` as details."""

    def parse_level(
        self, text: str, details: Details | None = None
    ) -> tuple[str, dict[str, object]]:
        """Return the level and both details; raises InvalidLevel without them."""
        level = CONFIDENCE.find(text).code
        found = self.known_details(details)
        stored: dict[str, object] = {}
        for part in (EVIDENCE, AGREEMENT):
            given = text_detail(found, part.name)
            if not given:
                known = ", ".join(step.code for step in part.levels)
                raise InvalidLevel(
                    f"IPCC confidence needs the detail “{part.name}”: {known}"
                )
            stored[part.name] = part.find(given).code
        return level, stored

    def describe(self, level: str, details: Details | None = None) -> str:
        """Return "high confidence (robust evidence, medium agreement)"."""
        words = CONFIDENCE.find(level).label
        parts = [
            part.find(str(details[part.name])).label
            for part in (EVIDENCE, AGREEMENT)
            if details and part.name in details
        ]
        return f"{words} ({', '.join(parts)})" if parts else words


SCHEME = Ipcc(
    name="ipcc",
    title="IPCC confidence",
    publication="Mastrandrea et al., Guidance Note for Lead Authors of the IPCC Fifth "
    "Assessment Report on Consistent Treatment of Uncertainties, IPCC, July 2010",
    url="https://www.ipcc.ch/site/assets/uploads/2017/08/AR5_Uncertainty_Guidance_Note.pdf",
    dimensions=(CONFIDENCE, EVIDENCE, AGREEMENT),
    house_rule="Five levels become four: very high and high are both the ledger's "
    "high. The sentences that define the levels are ours; the note draws no borders.",
    confidence_of={
        "very high": Confidence.HIGH,
        "high": Confidence.HIGH,
        "medium": Confidence.MODERATE,
        "low": Confidence.LOW,
        "very low": Confidence.VERY_LOW,
    },
    takes=("evidence", "agreement"),
)
