"""What the ledger knows that is newer than a claim's figures, as on one day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from evidence.bibliography.dates import Edtf
from evidence.checker.closed_events import is_closed
from evidence.checker.facts import ClaimFacts, EvidenceFacts, SupersessionFacts
from evidence.checker.newer import may_be_newer
from evidence.checker.overtaken import claim_overtaken, figures_overtaken, has_begun
from evidence.checker.pairing import is_different, pair_figures, scope_key
from evidence.services.audit.rows import NewerValue, Origin, bare
from evidence.text.figures import (
    AsOfVerdict,
    Figure,
    ValueVerdict,
    compare_as_of,
    unit_head,
)

MOST = 8
"""Of one thing, so many newest values of other claims are set against a figure."""
TOLD = 3
"""So many of them are told."""
_Key = tuple[str, str]


class Stated(NamedTuple):
    """A figure of a claim; the claim itself is not kept in memory for it."""

    public_id: str
    claim: str
    figure: Figure


class NewerValues:
    """Answers for every claim of a ledger; the claims are looked through once.

    *day* is the day of the audit: what holds only since a later day is not known yet.
    """

    def __init__(self, claims: Iterable[ClaimFacts], day: date) -> None:
        self._day = day
        self._found: dict[_Key, dict[tuple[str, str], Stated]] = defaultdict(dict)
        for claim in claims:
            self.add(claim)

    def add(self, claim: ClaimFacts) -> None:
        """Look at one more claim, which is not kept; before anything is asked."""
        for figure in claim.figures:
            self.add_figure(claim.topic, Stated(claim.public_id, claim.name, figure))

    def add_figure(self, topic: str, stated: Stated) -> None:
        """Look at a figure that a claim on *topic* states.

        Of equal figures only the first counts: a thousand claims that state one value
        say it once.
        """
        figure = stated.figure
        if topic and figure.scope and figure.as_of is not None:
            same = (unit_head(figure.unit), figure.text)
            self._found[topic, scope_key(figure)].setdefault(same, stated)

    @cached_property
    def _stated(self) -> Mapping[_Key, Sequence[Stated]]:
        return {
            key: list(_newest_of_each_unit(each)) for key, each in self._found.items()
        }

    def of_figure(self, claim: ClaimFacts, figure: Figure) -> tuple[NewerValue, ...]:
        """Return what is newer than one of *claim*'s figures, the newest first."""
        found = [*self._superseding(claim, figure)]
        if not is_closed(claim, figure, self._day):
            found += self._in_evidence(claim, figure)
            found += self._in_claims(claim, figure)
        return _newest_first(_distinct(found))

    def of_claim(self, claim: ClaimFacts) -> tuple[NewerValue, ...]:
        """Return what overtook *claim* as a whole, the newest first."""
        return _newest_first(
            _from_supersession(claim, each)
            for each in claim_overtaken(claim, self._day)
        )

    def _superseding(self, claim: ClaimFacts, figure: Figure) -> Iterator[NewerValue]:
        """Yield what overtook *figure*, and what overtook that in turn."""
        for own, events in figures_overtaken(claim, self._day):
            if own == figure:
                yield from (_from_supersession(claim, each) for each in events)

    def _in_evidence(self, claim: ClaimFacts, figure: Figure) -> Iterator[NewerValue]:
        if not may_be_newer(claim, figure):
            return
        for pair in pair_figures(claim, claim.evidence):
            when = pair.given.as_of
            if pair.figure != figure or not pair.newer or when is None:
                continue
            if pair.comparison.value is ValueVerdict.DIFFERENT and self._is_past(when):
                yield _from_evidence(pair.tie, pair.given)

    def _in_claims(self, claim: ClaimFacts, figure: Figure) -> Iterator[NewerValue]:
        """Yield newer figures of other claims, with the same topic, scope and unit.

        Without a scope two figures on one topic may well count different things.
        """
        if not (claim.topic and figure.scope and figure.as_of):
            return
        found = 0
        for other in self._stated.get((claim.topic, scope_key(figure)), ()):
            given = other.figure
            if other.public_id == claim.public_id or found >= TOLD:
                continue
            if self._is_later(given, figure.as_of) and is_different(figure, given):
                found += 1
                yield NewerValue(Origin.CLAIM, given, other.claim, given.as_of)

    def _is_later(self, given: Figure, than: Edtf) -> bool:
        """Tell whether *given* is of a later time, and not of one still to come."""
        when = given.as_of
        later = compare_as_of(than, when) is AsOfVerdict.SOURCE_NEWER
        return later and when is not None and self._is_past(when)

    def _is_past(self, when: Edtf) -> bool:
        return has_begun(when, self._day)


def _newest_of_each_unit(
    stated: Mapping[tuple[str, str], Stated],
) -> Iterator[Stated]:
    counted: Counter[str] = Counter()
    for (unit, _), each in sorted(stated.items(), key=lambda item: _age(item[1])):
        counted[unit] += 1
        if counted[unit] <= MOST:
            yield each


def _age(stated: Stated) -> tuple[int, str]:
    return -_first_day(stated.figure.as_of), stated.figure.text


def _from_supersession(claim: ClaimFacts, each: SupersessionFacts) -> NewerValue:
    tie = _tie(claim, each)
    return NewerValue(
        Origin.SUPERSESSION,
        each.newer,
        each.source,
        each.as_of,
        page=tie.page_label if tie is not None else "",
        basis=tie.basis.value if tie is not None else "",
        reason=each.reason,
        public_id=each.name,
    )


def _from_evidence(tie: EvidenceFacts, given: Figure) -> NewerValue:
    return NewerValue(
        Origin.EVIDENCE,
        given,
        tie.source,
        given.as_of,
        page=tie.page_label,
        basis=tie.basis.value,
        reason=tie.note,
    )


def _tie(claim: ClaimFacts, each: SupersessionFacts) -> EvidenceFacts | None:
    """Return the evidence from the same source: with the newer figure, else the last.

    A source that is tied for something else tells whether it was seen all the same.
    """
    ties = [tie for tie in claim.evidence if tie.source == each.source]
    wanted = bare(each.newer)
    return max(
        ties,
        key=lambda tie: any(bare(figure) == wanted for figure in tie.figures),
        default=None,
    )


def _distinct(values: Iterable[NewerValue]) -> Iterator[NewerValue]:
    """Yield each value of each source once: a supersession goes before evidence."""
    seen = set[tuple[str, Figure | None]]()
    for value in values:
        key = (value.source, bare(value.figure))
        if key not in seen:
            seen.add(key)
            yield value


def _newest_first(values: Iterable[NewerValue]) -> tuple[NewerValue, ...]:
    return tuple(sorted(values, key=_order))


def _order(value: NewerValue) -> tuple[int, int, str, str]:
    told = 0 if value.origin is Origin.SUPERSESSION else 1
    return -_first_day(value.when), told, value.source, value.words


def _first_day(when: Edtf | None) -> int:
    day = (when.earliest or when.latest) if when is not None else None
    return day.toordinal() if day is not None else 0
