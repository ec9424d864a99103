"""The history of a claim's values, as records and as lines of text."""

from __future__ import annotations

from typing import Any

from evidence.checker.overtaken import Value, event_words


def value_record(value: Value) -> dict[str, Any]:
    """Return one value of a claim's history; no figure: the claim as a whole."""
    over = value.overtaken
    return {
        "figure": value.figure.text if value.figure is not None else None,
        "rank": value.rank.value,
        "since": value.since,
        "source": value.source,
        "by": value.by,
        "at": value.at.isoformat(),
        "overtaken": over
        and {
            "supersession": over.name,
            "newer": over.newer.text if over.newer is not None else None,
            "since": over.as_of.text,
            "source": over.source,
            "reason": over.reason,
            "by": over.by,
            "at": over.at.isoformat(),
        },
    }


def value_line(value: Value) -> str:
    """Return a value's rank, since when it holds, and what overtook it."""
    what = value.figure.text if value.figure is not None else "the claim as a whole"
    gave = f", {value.source}" if value.source else ""
    since = f", since {value.since}" if value.since else ""
    over = value.overtaken
    if over is None:
        who = f" – {value.by}, {value.at.date()}" if value.source else ""
        return f"  {value.rank.value}: {what}{since}{gave}{who}"
    return (
        f"  {value.rank.value}: {what}{since}{gave}; overtaken {event_words(over)} – "
        f"{over.by}, {over.at.date()}"
    )
