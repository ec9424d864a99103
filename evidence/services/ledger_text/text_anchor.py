"""An anchor as a ledger's text gives it."""

from __future__ import annotations

from dataclasses import dataclass

from evidence.errors import InputRefused
from evidence.services.ledger_text.tables import Table, at


@dataclass(frozen=True, slots=True)
class TextAnchor:
    """An anchor as given; *start*, *end* and *sha256* stand together or not."""

    exact: str
    prefix: str
    suffix: str
    start: int | None
    end: int | None
    sha256: str | None


def read_anchor(table: Table) -> TextAnchor:
    """Return the anchor; its position is given whole or not at all."""
    anchor = TextAnchor(
        exact=table.needed("quote"),
        prefix=table.text("prefix"),
        suffix=table.text("suffix"),
        start=table.number("start"),
        end=table.number("end"),
        sha256=table.optional("sha256"),
    )
    if anchor.sha256 is not None:
        _check_position(table, anchor)
    return anchor


def _check_position(table: Table, anchor: TextAnchor) -> None:
    with at(*table.where, "start"):
        if anchor.start is None or anchor.end is None:
            raise InputRefused("start, end and sha256 stand together")
        if anchor.start < 0 or anchor.end - anchor.start != len(anchor.exact):
            raise InputRefused("start and end are not those of the quote")
