"""``evidence audit``: the editor's worklist of what is out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from evidence.cli.app import App, pass_app
from evidence.cli.dates import DAY, WITHIN
from evidence.cli.kept import afresh_option
from evidence.cli.output import format_option
from evidence.cli.paths import PATH
from evidence.cli.where_options import where_option
from evidence.errors import UsageFault

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("manuscript", required=False)
@click.option("--as-of", "day", type=DAY, help="Audit as on this day, not today.")
@click.option(
    "--within",
    type=WITHIN,
    default="90d",
    show_default=True,
    help="How far ahead to look for figures that are soon outdated.",
)
@click.option("--topic", help="Only the claims on this topic.")
@where_option("confidence < moderate")
@click.option("--timeline", is_flag=True, help="Draw the values over time instead.")
@click.option("--claim", metavar="CLAIM", help="Only this claim's timeline.")
@click.option("-o", "--output", type=PATH, help="Where to draw it: figure.svg.")
@afresh_option
@format_option("text", "json", "csv", "ics")
@pass_app
def command(app: App, /, format_: str, **asked: Any) -> None:
    """List what is out of date in the ledger or in one MANUSCRIPT, by risk.

    Each figure with the newer value where one is known, where that comes from, and an
    edit of the sentence. Shelf lives are settings; a topic without one never ages.
    """
    timeline, output = asked.pop("timeline"), asked.pop("output")
    afresh = asked.pop("afresh")
    if timeline:
        if asked.pop("where") is not None:
            raise UsageFault("--timeline takes --topic and --claim, not --where")
        from evidence.cli.audit_timeline import print_timeline

        print_timeline(app, asked, format_=format_, output=output)
        return
    refuse_without_timeline(output, asked.pop("claim"))
    from evidence.cli.audit_printing import run_audit

    run_audit(app, asked, format_, afresh=afresh)


def refuse_without_timeline(output: Path | None, claim: str | None) -> None:
    """Raise UsageFault for what only a timeline needs, and say what is missing."""
    if output is not None:
        raise UsageFault(
            f"-o {output} is where a timeline is drawn, and --timeline is missing",
            hint=f"evidence audit --timeline -o {output}; to keep the list in a file: "
            "evidence audit --format csv > FILE",
        )
    if claim is not None:
        raise UsageFault(
            f"--claim {claim} is of a timeline, and --timeline is missing",
            hint=f"evidence audit --timeline --claim {claim} -o figure.svg",
        )
