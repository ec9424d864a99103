"""``evidence recheck keep``: stay with the old wording of a passage, for a reason."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import by_option


@click.command()
@click.argument("evidence", metavar="EVIDENCE")
@click.option("--reason", required=True, metavar="TEXT", help="Why.")
@by_option
@pass_app
def command(app: App, evidence: str, reason: str, by: str | None) -> None:
    """Stay with the passage of EVIDENCE as the kept copy has it.

    For a reason, which reports show. The same difference is not asked about again.
    """
    from evidence.cli.recheck_texts import tell_decided
    from evidence.models import Verdict
    from evidence.services.snapshots.deciding import decide

    with app.writer("recheck keep", by=by, judgement=True) as session:
        decided = decide(session, evidence, Verdict.KEPT, reason=reason)
    tell_decided(decided)
