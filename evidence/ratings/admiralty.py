"""The Admiralty code: a letter for the source, a digit for the information.

The two are judged apart, and never by arithmetic: F and 6 mean "unknown", not "bad".
Definitions paraphrase the matrices of the publication below, which agree with NATO's
AJP-2.1 and STANAG 2511.
"""

from __future__ import annotations

import re
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

RELIABILITY = Dimension(
    "reliability",
    "source reliability",
    (
        Level(
            "A",
            "completely reliable",
            "No doubt about the source's authenticity, trustworthiness or competence; "
            "it has always been reliable.",
        ),
        Level(
            "B",
            "usually reliable",
            "Minor doubt about authenticity, trustworthiness or competence; what it "
            "gave was valid most of the time.",
        ),
        Level(
            "C",
            "fairly reliable",
            "Doubt about authenticity, trustworthiness or competence; it has given "
            "valid information before.",
        ),
        Level(
            "D",
            "not usually reliable",
            "Significant doubt about authenticity, trustworthiness or competence; it "
            "has given valid information before.",
        ),
        Level(
            "E",
            "unreliable",
            "Without authenticity, trustworthiness and competence; it has a history of "
            "invalid information.",
        ),
        Level(
            "F",
            "reliability cannot be judged",
            "There is no basis for evaluating the source.",
            judged=False,
        ),
    ),
)

CREDIBILITY = Dimension(
    "credibility",
    "information credibility",
    (
        Level(
            "1",
            "confirmed by other sources",
            "Confirmed by other, independent sources; logical in itself; consistent "
            "with other information on the subject.",
        ),
        Level(
            "2",
            "probably true",
            "Not confirmed; logical in itself; consistent with other information on "
            "the subject.",
        ),
        Level(
            "3",
            "possibly true",
            "Not confirmed; reasonably logical in itself; agrees with some other "
            "information on the subject.",
        ),
        Level(
            "4",
            "doubtful",
            "Not confirmed; possible but not logical; there is no other information "
            "on the subject.",
        ),
        Level(
            "5",
            "improbable",
            "Not confirmed; not logical in itself; contradicted by other information "
            "on the subject.",
        ),
        Level(
            "6",
            "truth cannot be judged",
            "There is no basis for evaluating the information.",
            judged=False,
        ),
    ),
)

_WORDS = {
    "H": Confidence.HIGH,
    "M": Confidence.MODERATE,
    "L": Confidence.LOW,
    "V": Confidence.VERY_LOW,
    "-": Confidence.UNRATED,
}
# House rule: no publication combines the two. One row a letter, one column a digit.
_TABLE = {
    "A": "HHMLV-",
    "B": "HMMLV-",
    "C": "MMLLV-",
    "D": "LLLVV-",
    "E": "LVVVV-",
    "F": "ML-VV-",
}
_CODE = re.compile(r"\s*([A-Za-z])[\s/-]?([0-9])\s*")
DESPITE = "despite"
"""The detail that says why a 1 stands although fewer than two sources support it."""


@dataclass(frozen=True)
class Admiralty(Scheme):
    """The two-character code; *details* may hold a reason called ``despite``."""

    def parse_level(
        self, text: str, details: Details | None = None
    ) -> tuple[str, dict[str, object]]:
        """Return ``B2`` for "b2", "B 2", "B-2" or "B/2"; raises InvalidLevel."""
        match = _CODE.fullmatch(text)
        if match is None:
            raise InvalidLevel(
                f"“{text}” is no Admiralty code: a letter A to F for the source and a "
                "digit 1 to 6 for the information, as in B2"
            )
        found = self.known_details(details)
        if despite := text_detail(found, DESPITE):
            found[DESPITE] = despite
        return RELIABILITY.find(match[1]).code + CREDIBILITY.find(match[2]).code, found

    def level_of(self, text: str) -> str:
        """Return the code for *text* as ``parse_level`` reads it."""
        return self.parse_level(text)[0]

    def levels(self) -> tuple[str, ...]:
        """Return each letter with each digit."""
        return tuple(
            letter.code + digit.code
            for letter in RELIABILITY.levels
            for digit in CREDIBILITY.levels
        )

    def strength(self, level: str) -> tuple[int, ...]:
        """Return the letter's strength and the digit's: they are judged apart."""
        return RELIABILITY.strength(level[0]), CREDIBILITY.strength(level[1])

    def confidence(self, level: str, details: Details | None = None) -> Confidence:
        """Return the cell of the house table for *level*."""
        del details
        return _WORDS[_TABLE[level[0]][int(level[1]) - 1]]

    def describe(self, level: str, details: Details | None = None) -> str:
        """Return "usually reliable; probably true" for B2."""
        del details
        return f"{RELIABILITY.find(level[0]).label}; {CREDIBILITY.find(level[1]).label}"

    def definitions(self, level: str) -> tuple[str, ...]:
        """Return the definitions of the letter and of the digit."""
        letter, digit = RELIABILITY.find(level[0]), CREDIBILITY.find(level[1])
        return letter.definition, digit.definition

    def independent_sources(self, level: str) -> int:
        """Return 2 for credibility 1, which means confirmed by independent sources."""
        return 2 if level.endswith("1") else 0


SCHEME = Admiralty(
    name="admiralty",
    title="the Admiralty code",
    publication="US Department of the Army, FM 2-22.3 (FM 34-52) Human Intelligence "
    "Collector Operations, September 2006, appendix B, tables B-1 and B-2; as NATO "
    "AJP-2.1 and STANAG 2511",
    url="https://irp.fas.org/doddir/army/fm2-22-3.pdf",
    dimensions=(RELIABILITY, CREDIBILITY),
    house_rule="The table that turns a letter and a digit into a confidence is a rule "
    "of this program; no publication combines the two.",
    takes=(DESPITE,),
)
