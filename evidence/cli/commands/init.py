"""``evidence init``: make a new, empty ledger."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import progress, say


@click.command()
@click.argument("path", required=False)
@pass_app
def command(app: App, path: str | None) -> None:
    """Make a new, empty ledger: evidence.db here, or at PATH.

    PATH is a file, a folder for an evidence.db, or the URL of a PostgreSQL database.
    Nothing that exists is overwritten.
    """
    from evidence.db.location import LEDGER_NAME, parse_location
    from evidence.services.ledgers import init

    named = path or app.ledger or app.settings.ledger or LEDGER_NAME
    with progress("making the ledger"):
        made = init(parse_location(named))
    say(f"made the ledger {made}")
    say("next: evidence source import refs.bib, evidence manuscript read chapter.md")
