"""``evidence recheck accept``: take the new wording of a passage for evidence."""

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
    """Take the new wording of the passage of EVIDENCE, such as e-7f3a2.

    It becomes the evidence's quotation, pinned in the newer copy; the old one stays
    with the re-check. Figures that the evidence gives are for you to correct.
    """
    from evidence.cli.recheck_texts import tell_decided
    from evidence.models import Verdict
    from evidence.services.passages.accepting import find_new_wording, pin_new_wording
    from evidence.services.snapshots.deciding import decide

    app.actor(by)
    with app.reader() as session:
        wording = find_new_wording(session, evidence)
    pin = pin_new_wording(lambda: app.store, wording)
    with app.writer("recheck accept", by=by, judgement=True) as session:
        decided = decide(session, evidence, Verdict.ACCEPTED, reason=reason, pin=pin)
    tell_decided(decided)
