"""Where a claim stands in the latest revision of its manuscript."""

from __future__ import annotations

from collections.abc import Mapping

from evidence.queries.part import Row
from evidence.text.anchors import Placement, Selector, reanchor
from evidence.text.document import Span


def anchor_of(row: Row) -> Selector:
    """Return the words of a claim's *row*, with those around them."""
    return Selector(row.exact, row.prefix, row.suffix, row.start, row.end)


def place_claim(
    row: Row, text: str, sha256: str, texts: Mapping[str, str]
) -> Placement:
    """Say what became of a claim in the latest *text*, whose hash is *sha256*.

    *texts* are the earlier ones, by their hashes.
    """
    return reanchor(
        anchor_of(row),
        text,
        same_text=row.sha256 == sha256,
        before=texts.get(row.sha256),
    )


def standing_span(placement: Placement, row: Row, text: str) -> Span:
    """Return where the claim stands now; where it stood, if it is gone."""
    if placement.start is not None and placement.end is not None:
        return Span(placement.start, placement.end)
    return Span(min(row.start, len(text)), min(row.end, len(text)))
