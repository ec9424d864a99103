"""``evidence source list``: list the sources in the order of their import."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import emit, format_option
from evidence.cli.where_options import where_option


@click.command()
@click.option("--cited-in", metavar="NAME", help="Only what this manuscript cites.")
@where_option("type = report and year < 2020 and not kept")
@format_option()
@pass_app
def command(app: App, cited_in: str | None, where: str | None, format_: str) -> None:
    """List the sources in the order of their import."""
    from evidence.cli.paused import paused_collector
    from evidence.services.sources.choice import fitting_keys
    from evidence.services.sources.listing import list_all

    with paused_collector(), app.reader() as session:
        fitting = None if where is None else fitting_keys(session, where)
        rows = [
            source._asdict()
            for source in list_all(session, cited_in=cited_in)
            if fitting is None or source.citekey in fitting
        ]
    emit(rows, format_, name="sources", empty="There are no sources.")
