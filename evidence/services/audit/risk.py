"""What is at stake where a figure is out of date, in points that are added up.

The table stands in the manual (``evidence manual audit``): points for the state, for
each year that it has been out of date, for how little its ratings trust it, and for
each further manuscript that states the same. It orders a worklist, and measures
nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from evidence.checker.facts import ClaimFacts, RatingFacts
from evidence.services.audit.rows import Risk, RiskPart, State
from evidence.text.counts import many

STATES = {
    State.SUPERSEDED: 40,
    State.OVERTAKEN: 40,
    State.OUTDATED: 30,
    State.SOON: 10,
    State.UNDATED: 5,
}
CONFIDENCES = {"very low": 20, "low": 15, "unrated": 15, "moderate": 5, "high": 0}
A_YEAR, MOST_YEARS = 5, 5
A_MANUSCRIPT, MOST_MANUSCRIPTS = 5, 4
UNRATED = "unrated"


def lowest_confidence(claim: ClaimFacts) -> str:
    """Return the lowest confidence of the claim's current ratings."""
    return lowest_of(claim.current_ratings)


def lowest_of(current: Iterable[RatingFacts]) -> str:
    """Return the lowest confidence of *current* ratings; unrated for none."""
    given = [rating.confidence for rating in current]
    return max(given, key=lambda each: CONFIDENCES.get(each, 0), default=UNRATED)


def rate_risk(
    state: State,
    *,
    since: date | None,
    day: date,
    confidence: str,
    manuscripts: int,
) -> Risk:
    """Return the risk of a figure that is out of date *since* a day, as on *day*."""
    parts = [RiskPart("state", STATES[state], state.value)]
    parts += _age(since, day)
    if points := CONFIDENCES.get(confidence, 0):
        shown = confidence if confidence == UNRATED else f"{confidence} confidence"
        parts.append(RiskPart("confidence", points, shown))
    if manuscripts > 1:
        points = A_MANUSCRIPT * min(manuscripts - 1, MOST_MANUSCRIPTS)
        parts.append(RiskPart("manuscripts", points, many(manuscripts, "manuscript")))
    return Risk(tuple(parts))


def _age(since: date | None, day: date) -> Iterable[RiskPart]:
    if since is None or since >= day:
        return
    years = day.year - since.year - ((day.month, day.day) < (since.month, since.day))
    if years:
        points = A_YEAR * min(years, MOST_YEARS)
        yield RiskPart("age", points, f"for {many(years, 'year')}")
