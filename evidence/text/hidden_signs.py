"""Signs by which a text reads otherwise than it is written: told, never mended.

A figure with an unseen sign among its digits is not the figure that a reader sees, and
what is turned around on the page is compared as it stands in the file. Digits other
than 0 to 9 are not read as figures at all, which has to be said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.text.document import Document

_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
_INSIDE = re.compile(rf"(?<=[\d.,])[{_UNSEEN}\ufeff]+(?=[\d.,])")
_TURNED = re.compile("[\u202d\u202e]")
"""The overrides alone: the other marks are what scripts that run leftwards need."""
_FOREIGN = re.compile(r"(?:(?![0-9])\d)+")
_LOOK_ALIKE = re.compile(r"(?<=[0-9])[OoОоΟο](?=[0-9])")
_KINDS = (
    (
        _INSIDE,
        "figure with an unseen sign in it",
        "figures with an unseen sign in them",
    ),
    (_TURNED, "sign that turns the line around", "signs that turn the line around"),
    (
        _LOOK_ALIKE,
        "figure with a letter for a digit",
        "figures with a letter for a digit",
    ),
    (
        _FOREIGN,
        "figure in other digits than 0 to 9",
        "figures in other digits than 0 to 9",
    ),
)


def hidden_signs(document: Document) -> Iterator[str]:
    """Yield a sentence for each kind of such signs, with the line of the first."""
    if document.text.isascii():
        return
    for pattern, one, other in _KINDS:
        found = [match.start() for match in pattern.finditer(document.text)]
        if found:
            line, _ = document.line_of(found[0])
            counted = f"{len(found):,} {one if len(found) == 1 else other}"
            yield f"{counted} (the first in line {line}): not read"
