"""``evidence recheck open``: list the passages about which a person has to decide."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import format_option
from evidence.cli.where_options import chosen, where_option


@click.command()
@where_option("topic = trade and source = xu2020")
@format_option("text", "json")
@pass_app
def command(app: App, where: str | None, format_: str) -> None:
    """List the passages that read otherwise now, old and new side by side."""
    from evidence.cli.recheck_texts import tell_open
    from evidence.services.snapshots.waiting import list_open

    with app.reader() as session:
        found = list_open(session)
        fitting = chosen(app, session, "evidence", where)
    if fitting is not None:
        found = [one for one in found if one.passage.evidence in fitting]
    tell_open(found, format_)
