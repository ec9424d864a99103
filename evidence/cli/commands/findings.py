"""``evidence findings``: list what a check finds, for a sheet or another program."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import emit, format_option, progress
from evidence.cli.where_options import basis, where_option


@click.command()
@click.argument("manuscript", required=False)
@where_option("severity >= warning and code ~ FIG")
@format_option()
@pass_app
def command(app: App, manuscript: str | None, where: str | None, format_: str) -> None:
    """List what a check finds in the ledger, or in one MANUSCRIPT, a line each.

    Notes and what could not be checked are listed too; what is waived only where the
    expression asks for it. Ends with 0 whatever is found: evidence check fails.
    """
    from evidence.cli.finding_texts import finding_row
    from evidence.cli.paused import paused_collector
    from evidence.services.finding_listing import list_findings

    with paused_collector():
        with progress("checking"), app.reader() as session:
            found = list_findings(
                session, basis(app), manuscript=manuscript, where=where
            )
        rows = [finding_row(each) for each in found]
        emit(rows, format_, name="findings", empty="There are no such findings.")
