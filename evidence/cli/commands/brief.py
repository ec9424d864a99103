"""``evidence brief``: print what stands behind every claim, as PDF or HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from evidence.cli.app import App, pass_app
from evidence.cli.dates import DAY
from evidence.cli.output import progress, say
from evidence.cli.paths import PATH

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
    help="Where to: .pdf, .html; .docx, .md, .tex, .txt: an annotated copy.",
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
@click.option("--no-crops", is_flag=True, help="Show no pictures of sources' pages.")
@pass_app
def command(
    app: App,
    manuscript: str | None,
    output: Path,
    page: str,
    day: date | None,
    style: str | None,
    no_text: bool,
    no_crops: bool,
) -> None:
    """Print a brief of the ledger, or of one MANUSCRIPT.

    The same ledger, date, versions and fonts give the same bytes. With -o copy.docx (or
    .md, .tex) it is the author's own file with comments; with .txt a list of them.
    """
    from evidence.cli.brief_copy import is_copy, write_copy
    from evidence.exporters.whole_file import check_place
    from evidence.services.brief import composing as briefs

    if is_copy(output):
        write_copy(app, manuscript, output, day)
        return
    exporter = briefs.find_exporter(output)
    check_place(output)
    wishes = _wishes(app, manuscript, page, day, style, with_text=not no_text)
    with progress(f"making {output.name}"):
        with app.reader() as session:
            material = briefs.gather(session, wishes)
        material = briefs.with_passages(material, lambda: app.store, crops=not no_crops)
        brief = briefs.compose(material, wishes)
        exporter.write(brief, output)
    say(f"{output}: {briefs.counted(brief)}")


def _wishes(
    app: App,
    manuscript: str | None,
    page: str,
    day: date | None,
    style: str | None,
    *,
    with_text: bool,
) -> Any:
    from evidence.exporters.base import PageSize
    from evidence.services.brief.composing import Wishes
    from evidence.services.check import make_policy

    settings = app.settings
    return Wishes(
        day=day or app.today(),
        policy=make_policy(settings),
        manuscript=manuscript,
        select=settings.select,
        ignore=settings.ignore,
        page=PageSize[page.upper()],
        style=style or settings.style,
        publication=settings.publication,
        with_text=with_text,
        read=app.read_object,
    )
