"""``evidence export``: write the ledger as text, or claims in other formats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from evidence.cli.app import App, pass_app
from evidence.cli.dates import DAY
from evidence.cli.output import clean, say
from evidence.cli.paths import PATH
from evidence.cli.where_options import basis, where_option
from evidence.errors import UsageFault
from evidence.text.counts import many

if TYPE_CHECKING:
    from pathlib import Path

    from evidence.exporters.extracts import ExtractExporter


CRATE = "ro-crate"
"""The format that is a folder or a zip file, and not a text."""
_CRATE_ONLY = ("licence", "protected", "leave_out")


@click.command()
@click.argument("file", type=PATH)
@click.option("--format", "format_", metavar="FORMAT", help="Else by FILE's ending.")
@click.option("--manuscript", metavar="NAME", help="Only the claims of this one.")
@click.option("--claim", "claims", multiple=True, metavar="CLAIM", help="Only this.")
@click.option("--topic", help="Only the claims on this topic.")
@where_option("source = xu2020 and confidence >= moderate")
@click.option("--date", "day", type=DAY, help="As on this day; else today.")
@click.option("--publisher", help="Who publishes it; else the setting publication.")
@click.option("--license", "licence", default="", help="ro-crate: address or words.")
@click.option(
    "--with-protected",
    "protected",
    is_flag=True,
    help="ro-crate: the ledger's text, though it names who spoke on terms.",
)
@click.option(
    "--without-damaged",
    "leave_out",
    is_flag=True,
    help="ro-crate: leave out copies that the store has lost, and name them.",
)
@click.option("--url", default="", help="The page that has the claims, at #name each.")
@pass_app
def command(app: App, /, file: Path, format_: str | None, **wanted: Any) -> None:
    """Write the ledger to FILE (or - for stdout): as text, or its claims otherwise.

    Without --format FILE's ending decides: .toml is the whole ledger as text, which
    import reads back; .json, .csv, .md, .argdown, .trig, .claimreview.jsonld,
    .annotations.jsonld and .prov.jsonld hold claims with what is tied to them. .zip, or
    --format ro-crate and a new folder, is an archive of all of it. The same ledger
    gives the same bytes.
    """
    from evidence.exporters.extracts import choose_extract_exporter

    crate = {name: wanted.pop(name) for name in _CRATE_ONLY}
    if format_ == CRATE or (format_ is None and file.suffix.lower() == ".zip"):
        from evidence.cli.crate_export import write_archive

        write_archive(app, file, wanted, crate)
        return
    if any(crate.values()):
        raise UsageFault(
            "--license, --with-protected and --without-damaged belong to "
            f"--format {CRATE}"
        )
    exporter = None
    if format_ != "toml":
        exporter = choose_extract_exporter(format_, file, foreign=True)
    if exporter is None:
        _write_ledger(app, file)
    else:
        _write_claims(app, file, exporter, wanted)


def _write_ledger(app: App, file: Path) -> None:
    import re

    from evidence.services.ledger_text.exporting import export_ledger

    with app.reader() as session:
        text = export_ledger(session)
    _write(file, text)
    if str(file) != "-":
        count = len(re.findall(r"^\[claim\.[^.\]]+\]$", text, re.MULTILINE))
        say(f"{file}: {many(count, 'claim')}")


def _write_claims(
    app: App, file: Path, exporter: ExtractExporter, wanted: dict[str, Any]
) -> None:
    from evidence.services.choosing import some_claims
    from evidence.services.extracts import ExtractWishes, extract

    where = wanted.pop("where")
    if where is not None and wanted["claims"]:
        raise UsageFault("--claim or --where, not both")
    with app.reader() as session:
        if where is not None:
            wanted["claims"] = some_claims(session, where, basis(app))
        found = extract(session, ExtractWishes(**wanted | _house(app, wanted)))
    made = exporter.write(found)
    _write(file, made.text)
    say(clean(f"{file}: {many(len(found.claims), 'claim')} as {exporter.name}"))
    for note in made.notes:
        say(clean(f"note: {note}"))


def _house(app: App, wanted: dict[str, Any]) -> dict[str, Any]:
    """Return what the settings say of a check, and of who publishes."""
    from evidence.services.check import make_policy

    settings = app.settings
    return {
        "day": wanted["day"] or app.today(),
        "policy": make_policy(settings),
        "select": settings.select,
        "ignore": settings.ignore,
        "publisher": wanted["publisher"] or settings.publication,
        "read": app.read_object,
    }


def _write(file: Path, text: str) -> None:
    if str(file) == "-":
        click.echo(text.encode(), nl=False)
        return
    from evidence.exporters.whole_file import write_whole

    write_whole(file, text.encode())
