"""``evidence coverage undeclare``: take a declaration back."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import by_option, clean, write


@click.command()
@click.argument("declaration")
@by_option
@pass_app
def command(app: App, declaration: str, by: str | None) -> None:
    """Take back DECLARATION (o-…), as evidence coverage declarations names it."""
    from evidence.services.declarations import undeclare

    with app.writer("coverage undeclare", by=by, judgement=True) as session:
        gone = undeclare(session, declaration)
    write(clean(f"{gone.name}: no longer declared {gone.ground.value}"))
