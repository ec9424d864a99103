"""``evidence upgrade``: bring an older ledger up to date, after a backup."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import progress, say


@click.command()
@pass_app
def command(app: App) -> None:
    """Bring an older ledger up to date with this version of evidence.

    A backup is made beside it first; the upgrade is done wholly or not at all.
    """
    from evidence.services.ledgers import upgrade

    where = app.location
    with progress("upgrading the ledger"):
        done = upgrade(where)
    if done.backup is not None:
        say(f"backup: {done.backup}")
    say(f"{where} is {'now' if done.changed else 'already'} up to date")
