"""What a brief says of the picture of a page: as printed, as scanned, or as kept."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from evidence.checker.pinned import page_words
from evidence.exporters.passage_line import Crop
from evidence.text.document import Page

__all__ = ["page_picture"]

BY_MACHINE = "a machine recognised the words (OCR)"


def page_picture(
    source: str,
    words: str,
    page: Page | None,
    drawn: Mapping[str, Any],
    *,
    first: bool,
) -> Crop:
    """Return the picture of a *page* on which *words* stand, as it was *drawn*.

    No page stands for a copy that is one picture; *first* tells whether the passage
    begins there.
    """
    named = "the picture" if page is None else page_words(page.index, page.label)
    part = "the beginning" if first else "a part"
    cut = "" if drawn["whole"] else f", {part} of the passage"
    scanned = f"{named} {'as kept' if page is None else 'as scanned'}{cut}"
    if not drawn["marked"]:
        alt = f"{named} of {source}, a picture that has the words: “{words}”"
        caption = f"{scanned}; {BY_MACHINE}, where it read them is not known"
    else:
        alt = f"{named} of {source}, the passage marked: “{words}”"
        caption = f"{named} as printed{cut}"
        if drawn["recognised"]:
            caption = f"{scanned}; {BY_MACHINE} and marked where it read them"
    return Crop(
        png=base64.b64decode(drawn["png"]),
        width=round(drawn["width"]),
        alt=alt,
        caption=caption,
    )
