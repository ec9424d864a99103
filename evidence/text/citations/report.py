"""Say which citations a text has and what became of each, as JSON-ready values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from evidence.text.citations.cited_item import Citation, CitedItem
from evidence.text.citations.reading import read_citations
from evidence.text.citations.reference import Reference
from evidence.text.citations.reference_index import ReferenceIndex
from evidence.text.citations.resolver import Resolution
from evidence.text.document import Block, MarkedCitation, Span

SCHEMA_VERSION = 1
"""Grows when a name or a meaning in the report changes; additions keep it."""


def citations_report(
    text: str,
    references: Iterable[Reference] | ReferenceIndex,
    *,
    blocks: Iterable[Block] | None = None,
    marked: Sequence[MarkedCitation] = (),
    place: Callable[[Span], Span] | None = None,
    explain: bool = False,
) -> dict[str, Any]:
    """Return the citations of *text* and the entry that each item resolves to.

    Offsets count code points of *text*; where the text was drawn from a file of another
    shape, *place* (``Document.in_file``) turns them into the file's. ``key`` is the
    source when resolved, the best candidate when near, else None. With *explain*, each
    item has its ``reasons`` too: what decided, in words.
    """
    index = (
        references
        if isinstance(references, ReferenceIndex)
        else ReferenceIndex(references)
    )
    reading = read_citations(text, index, blocks=blocks, marked=marked)
    there = place or (lambda span: span)
    return {
        "schema_version": SCHEMA_VERSION,
        "citations": [
            {
                **_placed(citation, there),
                "items": [
                    {
                        **_placed(item, there),
                        **_resolved(item, resolution, explain=explain),
                    }
                    for item, resolution in zip(
                        citation.items, resolutions, strict=True
                    )
                ],
            }
            for citation, resolutions in reading.tied
        ],
    }


def _placed(
    cited: Citation | CitedItem, there: Callable[[Span], Span]
) -> dict[str, Any]:
    span = there(Span(cited.start, cited.end))
    return {"text": cited.text, "start": span.start, "end": span.end}


def _resolved(
    item: CitedItem, resolution: Resolution, *, explain: bool
) -> dict[str, Any]:
    return {
        "key": resolution.key,
        "status": resolution.status.value,
        "candidates": list(resolution.candidates),
        "locator": item.locator,
        **({"reasons": list(resolution.reasons)} if explain else {}),
    }
