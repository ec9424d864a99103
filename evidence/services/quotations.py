"""The quotations of a ledger's manuscript, each with what its sources' copies say."""

from __future__ import annotations

from typing import Any

from evidence.checker.facts import ManuscriptFacts, Place
from evidence.checker.kept_texts import ReadObject
from evidence.checker.quotation_checks import Comparisons, QuotationCheck
from evidence.checker.quotations import found_in, printed
from evidence.checker.stored import read_stored
from evidence.checker.support import Sources
from evidence.db import Session
from evidence.queries.manuscripts import get_latest
from evidence.services.file_quotations import Cited, as_report
from evidence.services.keeping.comparisons import comparisons_in
from evidence.text.document import SourceMap, Span
from evidence.text.quoted.finding import FoundQuotation, QuotedSort


def list_quotations(
    session: Session, manuscript: str | None, read: ReadObject | None
) -> list[dict[str, Any]]:
    """Return the quotations of a manuscript (the only one, where none is named).

    In the shape that ``file_quotations`` gives a file's, with ``check``: what the
    comparison came to, empty for what is none, and ``in``: the passage's place.
    Raises NotFound for an unknown manuscript, Ambiguous where several could be meant.
    """
    row, revision = get_latest(session, manuscript)
    runs = SourceMap(tuple((start, there) for start, there in revision.source_map))
    reading = read_stored(session, row.name)
    comparisons = comparisons_in(session, read)
    known = reading.known
    listed = [
        _as_dict(found, part.manuscript, known, comparisons, runs)
        for part in reading.parts()
        for found in found_in(part.manuscript, known)
    ]
    comparisons.end()
    return listed


def _as_dict(
    found: FoundQuotation,
    manuscript: ManuscriptFacts,
    sources: Sources,
    comparisons: Comparisons,
    runs: SourceMap,
) -> dict[str, Any]:
    quoted = printed(found, manuscript)
    cited = None
    if quoted.citation is not None:
        items = quoted.citation.items
        cited = Cited(
            " ".join(quoted.citation.text.split()),
            tuple(item.source for item in items if item.source is not None),
            tuple(item.locator for item in items if item.locator),
        )
    check: QuotationCheck | None = None
    if found.sort is QuotedSort.QUOTATION and not found.level:
        check = comparisons.deciding(quoted, sources)
    place: Place = quoted.place
    span = Span(runs.to_file(found.start), runs.to_file(found.end - 1) + 1)
    report = as_report(found, span, (place.line, place.column), cited)
    report["check"] = _outcome(check)
    report["in"] = check.place if check is not None and check.looked.found else ""
    return report


def _outcome(check: QuotationCheck | None) -> str:
    if check is None:
        return ""
    reasons = "; ".join(check.looked.verdict.reasons)
    return f"{check.outcome.value}: {reasons}" if reasons else check.outcome.value
