"""The options that say where a quotation stands, and the look for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from evidence.cli.app import App
from evidence.cli.claim_options import anchor_options
from evidence.errors import UsageFault

if TYPE_CHECKING:
    from evidence.services.passages.found import Found, Wanted

F = TypeVar("F", bound=Callable[..., Any])

_PLACE = ("prefix", "suffix", "occurrence")


def place_options(function: F) -> F:
    """Add ``--prefix``, ``--suffix``, ``--occurrence`` and ``--unpinned``."""
    unpinned = click.option(
        "--unpinned",
        is_flag=True,
        help="Record the words as they are, whether or not a kept copy has them.",
    )
    return anchor_options(unpinned(function))


def wanted_place(given: dict[str, Any]) -> Wanted | None:
    """Return what was said of where words stand; None where nothing was."""
    from evidence.services.passages.found import Wanted

    if not any(given.values()):
        return None
    return Wanted(
        "",
        prefix=given["prefix"] or "",
        suffix=given["suffix"] or "",
        occurrence=given["occurrence"],
    )


def find_quotation(app: App, given: dict[str, Any]) -> Found | None:
    """Look for the quotation of *given* in the kept copies of its source.

    Takes the options of ``place_options`` out of *given*. None where there is nothing
    to look for; raises InputRefused or Ambiguous where the words may not be recorded.
    """
    from dataclasses import replace

    from evidence.services.passages.found import Wanted
    from evidence.services.passages.pinning import kept_of, look_for, required

    place = {name: given.pop(name) for name in _PLACE}
    unpinned, quotation = given.pop("unpinned"), given["quotation"]
    if any(place.values()) and (unpinned or not quotation.strip()):
        raise UsageFault(
            "--prefix, --suffix and --occurrence belong to a --quote that is looked for"
        )
    if unpinned or not quotation.strip():
        return None
    said = wanted_place(place) or Wanted("")
    wanted = replace(said, quotation=quotation, page=given["page"])
    with app.reader() as session:
        kept = kept_of(session, given["source"], given["via"])
    return required(look_for(lambda: app.store, kept, wanted))
