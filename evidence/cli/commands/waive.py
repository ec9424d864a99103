"""``evidence waive``: accept one finding, with a reason and an end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.dates import DAY
from evidence.cli.output import by_option, clean, emit, format_option, say, write
from evidence.cli.where_options import (
    basis,
    chosen,
    judging,
    preview_option,
    where_option,
)
from evidence.errors import UsageFault

if TYPE_CHECKING:
    from datetime import date

    from evidence.services.waivers import WaivedAll


@click.command()
@click.argument("code", required=False)
@click.argument("subject", required=False)
@click.option("--reason", help="Why the finding is accepted.")
@click.option("--until", type=DAY, help="The last day on which the waiver holds.")
@click.option("--list", "list_", is_flag=True, help="List the waivers instead.")
@where_option("topic = oil")
@preview_option
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
    where: str | None,
    dry_run: bool,
    by: str | None,
    format_: str,
) -> None:
    """Waive the rule CODE for SUBJECT: a claim, a citekey, a citation, a manuscript.

    The rule says which of them it is. A citation is named by its words, as in: evidence
    waive CIT003 'Pears 2018' … --where waives a rule about claims for many of them, one
    about sources for many sources; with --list it is about the waivers: 'code = FIG001
    and not ended'.
    """
    if list_:
        _list(app, where, format_)
        return
    if not (code and reason and until) or (subject is None) == (where is None):
        raise UsageFault(
            "a waiver needs a rule, a subject, a reason and an end",
            hint="evidence waive CODE SUBJECT --reason WORDS --until YYYY-MM-DD",
        )
    from evidence.services.bulk import waivers_for
    from evidence.services.waivers import WaiverDraft, waive_all

    draft = WaiverDraft(code, subject or "", reason, until)
    with judging(app, "waive", by=by, dry_run=dry_run) as session:
        drafts = [draft]
        if where is not None:
            drafts = waivers_for(session, draft, where, basis(app))
        done = waive_all(session, drafts, today=app.today(), dry_run=dry_run)
        if where is None:
            done.refuse_held()
    _tell(done, dry_run=dry_run)


def _list(app: App, where: str | None, format_: str) -> None:
    from evidence.cli.claim_texts import waiver_record
    from evidence.services.waivers import list_waivers

    today = app.today()
    with app.reader() as session:
        fitting = chosen(app, session, "waivers", where)
        rows = [
            waiver_record(each, today)
            for each in list_waivers(session)
            if fitting is None or each.name in fitting
        ]
    emit(rows, format_, name="waivers", empty="Nothing is waived.")


def _tell(done: WaivedAll, *, dry_run: bool) -> None:
    verb = "would be waived" if dry_run else "waived"
    for one in done.made:
        write(clean(f"{one.code} {verb} for {one.subject} until {one.until}"))
    for one in done.held:
        say(clean(f"{one.code} is waived already for {one.subject} until {one.until}"))
    if dry_run:
        say("nothing was written (--dry-run)")
