"""Pages as people write them, «p. 14», «14–15», beside those of a kept copy."""

from __future__ import annotations

import re

from evidence.text.cells import agrees_with_cell, short
from evidence.text.document import Page, Span
from evidence.text.quotations.comparing import SourceText

__all__ = ["agrees", "label_of", "words_of"]

_LEAD = re.compile(r"\A\s*(?:pages?|pp?|S|sheet)\b\.?\s*", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
_RANGE = re.compile(r"\s*[-–—]\s*")


def agrees(text: SourceText, span: Span, given: str) -> bool | None:
    """Tell whether *span* stands on the page *given*; None where nothing can tell.

    It does where one of its pages is named, or lies in a range that is; in a table its
    sheet, its row, or its cells.
    """
    if text.table:
        return agrees_with_cell(text.text, text.pages, span, given)
    labels = [page.label.casefold() for page in _pages(text, span) if page.label]
    wanted = _LEAD.sub("", given).strip().casefold()
    if not labels or not wanted:
        return None
    return any(
        _covers(part, label) for part in _PARTS.split(wanted) for label in labels
    )


def label_of(text: SourceText, span: Span) -> str:
    """Return the page, or first and last page, of *span* as printed; "" for none.

    In a table the address of its cells.
    """
    if cell := text.cell_of(span.start, span.end):
        return cell
    labels = [page.label for page in _pages(text, span)]
    if not labels or not labels[0]:
        return ""
    first, last = labels[0], labels[-1]
    return first if first == last or not last else f"{first}–{last}"


def words_of(text: SourceText, span: Span) -> str:
    """Return where *span* stands in words: «page 14», «page 3 of the file», or ""."""
    if cell := text.cell_of(span.start, span.end):
        return short(cell)
    if label := label_of(text, span):
        return f"pages {label}" if "–" in label else f"page {label}"
    page = text.page_at(span.start)
    return "" if page is None else f"page {page.index + 1} of the file"


def _covers(part: str, label: str) -> bool:
    if part == label:
        return True
    ends = _RANGE.split(part)
    if len(ends) != 2:
        return False
    if all(one.isdigit() for one in (*ends, label)):
        return int(ends[0]) <= int(label) <= _last(ends[0], ends[1])
    return label in ends


def _last(first: str, last: str) -> int:
    """Return the end of a range, in which «114–8» is short for 114–118."""
    return int(first[: max(len(first) - len(last), 0)] + last)


def _pages(text: SourceText, span: Span) -> list[Page]:
    return [
        page
        for number, page in enumerate(text.pages)
        if page.start < span.end
        and (number + 1 == len(text.pages) or text.pages[number + 1].start > span.start)
    ]
