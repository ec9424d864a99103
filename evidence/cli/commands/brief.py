"""``evidence brief``: print what stands behind every claim, as PDF or HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from evidence.cli.app import App, pass_app
from evidence.cli.brief_options import brief_options, make_wishes, narrowed
from evidence.cli.output import progress, say

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("manuscript", required=False)
@brief_options
@pass_app
def command(app: App, /, manuscript: str | None, output: Path, **asked: Any) -> None:
    """Print a brief of the ledger, or of one MANUSCRIPT.

    The same ledger, date, versions and fonts give the same bytes. A PDF carries its
    evidence, which evidence verify reads back. With -o copy.docx (or .md, .tex) it is
    the author's own file with comments; with .txt a list of them.
    """
    from evidence.cli.brief_copy import check_copy, is_copy, write_copy
    from evidence.exporters.languages import find_words
    from evidence.exporters.whole_file import check_place
    from evidence.services.brief import composing as briefs

    where = asked["where"]
    if is_copy(output):
        check_copy(click.get_current_context())
        write_copy(app, output, make_wishes(app, manuscript, asked), where)
        return
    exporter = briefs.find_exporter(output)
    check_place(output)
    wishes = make_wishes(app, manuscript, asked, carry=exporter.carries)
    find_words(wishes.language)
    with progress(f"making {output.name}"):
        with app.reader() as session:
            wishes = narrowed(app, session, wishes, where)
            material = briefs.gather(session, wishes)
        crops = not asked["no_crops"]
        material = briefs.with_passages(material, lambda: app.store, crops=crops)
        brief = briefs.compose(material, wishes)
        exporter.write(brief, output)
    say(f"{output}: {briefs.counted(brief)}")
