"""``evidence audit``: list the figures that are, or soon will be, out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.dates import DAY, WITHIN
from evidence.cli.output import emit, format_option, say

if TYPE_CHECKING:
    from datetime import date, timedelta


@click.command()
@click.argument("manuscript", required=False)
@click.option("--as-of", type=DAY, help="Audit as on this day instead of today.")
@click.option(
    "--within",
    type=WITHIN,
    default="90d",
    show_default=True,
    help="How far ahead to look for figures that are soon outdated.",
)
@format_option()
@pass_app
def command(
    app: App,
    manuscript: str | None,
    as_of: date | None,
    within: timedelta,
    format_: str,
) -> None:
    """List the outdated and soon outdated figures of the ledger or one MANUSCRIPT.

    Each with the newer value where the ledger knows one. Shelf lives are settings;
    a topic without one is never outdated, only superseded.
    """
    from evidence.cli.claim_texts import audit_record
    from evidence.cli.paused import paused_collector
    from evidence.services.audit import audit
    from evidence.services.check import make_policy

    settings, day = app.settings, as_of or app.today()
    policy = make_policy(settings)
    with paused_collector(), app.reader() as session:
        found = audit(
            session, policy=policy, day=day, within=within, manuscript=manuscript
        )
    rows = [audit_record(row) for row in found.rows]
    emit(rows, format_, name="figures", empty="No figure is outdated or soon will be.")
    say(f"{found.figures} figures audited as of {day}: {len(rows)} listed")
    if found.undated:
        say(f"not judged: {found.undated} without an as-of date")
    if not policy.shelf_life:
        say("no topic has a shelf life: see evidence manual settings")
