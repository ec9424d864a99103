"""``evidence snapshot show``: show all that is recorded of a copy, or its text."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import clean, emit_json, format_option, write


@click.command()
@click.argument("snapshot", metavar="ID")
@click.option("--text", is_flag=True, help="Print the text that was read in it.")
@format_option("text", "json")
@pass_app
def command(app: App, snapshot: str, text: bool, format_: str) -> None:
    """Show the snapshot ID: where it came from, when, by whom, and what is in it."""
    from evidence.cli.snapshot_texts import record_of, tell_content, tell_shown
    from evidence.services.snapshots.listing import show
    from evidence.services.snapshots.texts import read_content

    with app.reader() as session:
        shown = show(session, snapshot)
        sha256 = shown.snapshot.sha256
        content = read_content(session, app.store, sha256) if text else None
    if content is not None:
        tell_content(content, format_)
    elif format_ == "json":
        emit_json({"snapshot": record_of(shown)})
    else:
        for line in tell_shown(shown):
            write(clean(line))
