"""What a rating scheme is: ordered levels, how one is read, and what it amounts to.

A scheme file holds one object called ``SCHEME``. A scheme whose level is one word needs
no more than data; one with parts or reasons of its own subclasses ``Scheme``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Details = Mapping[str, object]
"""What a scheme wants besides the level; values are what TOML and JSON can hold."""


class Confidence(StrEnum):
    """A claim's confidence in the ledger's own words, best first; unrated is unknown.

    The four words are GRADE's; each scheme says how its levels amount to them.
    """

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very low"
    UNRATED = "unrated"
    """The scheme's level says "cannot be judged": neither good nor bad."""

    @property
    def rank(self) -> int:
        """Return 3 for high … 0 for very low, and -1 for unrated."""
        order = (self.VERY_LOW, self.LOW, self.MODERATE, self.HIGH)
        return order.index(self) if self in order else -1


class InvalidLevel(ValueError):
    """The scheme has no such level, or its details don't fit; says what there is."""


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a scale, defined in a sentence of our own after the publication."""

    code: str
    label: str
    definition: str
    judged: bool = True
    """False for "cannot be judged", which is outside the order."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """One scale of a scheme; *levels* stand best first, those not judged last."""

    name: str
    title: str
    levels: tuple[Level, ...]

    def find(self, code: str) -> Level:
        """Return the level with *code*, whatever its case; raises InvalidLevel."""
        wanted = " ".join(code.replace("_", " ").replace("-", " ").lower().split())
        for level in self.levels:
            if level.code.lower() == wanted:
                return level
        known = ", ".join(level.code for level in self.levels)
        raise InvalidLevel(f"there is no {self.title} “{code}”; there are: {known}")

    def strength(self, code: str) -> int:
        """Return 0 for the weakest level and more for stronger ones, -1 for unjudged.

        Raises InvalidLevel.
        """
        level = self.find(code)
        judged = [each for each in self.levels if each.judged]
        return len(judged) - 1 - judged.index(level) if level.judged else -1


@dataclass(frozen=True)
class Scheme:
    """A published scale of ratings.

    The first dimension is the level; *confidence_of* maps its codes to the ledger's
    confidence. *house_rule* says in a sentence what of that mapping is ours and not
    the publication's.
    """

    name: str
    title: str
    publication: str
    url: str
    dimensions: tuple[Dimension, ...]
    house_rule: str
    confidence_of: Mapping[str, Confidence] = field(default_factory=dict)
    takes: tuple[str, ...] = ()
    """The names of details that the scheme understands."""

    def parse_level(
        self, text: str, details: Details | None = None
    ) -> tuple[str, dict[str, object]]:
        """Return the level's code and the details in their stored form.

        Raises InvalidLevel with the levels or details that exist.
        """
        level = self.dimensions[0].find(text)
        return level.code, self.known_details(details)

    def level_of(self, text: str) -> str:
        """Return the code of the level that *text* names; raises InvalidLevel."""
        return self.dimensions[0].find(text).code

    def levels(self) -> tuple[str, ...]:
        """Return the codes of all levels."""
        return tuple(level.code for level in self.dimensions[0].levels)

    def strength(self, level: str) -> tuple[int, ...]:
        """Return how strong each part of *level* is, -1 for one that is not judged."""
        return (self.dimensions[0].strength(level),)

    def confidence(self, level: str, details: Details | None = None) -> Confidence:
        """Return what *level* amounts to; *details* is for schemes that need it."""
        del details
        return self.confidence_of[level]

    def describe(self, level: str, details: Details | None = None) -> str:
        """Return *level* in words, such as "usually reliable; probably true"."""
        del details
        return self.dimensions[0].find(level).label

    def definitions(self, level: str) -> tuple[str, ...]:
        """Return the definition of each part of *level*."""
        return (self.dimensions[0].find(level).definition,)

    def independent_sources(self, level: str) -> int:
        """Return how many independent supporting sources *level* presupposes."""
        del level
        return 0

    def known_details(self, details: Details | None) -> dict[str, object]:
        """Return a plain copy of *details*; raises InvalidLevel for unknown names."""
        found = dict(details or {})
        if unknown := sorted(set(found) - set(self.takes)):
            known = ", ".join(self.takes) or "none"
            raise InvalidLevel(
                f"{self.title} has no detail called {', '.join(unknown)}; "
                f"details it takes: {known}"
            )
        return found


def text_detail(details: Details, name: str) -> str:
    """Return the non-empty text *name* of *details*, "" where there is none.

    Raises InvalidLevel where the value is something else.
    """
    value = details.get(name, "")
    if not isinstance(value, str) or (name in details and not value.strip()):
        raise InvalidLevel(f"the detail “{name}” must be a text that is not empty")
    return value.strip()
