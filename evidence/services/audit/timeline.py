"""The values of a measure over time: of claims, of sources, of what overtook them.

It is one module because every step is about one thing, which values stand together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from evidence.bibliography.dates import Edtf
from evidence.checker.facts import ClaimFacts, LedgerFacts
from evidence.checker.loader import load_ledger
from evidence.checker.pairing import compare, pair_figures, scope_key
from evidence.checker.runner import make_scope
from evidence.checker.wording import figure_words
from evidence.db import Session
from evidence.errors import InputRefused, NotFound, UsageFault
from evidence.exporters.measures import Measure, MeasureValue, Stated
from evidence.services.audit.risk import lowest_confidence
from evidence.services.audit.rows import bare
from evidence.services.claims import claim_of
from evidence.text.figures import Comparator, Figure, unit_head
from evidence.text.figures.units import Conversion, conversion

_Given = tuple[Figure, Figure, "_By", Edtf | None]
"""The claim's figure, the value that stands beside it, who states it and of when."""
MOST_MEASURES = 30
"""A picture of more is read by nobody; a topic or a claim is to be chosen."""


class _Key(NamedTuple):
    """What values of one measure share."""

    of: str
    """The topic; without a scope the claim, for two figures on one topic may well count
    different things."""
    unit: str
    scope: str
    parts: bool
    """Whether it is a part of a whole, «5 of 6»."""


class _By(NamedTuple):
    """Who states a value, how far that is trusted, and where it stands."""

    stated: Stated
    name: str
    confidence: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The measures to draw, and how many dates were left out of them."""

    measures: tuple[Measure, ...]
    dates: int


def timeline(
    session: Session,
    *,
    manuscript: str | None = None,
    topic: str | None = None,
    claim: str | None = None,
) -> Timeline:
    """Return the measures of one *claim*, one *topic* or the whole ledger, by name.

    Of the whole ledger, those with two values at least. Raises NotFound where there is
    no such claim, manuscript or topic, InputRefused where nothing has a number and a
    time, UsageFault where there are too many measures for one picture.
    """
    return timeline_of(
        load_ledger(session), manuscript=manuscript, topic=topic, claim=claim
    )


def timeline_of(
    ledger: LedgerFacts,
    *,
    manuscript: str | None = None,
    topic: str | None = None,
    claim: str | None = None,
) -> Timeline:
    """Return the measures of facts that are loaded already; see ``timeline``."""
    claims = make_scope(ledger, manuscript).claims
    wanted: set[_Key] | None = None
    if claim is not None:
        chosen = claim_of(ledger, claim)
        wanted = {_key(chosen, figure) for figure in chosen.figures}
        claims = tuple(c for c in claims if c.topic == chosen.topic) or (chosen,)
    elif topic is not None:
        claims = tuple(each for each in claims if each.topic == topic)
        if not claims:
            raise NotFound(f"there is no claim on the topic {topic!r}")
    found, units = _values(claims)
    fewest = 1 if claim or topic else 2
    measures = [
        _measure(key, units[key], values)
        for key, values in sorted(found.items())
        if (wanted is None or key in wanted)
        and sum(value.is_dated for value in values) >= fewest
    ]
    _check_number(measures)
    dates = sum(f.day is not None for each in claims for f in each.figures)
    return Timeline(tuple(measures), dates)


def _check_number(measures: list[Measure]) -> None:
    if not measures:
        raise InputRefused(
            "there is nothing to draw: no figure that is a number and says of when",
            hint="give figures their date: '54 states @2021'",
        )
    if len(measures) > MOST_MEASURES:
        raise UsageFault(
            f"there are {len(measures)} measures, too many for one picture",
            hint="choose by --topic T or --claim C",
        )


def _values(
    claims: Iterable[ClaimFacts],
) -> tuple[Mapping[_Key, list[MeasureValue]], Mapping[_Key, str]]:
    """Return the values of each measure, and its unit as it is first written."""
    found: dict[_Key, dict[tuple[str, ...], MeasureValue]] = defaultdict(dict)
    units: dict[_Key, str] = {}
    for claim in claims:
        for key, figure, value in _of_claim(claim):
            units.setdefault(key, figure.unit)
            # What a source gives, and what overtook something, may be one value.
            same = (value.name, value.figure, value.as_of)
            found[key].setdefault(same, value)
    return {key: list(each.values()) for key, each in found.items()}, units


def _of_claim(claim: ClaimFacts) -> Iterator[tuple[_Key, Figure, MeasureValue]]:
    """Yield what is stated in a claim's record, under the claim's own measure."""
    stated = [*_own(claim), *_newer(claim), *_given(claim)]
    for figure, given, by, when in stated:
        if figure.low is not None and given.low is not None:
            yield _key(claim, figure), figure, _value(claim, figure, given, by, when)


def _own(claim: ClaimFacts) -> Iterator[_Given]:
    by = _By(Stated.CLAIM, claim.name, lowest_confidence(claim))
    for figure in claim.figures:
        yield figure, figure, by, figure.as_of


def _newer(claim: ClaimFacts) -> Iterator[_Given]:
    """Yield what overtook figures; the overtaken ones, where the claim has moved on."""
    basis = {tie.source: tie.basis.value for tie in claim.evidence}
    known = {bare(each.newer) for each in claim.superseded} | set(claim.figures)
    for each in claim.superseded:
        by = _By(Stated.NEWER, each.source, basis.get(each.source, "unseen"))
        if each.figure is None or each.newer is None:
            continue
        if _is_comparable(each.figure, each.newer):
            yield each.figure, each.newer, by, each.newer.as_of or each.as_of
        if not {each.figure, bare(each.figure)} & known:
            before = _By(Stated.EARLIER, claim.name, "unrated")
            yield each.figure, each.figure, before, each.figure.as_of


def _given(claim: ClaimFacts) -> Iterator[_Given]:
    for pair in pair_figures(claim, claim.evidence):
        tie, given = pair.tie, pair.given
        by = _By(Stated.EVIDENCE, tie.source, tie.basis.value, tie.page_label)
        yield pair.figure, given, by, given.as_of


def _is_comparable(figure: Figure, newer: Figure) -> bool:
    return compare(figure, newer) is not None


def _key(claim: ClaimFacts, figure: Figure) -> _Key:
    scope = scope_key(figure)
    of = claim.topic if claim.topic and scope else claim.name
    return _Key(of, unit_head(figure.unit), scope, figure.base is not None)


def _measure(key: _Key, unit: str, values: list[MeasureValue]) -> Measure:
    scope = f" ({key.scope})" if key.scope else ""
    return Measure(
        title=f"{key.of}: {unit or 'number'}{scope}",
        unit=unit,
        values=tuple(sorted(values, key=_order)),
    )


def _order(value: MeasureValue) -> tuple[object, ...]:
    day = value.earliest or value.latest
    when = day.toordinal() if day is not None else 0
    stated = list(Stated).index(value.stated)
    return not value.is_dated, when, value.value, stated, value.name, value.figure


def _value(
    claim: ClaimFacts, own: Figure, given: Figure, by: _By, when: Edtf | None
) -> MeasureValue:
    low, high = (_in_unit(own, given, bound) for bound in (given.low, given.high))
    hedge = given.comparator is Comparator.ABOUT
    below = _in_unit(own, given, given.low_step) / 2 if hedge else Decimal(0)
    above = _in_unit(own, given, given.high_step) / 2 if hedge else Decimal(0)
    return MeasureValue(
        stated=by.stated,
        name=by.name,
        claim=claim.name,
        figure=figure_words(given),
        value=(low + high) / 2,
        low=low - below,
        high=high + above,
        opens=given.comparator.direction,
        as_of=when.text if when is not None else "",
        earliest=when.earliest if when is not None else None,
        latest=when.latest if when is not None else None,
        confidence=by.confidence,
        page=by.page,
    )


def _in_unit(own: Figure, given: Figure, bound: Decimal | None) -> Decimal:
    """Return a bound of *given* in the unit of *own*; a part of a whole as its share.

    It is where a mark goes in a picture; the verdicts on figures are exact.
    """
    value = bound or Decimal(0)
    if unit_head(own.unit) == "%" and given.base:
        return value * 100 / given.base
    found = conversion(own.unit, given.unit)
    if not isinstance(found, Conversion):
        return value
    exact = Fraction(value) * found.factor + found.offset
    return Decimal(exact.numerator) / exact.denominator
