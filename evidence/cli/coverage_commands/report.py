"""``evidence coverage report``: measure coverage by section, as text, JSON or HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import format_option, progress
from evidence.cli.paths import PATH
from evidence.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("name", required=False)
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Fail (exit 1) where less is tied; else the setting coverage.",
)
@format_option("text", "json", "html")
@click.option("-o", "--output", type=PATH, metavar="FILE", help="Write to FILE.")
@click.pass_context
@pass_app
def command(
    app: App,
    ctx: click.Context,
    name: str | None,
    fail_under: float | None,
    format_: str,
    output: Path | None,
) -> None:
    """Report how many checkable sentences of the manuscript NAME are tied to evidence.

    A sentence counts where it states a figure or a date, lists names, quotes, puts
    something above all others, says what somebody named did or said, or cites. It is
    tied where a claim stands in it that evidence supports. Declared sentences are not
    counted. HTML is the manuscript itself, each sentence marked.
    """
    from evidence.cli.coverage_texts import print_report, too_low
    from evidence.services.coverage import cover

    with progress("measuring"), app.reader() as session:
        report = cover(session, name)
    print_report(report, format_, output)
    least = app.settings.coverage if fail_under is None else fail_under
    ctx.exit(ExitCode.FINDINGS if too_low(report, least) else ExitCode.CLEAN)
