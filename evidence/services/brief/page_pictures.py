"""What a brief says of the picture of a page: as printed, or as scanned."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from evidence.checker.pinned import page_words
from evidence.exporters.passage_line import Crop
from evidence.text.document import Page

__all__ = ["page_picture"]


def page_picture(
    source: str, words: str, page: Page, drawn: Mapping[str, Any], *, first: bool
) -> Crop:
    """Return the picture of a *page* on which *words* stand, as it was *drawn*.

    *first* tells whether the passage begins on it.
    """
    named = page_words(page.index, page.label)
    if not drawn["marked"]:
        alt = f"{named} of {source}, a scan that has the words: “{words}”"
        caption = f"{named} as scanned; a scan has no letters, so no words are marked"
    else:
        part = "the beginning" if first else "a part"
        cut = "" if drawn["whole"] else f", {part} of the passage"
        alt = f"{named} of {source}, the passage marked: “{words}”"
        caption = f"{named} as printed{cut}"
    return Crop(
        png=base64.b64decode(drawn["png"]),
        width=round(drawn["width"]),
        alt=alt,
        caption=caption,
    )
