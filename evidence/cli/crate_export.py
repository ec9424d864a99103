"""``evidence export --format ro-crate``: an archive of the whole ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evidence.cli.output import clean, progress, say
from evidence.errors import UsageFault
from evidence.text.counts import many

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from evidence.cli.app import App

_CHOICES = ("manuscript", "claims", "topic", "where", "url")


def write_archive(
    app: App, file: Path, wanted: dict[str, Any], given: Mapping[str, Any]
) -> None:
    """Write the archive to *file*, with what was *given* for archives alone.

    Raises UsageFault for what would make it less.
    """
    from evidence.exporters.crate_writing import write_crate
    from evidence.services.check import make_policy
    from evidence.services.crate_copies import with_sound_copies
    from evidence.services.crates import CrateWishes, gather

    if less := [name for name in _CHOICES if wanted[name]]:
        name = less[0].removesuffix("s")
        raise UsageFault(f"an archive holds the whole ledger: not with --{name}")
    settings = app.settings
    wishes = CrateWishes(
        day=wanted["day"] or app.today(),
        policy=make_policy(settings),
        select=settings.select,
        ignore=settings.ignore,
        name=settings.publication or "An evidence ledger",
        licence=given["licence"],
        publisher=wanted["publisher"] or settings.publication,
        protected=given["protected"],
        read=app.read_object,
    )
    with progress(f"making {file.name}"):
        with app.reader() as session:
            crate = gather(session, app.store, wishes)
        crate = with_sound_copies(crate, app.store, leave_out=given["leave_out"])
        write_crate(crate, file)
    say(clean(f"{file}: {many(len(crate.files), 'file')}"))
    for note in crate.notes:
        say(clean(f"note: {note}"))
