"""``evidence check``: re-check everything, and fail where something does not stand."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.dates import DAY
from evidence.cli.output import colour_wanted, progress, write
from evidence.errors import ExitCode

if TYPE_CHECKING:
    from datetime import date


@click.command()
@click.argument("manuscript", required=False)
@click.option(
    "--select",
    multiple=True,
    help="Run only this code, slug or family; several with commas.",
)
@click.option(
    "--ignore",
    multiple=True,
    help="Leave out this code, slug or family; several with commas.",
)
@click.option(
    "--fail-on",
    type=click.Choice(("note", "warning", "error")),
    help="The severity from which to fail; else the settings', else error.",
)
@click.option(
    "--show",
    type=click.Choice(("note", "warning", "error")),
    default="warning",
    show_default=True,
    help="The severity from which to print findings; all are counted.",
)
@click.option("--as-of", type=DAY, help="Check as on this day instead of today.")
@click.option(
    "--format", "format_", default="text", show_default=True, help="text or json."
)
@pass_app
@click.pass_context
def command(
    ctx: click.Context,
    app: App,
    manuscript: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    show: str,
    as_of: date | None,
    format_: str,
) -> None:
    """Check the ledger, or one MANUSCRIPT, by every rule.

    Ends with 0 where nothing at or above --fail-on was found, 1 where something was,
    9 where there was nothing to check.
    """
    from evidence.checker.finding import Severity
    from evidence.services.check import check, make_policy
    from evidence.services.reports import View, find_reporter

    started = time.monotonic()
    reporter, settings = find_reporter(format_), app.settings
    with progress("checking"), app.reader() as session:
        result = check(
            session,
            policy=make_policy(settings),
            today=as_of or app.today(),
            manuscript=manuscript,
            select=select or settings.select,
            ignore=ignore or settings.ignore,
        )
    limit = Severity(fail_on or settings.fail_on)
    took = time.monotonic() - started if sys.stdout.isatty() else None
    view = View(colour_wanted(), limit, Severity(show), took)
    write(reporter.report(result, view))
    ctx.exit(ExitCode.FINDINGS if result.fails(limit) else ExitCode.CLEAN)
