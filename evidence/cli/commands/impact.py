"""``evidence impact``: show what falls if a source falls."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import clean, emit_json, format_option, say, write


@click.command()
@click.argument("key")
@format_option("text", "json")
@pass_app
def command(app: App, key: str, format_: str) -> None:
    """Show every claim, figure and manuscript that falls if the source KEY falls.

    With it fall the sources that derive from it, and what is known through it only.
    Each claim says what it still stands on; what rests on this alone comes out.
    """
    import shutil

    from evidence.cli.impact_texts import impact_record
    from evidence.cli.tree import tree_lines
    from evidence.services.impact import impact, summary

    with app.reader() as session:
        report = impact(session, key)
    if format_ == "json":
        emit_json({"impact": impact_record(report)})
        return
    width = shutil.get_terminal_size((100, 24)).columns
    for line in tree_lines(report.tree, width=width):
        write(line)
    for claim in report.impact.alone():
        write(clean(f"rests on it alone: {claim.claim.name}"))
    say(summary(report))
