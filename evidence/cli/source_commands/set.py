"""``evidence source set``: change fields of sources, in their .bib files and here."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.edit_texts import dry_run_option, editing, tell_edit, where_option
from evidence.cli.output import format_option


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="[KEY...] FIELD=VALUE...")
@where_option
@click.option("--latex", is_flag=True, help="Take each value as LaTeX, as it stands.")
@dry_run_option
@format_option("text", "json")
@pass_app
def command(
    app: App,
    words: tuple[str, ...],
    where: str | None,
    latex: bool,
    dry_run: bool,
    format_: str,
) -> None:
    """Set fields of the sources KEY; nothing else in their files changes.

    FIELD= takes a field out, FIELD+=ITEM and FIELD-=ITEM change a list, type=book the
    entry's type (a field called type is field.type). Values are text, in which LaTeX's
    signs are escaped; one with a brace or backslash is LaTeX. --where: fields compared
    by = != ~ !~ < <= > >=, has(doi), cited, tied, and, or, not, parentheses.
    """
    from evidence.services.sources.setting import set_fields, split_words

    keys, assignments = split_words(words, latex=latex)
    with editing(app, "source set", dry_run=dry_run) as session:
        report = set_fields(session, keys, assignments, where=where, dry_run=dry_run)
    tell_edit(report, format_, dry_run=dry_run)
