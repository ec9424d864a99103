"""``evidence recheck open``: list the passages about which a person has to decide."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import format_option


@click.command()
@format_option("text", "json")
@pass_app
def command(app: App, format_: str) -> None:
    """List the passages that read otherwise now, old and new side by side."""
    from evidence.cli.recheck_texts import tell_open
    from evidence.services.snapshots.waiting import list_open

    with app.reader() as session:
        found = list_open(session)
    tell_open(found, format_)
