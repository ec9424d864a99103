"""``evidence snapshot read``: read the text of kept copies again, or recognise it."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import progress


@click.command()
@click.argument("snapshots", nargs=-1, metavar="[ID...]")
@click.option("--all", "everything", is_flag=True, help="All snapshots.")
@click.option("--ocr", is_flag=True, help="Recognise letters in scans, by ocrmypdf.")
@click.option(
    "--languages",
    default="eng",
    show_default=True,
    metavar="CODES",
    help="With --ocr: of the scan, as Tesseract calls them, such as deu+eng.",
)
@pass_app
def command(
    app: App, snapshots: tuple[str, ...], everything: bool, ocr: bool, languages: str
) -> None:
    """Read the text of the snapshots ID again, with what is installed now.

    After an upgrade, or where a ledger was rebuilt from text. What the same version has
    read before is not recorded twice. Recognised letters are marked: they may be wrong.
    """
    from evidence.cli.snapshot_texts import tell_read
    from evidence.services.snapshots.reading import read_again, to_read
    from evidence.services.snapshots.texts import record_text

    with app.reader() as session:
        wanted = to_read(session, snapshots, everything=everything)
    with progress("recognising" if ocr else "reading"):
        chosen = languages if ocr else None
        made = [read_again(app.store, one, languages=chosen) for one in wanted]
    with app.writer("snapshot read") as session:
        new = [record_text(session, one) for one in made]
    tell_read(wanted, made, new)
