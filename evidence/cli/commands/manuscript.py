"""``evidence manuscript``: read, list and show texts; follow them through revisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from evidence.cli.app import App, pass_app
from evidence.cli.manuscript_references import references
from evidence.cli.manuscript_replies import replies
from evidence.cli.manuscript_revisions import accept, diff
from evidence.cli.output import (
    clean_line,
    emit,
    emit_json,
    format_option,
    progress,
    say,
    write,
)
from evidence.cli.paths import PATH
from evidence.cli.where_options import chosen, where_option
from evidence.text.counts import many

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from evidence.services.manuscripts import ManuscriptDetails, ManuscriptView


_SHOWN = ("name", "revision", "read_at", "words", "citations", "claims", "path")
"""What the table of manuscripts has for people; JSON and CSV have all."""


@click.group()
def command() -> None:
    """Read, list and show manuscripts, and follow what is anchored in them."""


command.add_command(diff)
command.add_command(accept)
command.add_command(references)
command.add_command(replies)


@command.command()
@click.argument("file", type=PATH)
@click.option("--name", help="What to call it; else the file's name.")
@click.option(
    "--dated", metavar="EDTF", help="When it was written: what «currently» means in it."
)
@click.option("--reader", help="How to read it: text, word, pdf, …; else by suffix.")
@format_option("text", "json")
@pass_app
def read(
    app: App, /, file: Path, reader: str | None, format_: str, **told: str | None
) -> None:
    """Read FILE as a manuscript, or as the next revision of one.

    Reading the same bytes again changes nothing.
    """
    from evidence.readers.base import read_manuscript
    from evidence.services.manuscripts import read_file

    with progress("reading"):
        document = read_manuscript(file, reader=reader, foreign=True)
    language = app.settings.language
    with progress("storing"), app.writer("manuscript read") as session:
        report = read_file(session, file, language=language, document=document, **told)
    for warning in report.warnings:
        say(clean_line(f"{file}: warning: {warning}"))
    if report.came_from:
        name = report.manuscript.name
        say(clean_line(f"{name} was read from {report.came_from} before"))
    row = {"outcome": report.outcome.value} | _row(report.manuscript)
    if format_ == "json":
        emit_json({"manuscript": row | {"claims_followed": dict(report.followed)}})
        return
    write(clean_line(_sentence(row)))
    if report.followed:
        from evidence.cli.revision_texts import tell_outcomes

        write(f"claims: {tell_outcomes(report.followed)}")
        say(f"hint: evidence manuscript diff {clean_line(row['name'])}")


@command.command("list")
@where_option("claims > 0 and read < 2026-06")
@format_option()
@pass_app
def list_(app: App, where: str | None, format_: str) -> None:
    """List the manuscripts, each in its latest revision."""
    from evidence.services.manuscripts import list_all

    with app.reader() as session:
        fitting = chosen(app, session, "manuscripts", where)
        rows = [
            _row(manuscript)
            for manuscript in list_all(session)
            if fitting is None or manuscript.name in fitting
        ]
    if format_ == "text":
        rows = [{name: row[name] for name in _SHOWN} for row in rows]
    emit(rows, format_, name="manuscripts", empty="There are no manuscripts.")


@command.command()
@click.argument("name", required=False)
@format_option("text", "json")
@pass_app
def show(app: App, name: str | None, format_: str) -> None:
    """Show the manuscript NAME: its sections and its revisions."""
    from dataclasses import asdict

    from evidence.services.manuscripts import show

    with app.reader() as session:
        found = show(session, name)
    row = _row(found.manuscript)
    if format_ == "json":
        sections = [asdict(section) for section in found.sections]
        revisions = [asdict(revision) for revision in found.revisions]
        parts = {"sections": sections, "revisions": revisions}
        told = {"warnings": list(found.warnings), "section_count": row["sections"]}
        emit_json({"manuscript": row | told | parts})
        return
    for line in _lines(found, row):
        write(clean_line(line))


def _lines(found: ManuscriptDetails, row: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is shown of one manuscript; foreign text is not yet cleaned."""
    yield from (row["title"], _sentence(row), f"SHA-256 {row['sha256']}")
    yield from (f"note: {warning}" for warning in found.warnings)
    for section in found.sections:
        yield f"{'  ' * section.level}{section.heading}"
    for each in found.revisions:
        yield f"revision {each.number}: {each.path}, {each.read_at}"


def _row(view: ManuscriptView) -> dict[str, Any]:
    """Return the columns of one manuscript; of its items, one column a status."""
    from dataclasses import asdict

    from evidence.models.vocabulary import ItemStatus

    items = {status.value: view.items.get(status, 0) for status in ItemStatus}
    row = {name: value for name, value in asdict(view).items() if name != "items"}
    return row | {"read_at": f"{view.read_at:%Y-%m-%dT%H:%M:%SZ}"} | items


_COUNTED = ("word", "section", "sentence", "citation")


def _sentence(row: Mapping[str, Any]) -> str:
    outcome = f" ({row['outcome']})" if "outcome" in row else ""
    counted = ", ".join(many(row[f"{noun}s"], noun) for noun in _COUNTED)
    return (
        f"{row['name']}: revision {row['revision']}{outcome}, {counted} "
        f"(items: {row['resolved']} resolved, {row['near']} near, "
        f"{row['ambiguous']} ambiguous, {row['missing']} missing)"
    )
