"""``evidence recheck run``: list what is due, or with --online ask the servers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.dates import WITHIN
from evidence.cli.lookup_options import private_option
from evidence.cli.output import by_option, format_option
from evidence.cli.where_options import chosen, where_option
from evidence.errors import ExitCode

if TYPE_CHECKING:
    from datetime import timedelta


@click.command()
@click.argument("keys", nargs=-1, metavar="[KEY...]")
@click.option("--online", is_flag=True, help="Ask the servers; else only list.")
@click.option(
    "--older-than",
    type=WITHIN,
    default="0d",
    help="Only what was last looked at so long ago: 30d, 6w.",
)
@where_option("media_type = text/html and taken < 2026")
@private_option
@by_option
@format_option("text", "json")
@pass_app
@click.pass_context
def command(
    ctx: click.Context,
    app: App,
    keys: tuple[str, ...],
    online: bool,
    older_than: timedelta,
    where: str | None,
    allow_private: bool,
    by: str | None,
    format_: str,
) -> None:
    """Look at the addresses of the sources KEY, or of all, again.

    The same bytes; changed, but the passages are there; moved; altered, with old and
    new side by side; gone (404 or 410, twice, days apart); or it could not be told.
    What each says is recorded before the next is asked: what was learnt before Ctrl-C
    stays. Ends with 1 where a person has to decide about a passage.
    """
    from evidence.cli.asking import ask_all
    from evidence.cli.recheck_texts import tell_due
    from evidence.services.snapshots.due import list_due
    from evidence.services.snapshots.rechecking import check_online
    from evidence.services.sources.lookups import make_web

    with app.reader() as session:
        due = list_due(session, keys, older_than=older_than, now=app.now())
        fitting = chosen(app, session, "snapshots", where)
    if fitting is not None:
        due = [each for each in due if each.snapshot in fitting]
    if not online:
        tell_due(due, format_)
        return
    check_online(app.settings)
    web = make_web(app.settings, allow_private=allow_private, keep=False)
    waiting = ask_all(app, web, due, by=by, format_=format_)
    ctx.exit(ExitCode.FINDINGS if waiting else ExitCode.CLEAN)
