"""``evidence source list``: list the sources in the order of their import."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import emit, format_option


@click.command()
@click.option("--cited-in", metavar="NAME", help="Only what this manuscript cites.")
@format_option()
@pass_app
def command(app: App, cited_in: str | None, format_: str) -> None:
    """List the sources in the order of their import."""
    from evidence.cli.paused import paused_collector
    from evidence.services.sources.listing import list_all

    with paused_collector(), app.reader() as session:
        rows = [source._asdict() for source in list_all(session, cited_in=cited_in)]
    emit(rows, format_, name="sources", empty="There are no sources.")
