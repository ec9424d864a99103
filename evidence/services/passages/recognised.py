"""Words that a recognised text has otherwise, or not: nobody knows before they look."""

from __future__ import annotations

from evidence.services.passages.copies import Opened
from evidence.services.passages.found import UNPINNED, Found, Standing, Wanted
from evidence.services.passages.pages import words_of
from evidence.services.passages.showing import around
from evidence.text.ocr_confusions import find_but_for_confusions

__all__ = ["RECOGNISED", "recognised_otherwise"]

RECOGNISED = "its letters were recognised in pictures (OCR), and may be wrong"

CONFUSED = (
    "it has the words but for signs that recognising confuses, such as 0 and O, 1 and "
    "l, 5 and S, rn and m"
)


def recognised_otherwise(opened: Opened, wanted: Wanted, found: Found) -> Found:
    """Return *found*, an alteration or absence, as the open question that it is.

    Where the words differ in nothing but what recognising confuses, that is said, with
    the place; otherwise how they differ. Neither is ever a match.
    """
    copy, text = opened.copy, opened.text
    span = find_but_for_confusions(text.text, wanted.quotation)
    where = words_of(text, span) if span is not None else ""
    page = f", {where}" if where else ""
    lines = [f"{copy.snapshot}{page}: {RECOGNISED}"]
    if span is not None:
        lines += [f"  {CONFUSED}:", f"  {around(text, span)}"]
    else:
        lines += ["  it has other words, or not these:"]
        lines += [f"  {line.strip()}" for line in found.message.split("\n")[1:]]
    return Found(
        Standing.UNCHECKED,
        "\n".join(lines),
        hint=f"look at {where or 'the page'} itself: evidence snapshot export "
        f"{copy.snapshot} -o FOLDER; what stands there decides. To keep your words "
        f"without this note: {UNPINNED.rpartition(': ')[2]}",
        difference=found.difference,
    )
