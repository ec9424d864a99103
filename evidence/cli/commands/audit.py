"""``evidence audit``: the editor's worklist of what is out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from evidence.cli.app import App, pass_app
from evidence.cli.dates import DAY, WITHIN
from evidence.cli.output import format_option

if TYPE_CHECKING:
    from evidence.services.audit import Audit


@click.command()
@click.argument("manuscript", required=False)
@click.option("--as-of", "day", type=DAY, help="Audit as on this day, not today.")
@click.option(
    "--within",
    type=WITHIN,
    default="90d",
    show_default=True,
    help="How far ahead to look for figures that are soon outdated.",
)
@click.option("--topic", help="Only the claims on this topic.")
@format_option("text", "json", "csv", "ics")
@pass_app
def command(app: App, /, format_: str, **asked: Any) -> None:
    """List what is out of date in the ledger or in one MANUSCRIPT, by risk.

    Each figure with the newer value where one is known, where that comes from, and an
    edit of the sentence. Shelf lives are settings; a topic without one never ages.
    """
    from evidence.cli.audit_printing import print_audit
    from evidence.services.audit import audit
    from evidence.services.check import make_policy

    policy = make_policy(app.settings)
    asked["day"] = asked["day"] or app.today()
    with app.reader() as session:
        found: Audit = audit(session, policy=policy, **asked)
    print_audit(found, format_, ages=bool(policy.shelf_life))
