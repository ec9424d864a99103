"""``evidence source check-file``: say what is in a .bib file and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import format_option, progress
from evidence.cli.paths import PATH
from evidence.errors import ExitCode, UsageFault

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("file", type=PATH)
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
    "--fix",
    is_flag=True,
    help="First put right in the file what rules are certain of.",
)
@click.option(
    "--dry-run", is_flag=True, help="With --fix: show the diff, write nothing, and end."
)
@format_option("text", "json")
@pass_app
@click.pass_context
def command(
    ctx: click.Context,
    app: App,
    file: Path,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fix: bool,
    dry_run: bool,
    format_: str,
) -> None:
    """Read the bibliography FILE and check its entries; no ledger is needed.

    Ends with 1 where there is an error. Without --fix nothing is changed.
    """
    from evidence.cli.file_texts import tell_file
    from evidence.cli.fix_texts import tell_fixes
    from evidence.services.check import choose_rules, make_policy
    from evidence.services.fixing.file_report import report_file
    from evidence.services.fixing.files import fix_file
    from evidence.services.fixing.plan import Wanted

    if dry_run and not fix:
        raise UsageFault("--dry-run goes with --fix: a check writes nothing anyway")
    house = app.settings
    rules = choose_rules(select or house.select, ignore or house.ignore)
    wanted = Wanted(rules, make_policy(house), app.today())
    if fix:
        tell_fixes(fix_file(file, wanted, dry_run=dry_run), dry_run=dry_run)
    if dry_run:
        return
    with progress("reading"):
        report = report_file(file, rules, policy=wanted.policy, today=wanted.today)
    tell_file(report, format_)
    ctx.exit(ExitCode.FINDINGS if report.failed else ExitCode.CLEAN)
