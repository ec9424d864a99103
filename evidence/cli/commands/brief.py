"""``evidence brief``: print what stands behind every claim, as PDF or HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.dates import DAY
from evidence.cli.output import progress, say
from evidence.cli.paths import PATH
from evidence.text.counts import many

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@click.command()
@click.argument("manuscript", required=False)
@click.option(
    "-o",
    "--output",
    type=PATH,
    default="brief.pdf",
    show_default=True,
    help="Where to; the suffix chooses .pdf or .html.",
)
@click.option(
    "--page",
    type=click.Choice(("A4", "Letter"), case_sensitive=False),
    default="A4",
    show_default=True,
    help="The size of the page.",
)
@click.option(
    "--date", "day", type=DAY, help="The day of the brief and its check; else today."
)
@click.option(
    "--style", metavar="NAME|FILE.csl", help="The citation style; else the settings'."
)
@click.option("--no-text", is_flag=True, help="Leave the manuscript's text out.")
@pass_app
def command(
    app: App,
    manuscript: str | None,
    output: Path,
    page: str,
    day: date | None,
    style: str | None,
    no_text: bool,
) -> None:
    """Print a brief of the ledger, or of one MANUSCRIPT.

    The same ledger, date, versions and fonts give the same bytes.
    """
    from evidence.exporters.base import PageSize
    from evidence.exporters.whole_file import check_place
    from evidence.services.brief import composing as briefs
    from evidence.services.check import make_policy

    exporter, settings = briefs.find_exporter(output), app.settings
    check_place(output)
    wishes = briefs.Wishes(
        day=day or app.today(),
        policy=make_policy(settings),
        manuscript=manuscript,
        select=settings.select,
        ignore=settings.ignore,
        page=PageSize[page.upper()],
        style=style or settings.style,
        publication=settings.publication,
        with_text=not no_text,
        read=app.read_object,
    )
    with progress(f"making {output.name}"):
        with app.reader() as session:
            material = briefs.gather(session, wishes)
        exporter.write(brief := briefs.compose(material, wishes), output)
    claims, sources = many(len(brief.cards), "claim"), len(brief.sources)
    say(f"{output}: {claims}, {many(sources, 'source')}")
