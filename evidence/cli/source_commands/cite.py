"""``evidence source cite``: print citations and references in a citation style."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import clean, emit_json, format_option, write


@click.command()
@click.argument("keys", nargs=-1, required=True, metavar="KEY...")
@click.option(
    "--style", metavar="NAME|FILE.csl", help="The citation style; else the settings'."
)
@click.option("--locale", metavar="LANG", help="Its words, as in de or pt-BR.")
@format_option("text", "markdown", "html", "json")
@pass_app
def command(
    app: App, keys: tuple[str, ...], style: str | None, locale: str | None, format_: str
) -> None:
    """Print the sources KEY... in a style: the citation, then the reference.

    The citation is what stands in the running text, or in a note. Shipped styles:
    evidence source styles.
    """
    from evidence.services.citing.processing import cite
    from evidence.services.citing.styles import find_style
    from evidence.services.sources.reference_lists import (
        as_records,
        gather_named,
        render,
    )

    chosen = find_style(style or app.settings.style)
    with app.reader() as session:
        entries = gather_named(session, keys)
    found = {each.key: each for each in cite(entries, chosen, locale=locale or "")}
    cited = [found[entry.key] for entry in entries]
    if format_ == "json":
        about = {"style": chosen.name, "locale": locale or ""}
        emit_json(about | {"references": as_records(cited)})
        return
    write(clean(render(cited, format_).rstrip("\n")))
