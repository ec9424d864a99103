"""``evidence source duplicates``: show which sources are one work, and why."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import clean, emit_json, format_option, progress, say, write


@click.command()
@click.option("--related", is_flag=True, help="Show also what is told apart.")
@format_option("text", "json")
@pass_app
def command(app: App, related: bool, format_: str) -> None:
    """Show which sources are one work, why, and what a merge would keep.

    Nothing is merged: evidence source merge does that, two by two. Editions, preprints
    and conference papers of a later article are told apart.
    """
    from dataclasses import asdict

    from evidence.cli.duplicate_texts import group_lines, summary
    from evidence.services.sources.duplicates import gather_records, search_duplicates

    with progress("comparing"):
        with app.reader() as session:
            records = gather_records(session)
        found = search_duplicates(records)
    if format_ == "json":
        emit_json(asdict(found))
        return
    for group in (*found.groups, *(found.related if related else ())):
        write(clean("\n".join((*group_lines(group), ""))))
    say(summary(found))
    if found.related and not related:
        say("evidence source duplicates --related shows those too")
