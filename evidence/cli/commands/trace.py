"""``evidence trace``: show the chain behind one claim."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import emit_json, format_option, write


@click.command()
@click.argument("claim")
@format_option("text", "json")
@pass_app
def command(app: App, claim: str, format_: str) -> None:
    """Trace CLAIM from its words to what its sources rest on.

    The words lead to the citations printed beside them, those to the evidence tied to
    their sources, and the sources to those that they derive from.
    """
    import shutil
    from dataclasses import asdict

    from evidence.cli.tree import tree_lines
    from evidence.services.trace import trace

    with app.reader() as session:
        chain = trace(session, claim)
    if format_ == "json":
        emit_json({"trace": asdict(chain)})
        return
    for line in tree_lines(chain, width=shutil.get_terminal_size((100, 24)).columns):
        write(line)
