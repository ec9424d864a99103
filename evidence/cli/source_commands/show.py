"""``evidence source show``: show one source, its relations, where it is cited."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import emit_json, format_option, write


@click.command()
@click.argument("key")
@format_option("text", "json")
@pass_app
def command(app: App, key: str, format_: str) -> None:
    """Show the source KEY: its entry, its relations, and where it is cited."""
    from dataclasses import asdict

    from evidence.cli.output import clean
    from evidence.services.sources.listing import show

    with app.reader() as session:
        found = show(session, key)
    if format_ == "json":
        line = found.source._asdict()
        emit_json({"source": line | asdict(found) | {"source": line}})
        return
    write(clean(found.raw))
    write(clean(f"\nfrom {found.source.place}"))
    for relation in found.relations:
        kind = relation.kind.value.replace("_", " ")
        write(clean(f"{relation.source} {kind} {relation.target}  {relation.note}"))
    for text in found.cited:
        write(clean(f"cited: {text}"))
