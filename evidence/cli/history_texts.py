"""The history of a claim's values, as lines of text."""

from __future__ import annotations

from evidence.checker.overtaken import Value, event_words


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
