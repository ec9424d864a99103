"""The quotations of a file, without any ledger.

Nothing here may know the database: this runs in a tenth of a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evidence.bibliography.entries import read_bibliography
from evidence.bibliography.problems import Problem
from evidence.readers.base import read_manuscript
from evidence.services.file_citations import distinct_entries
from evidence.text.citations.marked_citations import Tied
from evidence.text.citations.name_match import compact
from evidence.text.citations.reading import read_citations
from evidence.text.citations.reference import reference_from_entry
from evidence.text.citations.reference_index import ReferenceIndex
from evidence.text.citations.resolver import ItemStatus
from evidence.text.document import Document, Span
from evidence.text.line_starts import LineStarts
from evidence.text.quoted.finding import CitedAt, FoundQuotation, find_quoted
from evidence.text.sentences import sentences


@dataclass(frozen=True, slots=True)
class Cited:
    """The citation of a quotation, as a report shows it."""

    text: str
    keys: tuple[str, ...]
    """The sources that its items mean."""
    pages: tuple[str, ...]


def quotations_of_file(
    path: Path, bibliography: Path | None = None
) -> tuple[list[dict[str, Any]], tuple[Problem, ...]]:
    """Return the quotations of the file at *path*, and the bibliography's problems.

    ``text``, ``start``, ``end`` (of the file's own text), ``line``, ``column`` (from
    1), ``sort``, ``reason``, ``level``, ``block``, ``citation`` (None, or an object
    with ``text``, ``keys``, ``pages``, ``reason`` and ``sure``). Raises NotFound and
    InputRefused.
    """
    document = read_manuscript(path, foreign=True)
    references, problems = [], tuple[Problem, ...]()
    if bibliography is not None:
        read = read_bibliography(bibliography)
        problems = tuple(read.problems)
        references = [
            reference_from_entry(one) for one in distinct_entries(read.entries)
        ]
    index = ReferenceIndex(references)
    reading = read_citations(
        document.text, index, blocks=document.blocks, marked=document.marked
    )
    found = find_quoted(
        document.text,
        blocks=document.blocks,
        sentences=sentences(
            document.text, document.blocks, language=document.language or "en"
        ),
        citations=[
            CitedAt.of(Span(one.start, one.end), one.text) for one, _ in reading.tied
        ],
        titles=frozenset(compact(one.title) for one in references if one.title),
    )
    lines = LineStarts(document.source)
    return [_as_dict(one, document, lines, reading.tied) for one in found], problems


def _as_dict(
    found: FoundQuotation,
    document: Document,
    lines: LineStarts,
    tied: Sequence[Tied],
) -> dict[str, Any]:
    span = document.in_file(Span(found.start, found.end))
    at = lines.place(document.source_map.to_file(found.start))
    cited = None
    if found.cited is not None:
        cited = _cited(*tied[found.cited.citation])
    return as_report(found, span, at, cited)


def as_report(
    found: FoundQuotation, span: Span, at: tuple[int, int], cited: Cited | None
) -> dict[str, Any]:
    """Return one quotation in the shape of the report."""
    citation = None
    if cited is not None and found.cited is not None:
        citation = {
            "text": cited.text,
            "keys": list(cited.keys),
            "pages": list(cited.pages),
            "reason": found.cited.reason,
            "sure": found.cited.sure,
        }
    return {
        "text": found.words,
        "start": span.start,
        "end": span.end,
        "line": at[0],
        "column": at[1],
        "sort": found.sort.value,
        "reason": found.reason,
        "level": found.level,
        "block": found.block,
        "citation": citation,
    }


def _cited(citation: Any, meant: Sequence[Any]) -> Cited:
    return Cited(
        " ".join(citation.text.split()),
        tuple(one.key for one in meant if one.status is ItemStatus.RESOLVED),
        tuple(item.locator for item in citation.items if item.locator),
    )
