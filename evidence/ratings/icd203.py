"""Analytic confidence as the US intelligence community states it: low to high.

ICD 203 asks for a confidence level and for its basis; the criteria paraphrase the
definitions of the intelligence community's own products. Words of likelihood ("very
likely") say how probable an event is; they are no levels, and the directive forbids to
join them with a level in one sentence.
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
)

CONFIDENCE = Dimension(
    "confidence",
    "ICD 203 confidence",
    (
        Level(
            "high",
            "high confidence",
            "Well corroborated by proven sources; minimal assumptions; strong, sound "
            "inference; no or only minor gaps in what is known.",
        ),
        Level(
            "moderate",
            "moderate confidence",
            "Partly corroborated by good sources; several assumptions; a mixture of "
            "strong and weak inference; minimal gaps in what is known.",
        ),
        Level(
            "low",
            "low confidence",
            "Uncorroborated, from good or marginal sources; many assumptions; mostly "
            "weak inference; glaring gaps in what is known.",
        ),
    ),
)

LIKELIHOOD = frozenset(
    {
        "almost no chance",
        "remote",
        "very unlikely",
        "highly improbable",
        "unlikely",
        "improbable",
        "roughly even chance",
        "roughly even odds",
        "likely",
        "probable",
        "very likely",
        "highly probable",
        "almost certain",
        "nearly certain",
    }
)
"""Both rows of the directive's table of likelihood (D.6.e.2.a)."""


@dataclass(frozen=True)
class Icd203(Scheme):
    """Low, moderate or high; says so when a word of likelihood is given instead."""

    def parse_level(
        self, text: str, details: Details | None = None
    ) -> tuple[str, dict[str, object]]:
        """Return the level's code; "high confidence" reads as "high"."""
        wanted = " ".join(text.lower().split()).removesuffix(" confidence")
        if wanted in LIKELIHOOD:
            raise InvalidLevel(
                f"“{text}” is a degree of likelihood, not a level of confidence; "
                "levels of ICD 203 confidence are: high, moderate, low"
            )
        return super().parse_level(wanted, details)


SCHEME = Icd203(
    name="icd203",
    title="ICD 203 confidence",
    publication="Office of the Director of National Intelligence, Intelligence "
    "Community Directive 203: Analytic Standards, 2 January 2015, section D.6.e",
    url="https://www.dni.gov/files/documents/ICD/ICD-203.pdf",
    dimensions=(CONFIDENCE,),
    house_rule="The directive names the levels and asks for their basis; the criteria "
    "follow the intelligence community's customary definitions.",
    confidence_of={
        "high": Confidence.HIGH,
        "moderate": Confidence.MODERATE,
        "low": Confidence.LOW,
    },
)
