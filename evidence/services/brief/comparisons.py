"""A claim's figures and lists beside those of its sources, as tables and charts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from evidence.checker.facts import ClaimFacts
from evidence.checker.pairing import Pair, of_figure, pair_figures
from evidence.checker.rosters import given_rosters
from evidence.checker.wording import figure_words
from evidence.exporters.base import (
    Chart,
    ChartPoint,
    FigureRow,
    FigureTable,
    RosterTable,
)
from evidence.exporters.languages import Words
from evidence.services.brief.names import Names
from evidence.services.brief.passage_pairs import answers_of
from evidence.text.figures import (
    AsOfVerdict,
    Comparator,
    ComparatorVerdict,
    Figure,
    ValueVerdict,
)
from evidence.text.rosters.comparing import compare_rosters

LABEL = 34
"""Characters of a chart's row: the name gives way to the date."""
_VALUES = {
    ValueVerdict.EQUAL: "equal",
    ValueVerdict.ROUNDED: "equal when rounded",
    ValueVerdict.TRUNCATED: "equal when cut off, not rounded",
    ValueVerdict.CONVERTED: "equal when converted",
    ValueVerdict.WITHIN: "consistent, but says less",
    ValueVerdict.DIFFERENT: "different",
    ValueVerdict.INCOMPARABLE: "cannot be compared",
}
_COMPARATORS = {
    ComparatorVerdict.DROPPED: "the source hedges, the claim does not",
    ComparatorVerdict.ADDED: "the claim hedges, the source does not",
    ComparatorVerdict.REVERSED: "the comparison is the other way round",
}
_TIMES = {
    AsOfVerdict.SOURCE_NEWER: "of a later time",
    AsOfVerdict.SOURCE_OLDER: "of an earlier time",
    AsOfVerdict.SHIFTED: "of another period",
}


def figure_tables(claim: ClaimFacts, names: Names) -> tuple[FigureTable, ...]:
    """Return a table for each figure of *claim*, as typed or as its passages answer it.

    Figures of sources that answer none of them stand in the last table, not compared.
    """
    pairs = pair_figures(claim, claim.evidence)
    passages = {each.figure: each for each in answers_of(claim)}
    tables = []
    for figure in _figures(claim):
        answers = passages.get(figure)
        rows = [_row(pair, names) for pair in of_figure(pairs, figure)]
        if answers is not None:
            rows += [_row(pair, names, passage=True) for pair in answers.pairs]
            rows += [
                _incomparable(key, given, names, passage=True)
                for key, given in answers.unlike
            ]
        said = names.words.figure(figure_words(figure))
        tables.append(FigureTable(said, _as_of(figure), tuple(rows)))
    rest = tuple(_unpaired(claim, pairs, names))
    if rest and not tables:
        tables = [FigureTable(names.words("gives no figure"), "", ())]
    if rest:
        tables[-1] = replace(tables[-1], rows=tables[-1].rows + rest)
    return tuple(tables)


def _figures(claim: ClaimFacts) -> tuple[Figure, ...]:
    """Return the figures as typed; else those in its words that a passage answers."""
    if claim.figures:
        return claim.figures
    return tuple(each.figure for each in answers_of(claim) if each.rows)


def _row(pair: Pair, names: Names, *, passage: bool = False) -> FigureRow:
    comparison = pair.comparison
    words = (
        _VALUES[comparison.value],
        _COMPARATORS.get(comparison.comparator, ""),
        _TIMES.get(comparison.as_of, ""),
    )
    return FigureRow(
        source=names.source(pair.tie.source),
        figure=names.words.figure(figure_words(pair.given)),
        as_of=_as_of(pair.given),
        verdict=", ".join(names.words(word) for word in words if word),
        agrees=pair.agrees and comparison.comparator is not ComparatorVerdict.REVERSED,
        passage=passage,
    )


def _unpaired(
    claim: ClaimFacts, pairs: Iterable[Pair], names: Names
) -> Iterable[FigureRow]:
    answered = {(pair.tie.name, pair.given) for pair in pairs}
    for tie in claim.evidence:
        for figure in tie.figures:
            if (tie.name, figure) not in answered:
                yield _incomparable(tie.source, figure, names)


def _incomparable(
    key: str, figure: Figure, names: Names, *, passage: bool = False
) -> FigureRow:
    return FigureRow(
        source=names.source(key),
        figure=names.words.figure(figure_words(figure)),
        as_of=_as_of(figure),
        verdict=names.words("not compared: of something else"),
        agrees=None,
        passage=passage,
    )


def _as_of(figure: Figure) -> str:
    return figure.as_of.text if figure.as_of is not None else ""


def charts(claim: ClaimFacts, names: Names) -> tuple[Chart, ...]:
    """Return a chart for each figure that has several values or several dates."""
    pairs = [
        *pair_figures(claim, claim.evidence),
        *(pair for each in answers_of(claim) for pair in each.pairs),
    ]
    found = (
        _chart(figure, of_figure(pairs, figure), names) for figure in _figures(claim)
    )
    return tuple(chart for chart in found if chart is not None)


def _chart(figure: Figure, pairs: Iterable[Pair], names: Names) -> Chart | None:
    drawn = [pair for pair in pairs if _same_scale(pair)]
    figures = [figure, *(pair.given for pair in drawn)]
    words = names.words
    # Several pieces of evidence may repeat a source's value: one row for them.
    labels = [
        names.words("This claim"),
        *(names.source(pair.tie.source).label for pair in drawn),
    ]
    rows = dict.fromkeys(zip(labels, figures, strict=True))
    values = {(_bounds(each), each.comparator) for _, each in rows}
    dates = {each.as_of for _, each in rows}
    if len(rows) < 2 or (len(values) < 2 and len(dates) < 2):
        return None
    points = tuple(
        point
        for at, (label, each) in enumerate(rows)
        if (point := _point(label, each, words, own=at == 0)) is not None
    )
    if len(points) < 2 or not points[0].own:
        return None
    said = "; ".join(f"{point.label}: {point.note}" for point in points)
    kind = words("value") if figure.day is None else words("date")
    unit = figure.unit or kind
    told = words("Chart in %(unit)s: %(values)s.", unit=unit, values=said)
    return Chart(unit, figure.day is not None, points, told)


def _same_scale(pair: Pair) -> bool:
    """Tell whether both numbers stand on one scale: not 5 of 6 beside 83%."""
    whole = (pair.figure.base is None) is (pair.given.base is None)
    return whole and pair.comparison.value is not ValueVerdict.CONVERTED


def _bounds(figure: Figure) -> tuple[Decimal, Decimal] | None:
    if figure.day is not None:
        first, last = figure.day.earliest, figure.day.latest
        if first is None or last is None:
            return None
        return Decimal(first.toordinal()), Decimal(last.toordinal())
    if figure.low is None or figure.high is None:
        return None
    return figure.low, figure.high


def _point(label: str, figure: Figure, words: Words, *, own: bool) -> ChartPoint | None:
    bounds = _bounds(figure)
    if bounds is None:
        return None
    as_of = f" ({_as_of(figure)})" if figure.as_of is not None else ""
    room = LABEL - len(as_of)
    name = label if len(label) <= room else f"{label[: room - 1].rstrip()}…"
    return ChartPoint(
        label=f"{name}{as_of}",
        note=words.figure(_bare(figure)),
        low=bounds[0],
        high=bounds[1],
        opens=figure.comparator.direction,
        hedged=figure.comparator is Comparator.ABOUT,
        own=own,
    )


def _bare(figure: Figure) -> str:
    """Return the quantity as the table words it, without its unit, which the scale has.

    Taken off the words: a number without a unit may be a year, which has no comma.
    """
    words = figure_words(replace(figure, scope=""))
    return words.removesuffix(figure.unit).rstrip()


def roster_tables(claim: ClaimFacts, names: Names) -> tuple[RosterTable, ...]:
    """Return a table for each source that gives a list for *claim*'s list."""
    tables = []
    for given in given_rosters(claim):
        # Asked as if complete: the table shows what is on either side alone.
        compared = compare_rosters(claim.roster, given.members, source_complete=True)
        tables.append(
            RosterTable(
                source=names.source(given.source),
                both=compared.same,
                only_claim=(*compared.extra, *(own for own, _ in compared.misspelt)),
                only_source=(*compared.missing, *(own for _, own in compared.misspelt)),
                remark=names.words(
                    _completeness(claim=claim.roster_complete, source=given.complete)
                ),
            )
        )
    return tuple(tables)


def _completeness(*, claim: bool, source: bool) -> str:
    if claim and source:
        return "both are said to be complete"
    if claim:
        return "only the claim’s is said to be complete"
    if source:
        return "only the source’s is said to be complete"
    return "neither is said to be complete"
