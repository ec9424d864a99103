"""``evidence brief``: print what stands behind every claim, as PDF or HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from evidence.cli.app import App, pass_app
from evidence.cli.brief_options import brief_options, make_wishes
from evidence.cli.output import progress, say
from evidence.text.counts import many

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("manuscript", required=False)
@brief_options
@pass_app
def command(app: App, /, manuscript: str | None, output: Path, **asked: Any) -> None:
    """Print a brief of the ledger, or of one MANUSCRIPT.

    The same ledger, date, versions and fonts give the same bytes. A PDF carries its
    evidence, which evidence verify reads back.
    """
    from evidence.exporters.languages import find_words
    from evidence.exporters.whole_file import check_place
    from evidence.services.brief import composing as briefs

    exporter = briefs.find_exporter(output)
    check_place(output)
    wishes = make_wishes(app, manuscript, asked)
    find_words(wishes.language)
    with progress(f"making {output.name}"):
        with app.reader() as session:
            material = briefs.gather(session, wishes)
        brief = briefs.compose(material, wishes)
        exporter.write(brief, output)
    claims, sources = many(len(brief.cards), "claim"), len(brief.sources)
    say(f"{output}: {claims}, {many(sources, 'source')}")
