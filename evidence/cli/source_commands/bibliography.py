"""``evidence source bibliography``: print a list of references in a citation style."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import format_option, progress
from evidence.cli.paths import PATH

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.option("--cited-in", metavar="NAME", help="Only what this manuscript cites.")
@click.option(
    "--style", metavar="NAME|FILE.csl", help="The citation style; else the settings'."
)
@click.option("--locale", metavar="LANG", help="Its words, as in de or pt-BR.")
@format_option("text", "markdown", "html", "json")
@click.option("-o", "--output", type=PATH, help="The file to write; else stdout.")
@pass_app
def command(
    app: App,
    cited_in: str | None,
    style: str | None,
    locale: str | None,
    format_: str,
    output: Path | None,
) -> None:
    """Print all sources as a list of references, in the style's order.

    A style that numbers as cited numbers in the manuscript's order. HTML is a fragment
    to paste. Shipped styles: evidence source styles.
    """
    from evidence.cli.reference_texts import tell_list
    from evidence.services.citing.processing import cite
    from evidence.services.citing.styles import check_list_style, find_style
    from evidence.services.sources.reference_lists import gather_list

    chosen = check_list_style(find_style(style or app.settings.style))
    with app.reader() as session:
        entries = gather_list(session, cited_in=cited_in)
    with progress("formatting"):
        cited = cite(entries, chosen, locale=locale or "", in_text=False)
    about = {"style": chosen.name, "locale": locale or ""}
    tell_list(cited, format_, output, about)
