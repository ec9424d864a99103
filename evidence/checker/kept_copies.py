"""Whether a copy of a source is kept, so that what was read can be read again."""

from __future__ import annotations

import re

from evidence.checker.facts import SourceFacts

_ARCHIVES = re.compile(
    r"\b(?:web\.archive\.org|archive\.org/(?:web|details)|perma\.cc|webcitation\.org"
    r"|archive\.(?:today|ph|is|md|vn|li|fo)|ghostarchive\.org|arquivo\.pt"
    r"|webarchive\.[a-z.]+|wayback\.)",
    re.IGNORECASE,
)
_PLACES = (
    "url", "archiveurl", "archive-url", "urlarchive", "note", "howpublished",
    "addendum", "x-archive",
)  # fmt: skip


def kept_copy(source: SourceFacts) -> str:
    """Return in words what keeps a copy of *source*; empty where nothing is known to.

    A snapshot, a linked file, or the address of an archive. That the store has lost a
    snapshot is for the rules on snapshots to tell.
    """
    if source.snapshots:
        return "a snapshot"
    if (source.get("file") or "").strip():
        return "a linked file"
    for name in _PLACES:
        if _ARCHIVES.search(source.get(name) or ""):
            return f"an archive's address in {name}"
    return ""
