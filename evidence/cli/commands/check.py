"""``evidence check``: re-check everything, and fail where something does not stand."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.dates import DAY
from evidence.cli.output import colour_wanted, progress, write
from evidence.errors import ExitCode, UsageFault

if TYPE_CHECKING:
    from datetime import date

    from evidence.checker.result import CheckResult
    from evidence.services.fixing.plan import Wanted


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
@click.option(
    "--fix",
    is_flag=True,
    help="First put right in the .bib files what rules are certain of.",
)
@click.option(
    "--dry-run", is_flag=True, help="With --fix: show the diff, write nothing, and end."
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
    fix: bool,
    dry_run: bool,
) -> None:
    """Check the ledger, or one MANUSCRIPT, by every rule.

    Ends with 0 where nothing at or above --fail-on was found, 1 where something was,
    9 where there was nothing to check. What --fix changed, evidence undo takes back.
    """
    from evidence.checker.finding import Severity
    from evidence.services.check import choose_rules, make_policy
    from evidence.services.fixing.plan import Wanted
    from evidence.services.reports import View, find_reporter

    started = time.monotonic()
    reporter, settings = find_reporter(format_), app.settings
    policy, today = make_policy(settings), as_of or app.today()
    rules = choose_rules(select or settings.select, ignore or settings.ignore)
    wanted = Wanted(rules, policy, today)
    if fix or dry_run:
        _fix(app, wanted, manuscript, fix=fix, dry_run=dry_run)
    if dry_run:
        return
    result = _result(app, wanted, manuscript)
    limit = Severity(fail_on or settings.fail_on)
    took = time.monotonic() - started if sys.stdout.isatty() else None
    write(reporter.report(result, View(colour_wanted(), limit, Severity(show), took)))
    ctx.exit(ExitCode.FINDINGS if result.fails(limit) else ExitCode.CLEAN)


def _result(app: App, wanted: Wanted, manuscript: str | None) -> CheckResult:
    """Run the rules, with what earlier runs have kept of a large library."""
    from evidence.cli.paused import paused_collector
    from evidence.services.check import check

    with paused_collector(), progress("checking"), app.reader() as session:
        return check(
            session,
            wanted.rules,
            policy=wanted.policy,
            today=wanted.today,
            manuscript=manuscript,
            kept=app.surveys,
        )


def _fix(
    app: App, wanted: Wanted, manuscript: str | None, *, fix: bool, dry_run: bool
) -> None:
    """Fix the files of the ledger's sources, or show what would be changed."""
    from evidence.cli.edit_texts import editing
    from evidence.cli.fix_texts import tell_fixes
    from evidence.services.fixing.files import fix_sources

    if not fix:
        raise UsageFault("--dry-run goes with --fix: a check writes nothing anyway")
    with editing(app, "check --fix", dry_run=dry_run) as session:
        report = fix_sources(session, wanted, manuscript=manuscript, dry_run=dry_run)
    tell_fixes(report, dry_run=dry_run)
