"""Titles as registries give them, HTML and all, as CSL's rich text.

CSL-JSON's titles may hold ``<i> <b> <sub> <sup>`` and small capitals (CSL 1.0.2,
«rich text»). Publishers send Crossref more than that: MathML, JATS, entities that were
escaped twice. What is not known is taken off, its text stays.
"""

from __future__ import annotations

import re
from html import unescape

__all__ = ["rich_text"]

_TAG = re.compile(r"<\s*(/?)\s*([A-Za-z][\w:.-]*)([^<>]*)>")
_SAME = {
    "i": "i",
    "em": "i",
    "italic": "i",
    "b": "b",
    "strong": "b",
    "bold": "b",
    "sub": "sub",
    "inf": "sub",
    "sup": "sup",
}
_ENTITY = re.compile(r"&(?:amp;)?(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,30});")


def rich_text(text: str) -> str:
    """Return *text* in CSL's rich text, its blanks joined."""
    decoded = _ENTITY.sub(_character, text)
    tagged = _TAG.sub(_tag, decoded)
    return " ".join(tagged.split())


def _tag(found: re.Match[str]) -> str:
    name = found[2].lower().rpartition(":")[2]
    known = _SAME.get(name)
    return f"<{found[1]}{known}>" if known else ""


def _character(found: re.Match[str]) -> str:
    """Return what an entity stands for, also one that was escaped twice."""
    once = unescape(found[0])
    return unescape(once) if _ENTITY.fullmatch(once) else once
