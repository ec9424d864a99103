"""Places of a text as a person is shown them: with the words around, numbered."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.services.passages.pages import words_of
from evidence.text.cells import in_one_line
from evidence.text.document import Span
from evidence.text.quotations.comparing import SourceText

__all__ = ["around", "listed"]

AROUND = 90
"""Characters shown on both sides of a place."""
SHOWN = 6
"""Places that are shown of many."""
LONGEST = 300
"""Characters of a passage that are shown."""


def listed(text: SourceText, places: Sequence[Span]) -> str:
    """Return places a line each, numbered as ``--occurrence`` counts."""
    lines = []
    for number, place in enumerate(places[:SHOWN], 1):
        where = words_of(text, place)
        lines.append(
            f"  {number}. {f'{where}: ' if where else ''}{around(text, place)}"
        )
    if len(places) > SHOWN:
        lines.append(f"  and {len(places) - SHOWN} more")
    return "\n".join(lines)


def around(text: SourceText, span: Span) -> str:
    """Return a place with the words around it, in one line."""
    start, end = max(0, span.start - AROUND), span.end + AROUND
    before, after = text.text[start : span.start], text.text[span.end : end]
    words = in_one_line(text.text[span.start : span.end])
    if len(words) > LONGEST:
        words = f"{words[: LONGEST * 2 // 3]} … {words[-LONGEST // 3 :]}"
    if start:
        before = f"… {before.partition(' ')[2]}"
    if end < len(text.text):
        after = f"{after.rpartition(' ')[0]} …"
    return in_one_line(f"{before}«{words}»{after}")
