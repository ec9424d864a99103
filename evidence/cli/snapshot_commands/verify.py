"""``evidence snapshot verify``: read every kept byte again, and find every change."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import format_option, progress
from evidence.errors import ExitCode


@click.command()
@click.option("--all", "everything", is_flag=True, help="Also what no snapshot names.")
@format_option("text", "json")
@pass_app
@click.pass_context
def command(ctx: click.Context, app: App, everything: bool, format_: str) -> None:
    """Read every object of the store, and compare it with its name, its SHA-256.

    Ends with 7 where one is missing or altered. What is found is recorded, so that
    evidence check fails until it is whole again.
    """
    from evidence.cli.snapshot_texts import tell_verified
    from evidence.services.snapshots.verifying import (
        changes_damage,
        named_objects,
        record_damage,
        verify,
    )

    with app.reader() as session:
        named = named_objects(session)
    with progress("verifying"):
        looked = verify(app.store, named, everything=everything)
    with app.reader() as session:
        changed = changes_damage(session, looked)
    if changed:
        with app.writer("snapshot verify") as session:
            record_damage(session, looked)
    damaged = tell_verified(looked, format_)
    ctx.exit(ExitCode.INTEGRITY if damaged else ExitCode.CLEAN)
