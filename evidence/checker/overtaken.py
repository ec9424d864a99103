"""What overtook a claim's figures, or the claim as a whole, as on a day.

A figure is the same as another when value, unit and scope are; of a later date than
what overtook it, it is a figure that somebody confirmed since, and stands again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from evidence.bibliography.dates import Edtf
from evidence.checker.facts import ClaimFacts, SupersessionFacts
from evidence.checker.wording import figure_words
from evidence.text.figures import AsOfVerdict, Figure, compare_as_of, format_quantity


class Rank(StrEnum):
    """How a value stands among a claim's values: Wikidata's three ranks."""

    PREFERRED = "preferred"
    """A newer value, which the claim states now."""
    NORMAL = "normal"
    DEPRECATED = "deprecated"
    """Kept, with the reason why it no longer holds."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a claim's history; *figure* is None for the claim as a whole.

    *source* is None for what only the manuscript gives. *overtaken* says by what it was
    deprecated; *by* and *at* are of whoever recorded the value.
    """

    figure: Figure | None
    rank: Rank
    since: str
    source: str | None
    by: str
    at: datetime
    overtaken: SupersessionFacts | None


def has_begun(since: Edtf, day: date) -> bool:
    """Tell whether what holds *since* then may hold on *day*; a future law does not."""
    return since.earliest is None or since.earliest <= day


def _is_known(event: SupersessionFacts, day: date) -> bool:
    """Tell whether *event* may have come by *day*; not before what it overtook."""
    if event.as_of.earliest is not None or event.figure is None:
        return has_begun(event.as_of, day)
    return event.figure.as_of is None or has_begun(event.figure.as_of, day)


def figures_overtaken(
    claim: ClaimFacts, day: date
) -> Sequence[tuple[Figure, tuple[SupersessionFacts, ...]]]:
    """Return the claim's figures that were overtaken by *day*, each with what did it.

    Oldest first: a figure may have been overtaken by one that was overtaken in turn.
    """
    events = [event for event in _ordered(claim.superseded) if _is_known(event, day)]
    found = []
    for figure in dict.fromkeys(claim.figures):
        reached, steps = [figure], []
        for event in events:
            if any(overtakes(event, each) for each in reached):
                steps.append(event)
                reached += [event.newer] if event.newer is not None else []
        if steps:
            found.append((figure, tuple(steps)))
    return tuple(found)


def claim_overtaken(claim: ClaimFacts, day: date) -> tuple[SupersessionFacts, ...]:
    """Return what overtook *claim* as a whole by *day*, oldest first.

    Whoever changed the claim afterwards has seen it: then nothing is left of it.
    """
    return tuple(
        event
        for event in _ordered(claim.superseded)
        if event.figure is None and has_begun(event.as_of, day) and event.at >= claim.at
    )


def overtakes(event: SupersessionFacts, figure: Figure) -> bool:
    """Tell whether *event* overtook *figure*, dated as it is."""
    if event.figure is None or value_key(event.figure) != value_key(figure):
        return False
    if event.figure.text == figure.text:
        return True
    order = compare_as_of(figure.as_of, event.as_of)
    return order in {AsOfVerdict.SOURCE_NEWER, AsOfVerdict.UNKNOWN}


def value_key(figure: Figure) -> tuple[str, str]:
    """Return what two figures have in common that differ only in their dates."""
    return format_quantity(figure), " ".join(figure.scope.casefold().split())


def history(claim: ClaimFacts, day: date | None = None) -> tuple[Value, ...]:
    """Return the claim's values by the time since when they hold, each with its rank.

    Counted is what had begun by *day*; without one, all that is recorded.
    """
    last = day or date.max
    events = [
        event for event in _ordered(claim.superseded) if has_begun(event.as_of, last)
    ]
    figures: dict[str, Figure] = {}
    for figure in (
        *claim.figures,
        *(each for event in events for each in (event.figure, event.newer) if each),
    ):
        figures.setdefault(figure.text, figure)
    values = [_value(figure, claim, events) for figure in figures.values()]
    whole = [
        Value(None, Rank.DEPRECATED, "", None, claim.by, claim.at, event)
        for event in events
        if event.figure is None
    ]
    return (*whole, *sorted(values, key=_start))


def event_words(event: SupersessionFacts) -> str:
    """Return "since 2024-07-04 by 6 of 10 members (headpostsco): why"."""
    newer = f" by {figure_words(event.newer)}" if event.newer is not None else ""
    return f"{since_words(event.as_of)}{newer} ({event.source}): {event.reason}"


def since_words(since: Edtf) -> str:
    """Return since when something holds; of an unknown start, that it is unknown."""
    if since.earliest is None:
        return "since a day that is not known"
    return f"since {since.text}"


def told_as_newer(claim: ClaimFacts, day: date) -> frozenset[tuple[str, str]]:
    """Return the values that are known to have overtaken the claim's figures by *day*.

    Each is the key of a source and what ``value_key`` says of the value, without scope.
    """
    return frozenset(
        (event.source, format_quantity(event.newer))
        for _, events in figures_overtaken(claim, day)
        for event in events
        if event.newer is not None
    )


def _value(
    figure: Figure, claim: ClaimFacts, events: Sequence[SupersessionFacts]
) -> Value:
    gave = next((one for one in events if one.newer == figure), None)
    over = next((one for one in events if overtakes(one, figure)), None)
    if over is not None:
        rank = Rank.DEPRECATED
    elif gave is not None and figure in claim.figures:
        rank = Rank.PREFERRED
    else:
        rank = Rank.NORMAL
    since = figure.as_of or (gave.as_of if gave else None)
    return Value(
        figure=figure,
        rank=rank,
        since=gave.as_of.text if gave else since.text if since else "",
        source=gave.source if gave else None,
        by=gave.by if gave else claim.by,
        at=gave.at if gave else claim.at,
        overtaken=over,
    )


def _ordered(events: Iterable[SupersessionFacts]) -> list[SupersessionFacts]:
    """Return *events* by the day since when their states hold."""
    return sorted(events, key=lambda one: (one.as_of.earliest or date.min, one.at))


def _start(value: Value) -> date:
    when = value.figure.as_of if value.figure is not None else None
    return (when.earliest if when is not None else None) or date.min
