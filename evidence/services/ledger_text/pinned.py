"""What a ledger's text says of pinned passages: one table below their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from evidence.errors import InputRefused
from evidence.models import Passage, PassageMatch
from evidence.services.ledger_text.lines import Where
from evidence.services.ledger_text.tables import Table, at, read_sha256
from evidence.services.ledger_text.toml_format import Value

__all__ = ["TextPinned", "pinned_values", "read_pinned"]


@dataclass(frozen=True, slots=True)
class TextPinned:
    """One pinned passage."""

    where: Where
    columns: Mapping[str, Any]
    by: str | None
    at: datetime | None


def read_pinned(evidence: Table) -> TextPinned | None:
    """Read the passage of a table of evidence, None where it has none."""
    found: Iterator[Table] = evidence.below("passage")
    table = next(found, None)
    if table is None:
        return None
    start, end = table.number("start"), table.number("end")
    with at(*table.where, "end"):
        if start is None or end is None or not 0 <= start < end < 1 << 62:
            raise InputRefused("start and end must be places in the copy's text")
    page = table.number("page_index")
    with at(*table.where, "page_index"):
        if page is not None and not 0 <= page < 1 << 31:
            raise InputRefused("page_index must be a page's number, from 0")
    read = TextPinned(
        where=table.where,
        columns={
            "sha256": read_sha256(table, "sha256", table.needed("sha256")),
            "extractor": table.text("extractor"),
            "version": table.text("version"),
            "text_sha256": read_sha256(table, "text", table.needed("text")),
            "exact": table.needed("exact"),
            "prefix": table.text("prefix"),
            "suffix": table.text("suffix"),
            "start": start,
            "end": end,
            "page_index": page,
            "page_label": table.text("page"),
            "outcome": table.word("outcome", PassageMatch, PassageMatch.EXACT),
        },
        by=table.optional("by"),
        at=table.time("at"),
    )
    table.finish()
    return read


def pinned_values(row: Passage) -> Mapping[str, Value]:
    """Return the values of a passage's table."""
    return {
        "sha256": row.sha256,
        "extractor": row.extractor,
        "version": row.version,
        "text": row.text_sha256,
        "exact": row.exact,
        "prefix": row.prefix,
        "suffix": row.suffix,
        "start": row.start,
        "end": row.end,
        "page_index": "" if row.page_index is None else row.page_index,
        "page": row.page_label,
        "outcome": row.outcome.value,
        "by": row.by,
        "at": row.at,
    }
