"""ClaimReview: schema.org's mark-up of fact checks, as JSON-LD.

Source: https://schema.org/ClaimReview (version 29), and what Google's documentation of
the type required while it read it. The scale is our own and printed with each rating:
it tells what the evidence amounts to, from 1, contradicted, to 5, supported.
"""

from __future__ import annotations

from typing import Any

from evidence.checker.facts import ClaimFacts
from evidence.checker.standing import Standing
from evidence.errors import UsageFault
from evidence.exporters.extracts import (
    Exported,
    Extract,
    ExtractExporter,
    source_address,
)
from evidence.exporters.public_words import explanation
from evidence.exporters.safety import as_json

SCALE = {
    Standing.CONTRADICTED: 1,
    Standing.DISPUTED: 2,
    Standing.OUTDATED: 3,
    Standing.PARTLY: 4,
    Standing.SUPPORTED: 5,
}
"""The numbers of ``ratingValue``; a claim without evidence is not rated at all."""
ADVISED = 75
"""Characters: what consumers show of ``claimReviewed``."""


class ClaimReviewExporter(ExtractExporter):
    """One ClaimReview a claim that has evidence."""

    name = "claimreview"
    suffixes = (".claimreview.jsonld", ".claimreview.json")

    def write(self, extract: Extract) -> Exported:
        """Return a JSON-LD graph.

        Raises UsageFault where it is not known where and by whom it is published.
        """
        if not extract.url or not extract.publisher:
            raise UsageFault(
                "a ClaimReview names its page and its author",
                hint="--url https://…, --publisher NAME (or the setting publication)",
            )
        rated = [c for c in extract.claims if extract.standing(c) in SCALE]
        graph = [_review(claim, extract) for claim in rated]
        notes = []
        if left := len(extract.claims) - len(rated):
            notes.append(f"left out, without evidence: {left}")
        if long := sum(len(_words(claim)) > ADVISED for claim in rated):
            notes.append(f"claims of more than {ADVISED} characters: {long}")
        document = {"@context": "https://schema.org", "@graph": graph}
        return Exported(as_json(document), tuple(notes))


def _words(claim: ClaimFacts) -> str:
    return " ".join(claim.statement.split())


def _review(claim: ClaimFacts, extract: Extract) -> dict[str, Any]:
    verdict = extract.standing(claim)
    return {
        "@type": "ClaimReview",
        "@id": extract.address(claim),
        "url": extract.address(claim),
        "claimReviewed": _words(claim),
        "datePublished": extract.day.isoformat(),
        "author": {"@type": "Organization", "name": extract.publisher},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": SCALE[verdict],
            "worstRating": min(SCALE.values()),
            "bestRating": max(SCALE.values()),
            "alternateName": verdict.value.capitalize(),
            "ratingExplanation": explanation(claim, extract),
        },
        "itemReviewed": _claim(claim, extract),
        "citation": [
            address
            for source in extract.sources
            if source.name in {tie.source for tie in claim.evidence}
            if (address := source_address(source))
        ],
    }


def _claim(claim: ClaimFacts, extract: Extract) -> dict[str, Any]:
    manuscript = extract.manuscript(claim)
    work = {"@type": "CreativeWork", "name": manuscript.title}
    made: dict[str, Any] = {"@type": "Claim", "appearance": work}
    if manuscript.dated is not None:
        made["datePublished"] = manuscript.dated.text
    return made
