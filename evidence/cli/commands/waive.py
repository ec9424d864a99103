"""``evidence waive``: accept one finding, with a reason and an end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.dates import DAY
from evidence.cli.output import by_option, clean, emit, format_option, write
from evidence.errors import UsageFault

if TYPE_CHECKING:
    from datetime import date


@click.command()
@click.argument("code", required=False)
@click.argument("subject", required=False)
@click.option("--reason", help="Why the finding is accepted.")
@click.option("--until", type=DAY, help="The last day on which the waiver holds.")
@click.option("--list", "list_", is_flag=True, help="List the waivers instead.")
@by_option
@format_option()
@pass_app
def command(
    app: App,
    code: str | None,
    subject: str | None,
    reason: str | None,
    until: date | None,
    list_: bool,
    by: str | None,
    format_: str,
) -> None:
    """Waive the rule CODE for SUBJECT: a claim, a source's citekey, or a citation.

    A citation is named by its words, as in: evidence waive CIT003 'Pears 2018' …
    """
    from evidence.cli.claim_texts import waiver_record
    from evidence.services.waivers import WaiverDraft, list_waivers, waive

    today = app.today()
    if list_:
        with app.reader() as session:
            rows = [waiver_record(each, today) for each in list_waivers(session)]
        emit(rows, format_, name="waivers", empty="Nothing is waived.")
        return
    if not (code and subject and reason and until):
        raise UsageFault(
            "a waiver needs a rule, a subject, a reason and an end",
            hint="evidence waive CODE SUBJECT --reason WORDS --until YYYY-MM-DD",
        )
    with app.writer("waive", by=by, judgement=True) as session:
        draft = WaiverDraft(code, subject, reason, until)
        held = waive(session, draft, today=today)
    write(clean(f"{held.code} waived for {held.subject} until {held.until}"))
