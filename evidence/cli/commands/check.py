"""``evidence check``: re-check everything, and fail where something does not stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from evidence.cli.app import App, pass_app
from evidence.cli.dates import DAY
from evidence.cli.kept import afresh_option
from evidence.cli.paths import PATH
from evidence.cli.where_options import where_option

if TYPE_CHECKING:
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
@where_option("topic = trade and not waived")
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
    "--publication",
    type=DAY,
    help="The day on which the text appears; else the settings'.",
)
@click.option(
    "--format",
    "format_",
    default="text",
    show_default=True,
    help="text, json, sarif, junit, github or errorformat.",
)
@click.option(
    "-o", "--output", type=PATH, help="Write this report to a file, not to stdout."
)
@click.option(
    "--report",
    "reports",
    multiple=True,
    metavar="FORMAT:FILE",
    help="Write another report of the same run to a file; repeat for more.",
)
@click.option(
    "--baseline",
    type=PATH,
    metavar="FILE",
    help="Fail on what this earlier report, JSON or SARIF, does not have.",
)
@click.option(
    "--on-disk",
    is_flag=True,
    help="Check manuscripts and .bib files as they are now; the ledger stays as it is.",
)
@afresh_option
@click.option(
    "--watch",
    is_flag=True,
    help="Check --on-disk again at every change of a file; Ctrl-C ends.",
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
def command(ctx: click.Context, app: App, /, **given: Any) -> None:
    """Check the ledger, or one MANUSCRIPT, by every rule.

    Ends with 0 where nothing at or above --fail-on was found, 1 where something was,
    9 where there was nothing to check. What --fix changed, evidence undo takes back.
    """
    from evidence.cli.check_run import CheckRun, check_options

    check_options(given)
    asked = CheckRun.asked(app, given)
    if given["watch"]:
        from evidence.cli.watching import watch

        ctx.exit(watch(asked))
    if given["fix"]:
        _fix(app, asked.wanted, given["manuscript"], dry_run=given["dry_run"])
    if not given["dry_run"]:
        ctx.exit(asked.run())


def _fix(app: App, wanted: Wanted, manuscript: str | None, *, dry_run: bool) -> None:
    """Fix the files of the ledger's sources, or show what would be changed."""
    from evidence.cli.edit_texts import editing
    from evidence.cli.fix_texts import tell_fixes
    from evidence.services.fixing.files import fix_sources

    with editing(app, "check --fix", dry_run=dry_run) as session:
        report = fix_sources(session, wanted, manuscript=manuscript, dry_run=dry_run)
    tell_fixes(report, dry_run=dry_run)
