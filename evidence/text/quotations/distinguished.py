"""Words left out that tell one thing from another of the same name.

Where the source has «the claim for loss of rent» and «the claim for distress», neither
is «the claim …»: what stands behind the noun says which of them is meant.
"""

from __future__ import annotations

import re

from evidence.text.quotations.source import SourceText

_KEPT = re.compile(
    r"\b(?:the|its|their|his|her|der|die|das|le|la|el) (?P<noun>[^\W\d_]{3,})\s*\Z",
    re.IGNORECASE,
)
_PREPOSITIONS = (
    r"of|for|in|at|on|from|against|with|to|von|für|gegen|aus|de|du|des|pour|contre|para"
)
_TELLING = re.compile(
    rf"\s*(?P<which>(?:{_PREPOSITIONS}) (?:(?:the|a|an|der|die|das|dem|den|la|le|les"
    rf"|el)"
    r" )?[^\W_]+)",
    re.IGNORECASE,
)
_AROUND = 3_000
"""Characters before and behind in which another of the same name counts."""


def told_apart(source: SourceText, start: int, end: int) -> str:
    """Say which of several is meant by what stands between two places and goes."""
    text = source.normal.folded
    kept = _KEPT.search(text[max(0, start - 60) : start])
    gone = _TELLING.match(text[start:end])
    if kept is None or gone is None:
        return ""
    noun, which = kept["noun"], gone["which"]
    around = text[max(0, start - _AROUND) : start + _AROUND]
    others = re.finditer(
        rf"\b(?:the|its|their|his|her|der|die|das|le|la|el) {re.escape(noun)}"
        + _TELLING.pattern,
        around,
    )
    other = next((one["which"] for one in others if one["which"] != which), "")
    if not other:
        return ""
    return f"“{noun} {which}”, of which it speaks, is not “{noun} {other}”"
