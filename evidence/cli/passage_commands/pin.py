"""``evidence passages pin``: look for recorded quotations in the kept copies."""

from __future__ import annotations

from typing import Any

import click

from evidence.cli.app import App, pass_app
from evidence.cli.claim_options import anchor_options
from evidence.cli.output import format_option, progress
from evidence.errors import ExitCode


@click.command()
@click.argument("names", nargs=-1, metavar="[EVIDENCE|CLAIM...]")
@click.option("--all", "everything", is_flag=True, help="All evidence that quotes.")
@click.option("--again", is_flag=True, help="Also what is pinned already.")
@anchor_options
@format_option("text", "json")
@pass_app
@click.pass_context
def command(
    ctx: click.Context,
    app: App,
    /,
    names: tuple[str, ...],
    everything: bool,
    again: bool,
    format_: str,
    **place: Any,
) -> None:
    """Pin the quotations of EVIDENCE, of a CLAIM, or of all, to kept copies.

    After a copy was added, or read again. What is not there, or stands there otherwise,
    is told with the difference, and the exit is 1; what could not be looked at is
    unchecked. Empty pages are filled in.
    """
    from evidence.cli.passage_options import wanted_place
    from evidence.cli.passage_texts import tell_pinned
    from evidence.services.passages import pin_all

    wanted = wanted_place(place)
    with app.reader() as session:
        targets = pin_all.find_targets(
            session, names, wanted, everything=everything, again=again
        )
    with progress("looking for quotations"):
        looked = pin_all.look_for_all(lambda: app.store, targets)
    with app.writer("passages pin") as session:
        pin_all.record_found(session, looked)
    tell_pinned(looked, format_=format_)
    ctx.exit(ExitCode.FINDINGS if pin_all.has_findings(looked) else ExitCode.CLEAN)
