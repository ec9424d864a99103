"""The rosters of a text as plain values, for JSON and tables."""

from __future__ import annotations

from typing import Any

from evidence.text.rosters.finder import rosters_in
from evidence.text.rosters.found import FoundRoster


def rosters_report(text: str) -> list[dict[str, Any]]:
    """Return the rosters of *text* in order, each as a dict.

    ``text``, ``start``, ``end`` (code points of *text*), ``members`` (each with
    ``name`` as written, ``normal`` by which it is the same elsewhere, ``start`` and
    ``end``), ``count`` (how many the text says they are, else None) and ``complete``
    (nothing says that there are more).
    """
    return [roster_dict(found, text) for found in rosters_in(text)]


def roster_dict(found: FoundRoster, text: str) -> dict[str, Any]:
    """Return one roster of *text* as a dict."""
    return {
        "text": text[found.start : found.end],
        "start": found.start,
        "end": found.end,
        "members": [
            {
                "name": member.name,
                "normal": member.normal,
                "start": member.start,
                "end": member.end,
            }
            for member in found.members
        ],
        "count": found.count,
        "complete": found.complete,
    }
