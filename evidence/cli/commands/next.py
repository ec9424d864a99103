"""``evidence next``: go through what is to be checked next, the most urgent first."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import (
    by_option,
    clean,
    emit_json,
    format_option,
    progress,
    say,
    write,
)
from evidence.cli.where_options import basis, chosen, where_option
from evidence.errors import UsageFault

if TYPE_CHECKING:
    from evidence.services.next_up import Waiting


@click.command()
@click.argument("manuscript", required=False)
@where_option("topic = trade and not waived")
@click.option("--once", is_flag=True, help="Show the first claim, and end.")
@click.option("--ask", is_flag=True, help="Ask, though this is no terminal.")
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", help="No more claims than N."
)
@by_option
@format_option("text", "json")
@pass_app
def command(
    app: App,
    manuscript: str | None,
    where: str | None,
    once: bool,
    ask: bool,
    limit: int | None,
    by: str | None,
    format_: str,
) -> None:
    """Show the claims that wait, by risk, with sentence, evidence and findings.

    In a terminal each is answered with one key: s skip, r rate, t tie, w waive, n note,
    o open the source, u undo, q quit. Each answer is one command to undo. Elsewhere,
    and with --once, the first is shown; --format json gives the queue.
    """
    from evidence.cli.next_asking import Asking
    from evidence.cli.next_texts import waiting_record
    from evidence.cli.paused import paused_collector
    from evidence.services.next_up import queue

    if ask and (once or format_ == "json"):
        raise UsageFault("--ask shows claims one by one: not with --once or json")
    answering = ask or (not once and sys.stdin.isatty() and sys.stderr.isatty())
    whole = format_ == "json" or answering
    count = 1 if once else limit or (None if whole else 1)
    with (
        progress("looking what is next"),
        paused_collector(),
        app.reader() as session,
    ):
        names = chosen(app, session, "claims", where)
        waiting = queue(session, basis(app), manuscript=manuscript, names=names)
        shown = waiting.first(count)
    if format_ == "json":
        emit_json({"waiting": len(waiting), "claims": [*map(waiting_record, shown)]})
    elif answering and shown:
        Asking(app, shown, by=by).run()
    else:
        _show(shown, len(waiting))


def _show(shown: Sequence[Waiting], count: int) -> None:
    """Print those of *count* waiting claims that are *shown*."""
    from evidence.cli.next_texts import waiting_lines

    for number, each in enumerate(shown, 1):
        for line in waiting_lines(each, number, count):
            write(clean(line))
    if not shown:
        say("nothing waits: no claim is at stake")
