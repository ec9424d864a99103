"""Lines that label a table or a picture."""

from __future__ import annotations

import re

MAX_CAPTION = 300
"""In characters; a longer paragraph that begins "Table 1." is about the table."""
_CAPTION = re.compile(
    r"(?:Table|Figure):\s|"
    r"(?:Table|Figure|Fig\.|Box|Chart|Map|Graph|Plate|Exhibit)\s+"
    r"(?:[A-Z]\.?)?[0-9]+(?:[.\-–][0-9]+)*[a-z]?"
    r"(?:\s*[:.|–—-]\s|\s+[‘“\"'«(]|\s+[A-Z]|\s*$)"
)


def is_caption(text: str) -> bool:
    """Tell whether a paragraph is the caption of a table or picture.

    It begins with the label and its number, and goes on with a title: "Table 4.1
    ‘Trade by port’", not "Table 4.1 shows the trade".
    """
    return len(text) <= MAX_CAPTION and bool(_CAPTION.match(text))
