"""``evidence manuscript references``: a printed reference list against the ledger."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import emit, format_option, progress, say

if TYPE_CHECKING:
    from evidence.services.manuscript_references import ReferenceView


@click.command()
@click.argument("name", required=False)
@format_option()
@pass_app
def references(app: App, name: str | None, format_: str) -> None:
    """Compare the reference list of the manuscript NAME with what it cites.

    Says what is cited and not listed, listed and not cited, and where the list prints
    another author, year or title than the bibliography has.
    """
    from evidence.services.manuscript_references import list_references

    with progress("comparing"), app.reader() as session:
        found = list_references(session, name)
    rows = [_row(one) for one in found]
    if format_ == "text":
        rows = [row for row in rows if row["outcome"] != "agrees"]
    emit(rows, format_, name="references", empty="The list agrees in everything.")
    if format_ == "text":
        counts = Counter(one.outcome.value for one in found)
        say(", ".join(f"{number} {what}" for what, number in counts.most_common()))


def _row(one: ReferenceView) -> dict[str, Any]:
    return {
        "line": one.place.line,
        "outcome": one.outcome.value,
        "key": one.key,
        "text": one.text,
        "candidates": list(one.candidates),
        "differences": list(one.differences),
    }
