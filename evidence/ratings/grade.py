"""GRADE: the certainty of a body of evidence, with each step up or down and its reason.

Evidence from randomised trials starts high, from observational studies low. Five
domains rate down, three rate up; the level is start plus steps, kept within very low
and high. A level that doesn't follow from its reasons is refused with the sum.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from evidence.ratings.base import (
    Confidence,
    Details,
    Dimension,
    InvalidLevel,
    Level,
    Scheme,
)

CERTAINTY = Dimension(
    "certainty",
    "GRADE certainty",
    (
        Level(
            "high",
            "high certainty ⊕⊕⊕⊕",
            "The true effect lies close to the estimate; further research is very "
            "unlikely to change that.",
        ),
        Level(
            "moderate",
            "moderate certainty ⊕⊕⊕○",
            "The true effect is probably close to the estimate, but may be "
            "substantially different.",
        ),
        Level(
            "low",
            "low certainty ⊕⊕○○",
            "The true effect may be substantially different from the estimate.",
        ),
        Level(
            "very low",
            "very low certainty ⊕○○○",
            "The true effect is probably substantially different from the estimate.",
        ),
    ),
)

Direction = Literal["down", "up"]
DOMAINS: Mapping[Direction, Mapping[str, int]] = {
    "down": {
        "risk_of_bias": -2,
        "inconsistency": -2,
        "indirectness": -2,
        "imprecision": -2,
        "publication_bias": -2,
    },
    "up": {"large_effect": 2, "dose_response": 1, "plausible_confounding": 1},
}
"""Each domain with the farthest step it can go."""
STARTS = {
    "high": "high",
    "randomised": "high",
    "randomized": "high",
    "low": "low",
    "observational": "low",
}
"""What ``start`` may say, and where it starts."""
_ORDER = ("very low", "low", "moderate", "high")


@dataclass(frozen=True)
class Grade(Scheme):
    """GRADE's four levels with ``start``, ``down`` and ``up`` as details."""

    def parse_level(
        self, text: str, details: Details | None = None
    ) -> tuple[str, dict[str, object]]:
        """Return the level and its normal details.

        *details* is ``{"start": "low", "down": {domain: {"steps": -1, "reason": …}},
        "up": {…}}``; domains with 0 steps are left out. Raises InvalidLevel for a
        start, domain or step that GRADE lacks, a step without a reason, and a level
        that isn't the sum.
        """
        level = CERTAINTY.find(text).code
        found = self.known_details(details)
        start = _start(found.get("start"))
        down, up = _steps(found, "down"), _steps(found, "up")
        result = certainty(start, down, up)
        if result != level:
            raise InvalidLevel(
                f"GRADE certainty “{level}” doesn't follow from its reasons: "
                f"{_sum(start, down, up)} = {result}"
            )
        stored: dict[str, object] = {"start": start}
        stored |= {name: dict(steps) for name, steps in (("down", down), ("up", up))}
        return level, {key: value for key, value in stored.items() if value}


Steps = Mapping[str, Mapping[str, int | str]]
"""Domain → ``steps`` and ``reason``."""


def certainty(start: str, down: Steps, up: Steps) -> str:
    """Return the level that *start* and the steps amount to, from very low to high."""
    moves = [int(step["steps"]) for step in (*down.values(), *up.values())]
    at = _ORDER.index(start) + sum(moves)
    return _ORDER[max(0, min(at, len(_ORDER) - 1))]


def read_step(text: str) -> tuple[str, dict[str, object]]:
    """Read ``indirectness:-1:reason`` as a domain with its steps and reason.

    Raises InvalidLevel where the text has another form.
    """
    domain, _, rest = text.partition(":")
    steps, _, reason = rest.partition(":")
    try:
        number = int(steps.replace("\u2212", "-"))
    except ValueError:
        raise InvalidLevel(
            f"“{text}” is no GRADE step; write domain:steps:reason, as in "
            "indirectness:-1:measured in another population"
        ) from None
    return domain.strip(), {"steps": number, "reason": reason.strip()}


def _start(value: object) -> str:
    if isinstance(value, str) and value.strip().lower() in STARTS:
        return STARTS[value.strip().lower()]
    given = f"not “{value}”" if value else "and none was given"
    raise InvalidLevel(
        "GRADE needs a start: high (randomised) or low (observational), " + given
    )


def _steps(details: Details, direction: Direction) -> dict[str, dict[str, int | str]]:
    given = details.get(direction, {})
    if not isinstance(given, Mapping):
        raise InvalidLevel(f"GRADE's “{direction}” must map domains to steps")
    read = {
        str(domain).strip().lower().replace("-", "_").replace(" ", "_"): value
        for domain, value in given.items()
    }
    steps = {domain: _step(direction, domain, read[domain]) for domain in sorted(read)}
    return {domain: step for domain, step in steps.items() if step["steps"]}


def _step(direction: Direction, domain: str, value: object) -> dict[str, int | str]:
    domains = DOMAINS[direction]
    if domain not in domains:
        raise InvalidLevel(
            f"GRADE doesn't rate {direction} for “{domain}”; it does for: "
            + ", ".join(domains)
        )
    steps = value.get("steps") if isinstance(value, Mapping) else None
    reason = value.get("reason", "") if isinstance(value, Mapping) else None
    if not isinstance(steps, int) or isinstance(steps, bool):
        raise InvalidLevel(f"{domain} needs a whole number of steps")
    low, high = sorted((0, domains[domain]))
    if not low <= steps <= high:
        raise InvalidLevel(
            f"GRADE rates {domain} {direction} by {low:+d} to {high:+d} steps, "
            f"not {steps:+d}".replace("+0", "0")
        )
    if not isinstance(reason, str) or (steps and not reason.strip()):
        raise InvalidLevel(f"GRADE wants a reason for {domain} {steps:+d}")
    return {"steps": steps, "reason": reason.strip()}


def _sum(start: str, down: Steps, up: Steps) -> str:
    parts = [
        f"{int(step['steps']):+d} {domain}"
        for domain, step in (*down.items(), *up.items())
    ]
    return " ".join([f"start {start}", *parts]).replace("-", "\u2212")


SCHEME = Grade(
    name="grade",
    title="GRADE certainty",
    publication="Schünemann, Brożek, Guyatt and Oxman (eds.), GRADE Handbook, October "
    "2013, section 5; Balshem et al., GRADE guidelines 3, Journal of Clinical "
    "Epidemiology 64 (2011) 401–406",
    url="https://gdt.gradepro.org/app/handbook/handbook.html",
    dimensions=(CERTAINTY,),
    house_rule="None: the ledger's words of confidence are GRADE's own.",
    confidence_of={
        "high": Confidence.HIGH,
        "moderate": Confidence.MODERATE,
        "low": Confidence.LOW,
        "very low": Confidence.VERY_LOW,
    },
    takes=("start", "down", "up"),
)
