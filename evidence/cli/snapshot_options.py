"""Options of the commands that keep snapshots, and what is told of a copy."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from evidence.cli.dates import DAY

if TYPE_CHECKING:
    from datetime import date

    from evidence.cli.app import App
    from evidence.services.snapshots.adding import Details, Taken

F = TypeVar("F", bound=Callable[..., Any])

_METHODS = ("manual", "print", "letter", "phone", "interview", "warc", "mhtml")
_CONSENT = ("given", "limited", "refused", "not-asked")
_TERMS = ("on-record", "background", "off-record")


def details_options(function: F) -> F:
    """Add what a person says of a copy."""
    options = (
        click.option(
            "--method",
            type=click.Choice(_METHODS),
            help="How it was come by, where that is not plain: print, letter, phone …",
        ),
        click.option("--note", default="", metavar="TEXT", help="What else to know."),
        click.option(
            "--consent",
            type=click.Choice(_CONSENT),
            help="Of a person: to be quoted.",
        ),
        click.option(
            "--terms",
            type=click.Choice(_TERMS),
            help="Of a person: on what terms they spoke.",
        ),
        click.option(
            "--collector", default="", metavar="NAME", help="Who took it, if not you."
        ),
        click.option("--taken", type=DAY, help="The day it was taken, if not today."),
    )
    for option in reversed(options):
        function = option(function)
    return function


def read_details(values: dict[str, Any]) -> Details:
    """Return the options as the service wants them; raises UsageFault."""
    from evidence.models import Consent, Method, OnRecord
    from evidence.services.snapshots.adding import Details, check_details

    taken: date | None = values["taken"]
    details = Details(
        method=Method(values["method"]) if values["method"] else None,
        note=values["note"],
        consent=Consent(values["consent"]) if values["consent"] else None,
        on_record=OnRecord(values["terms"]) if values["terms"] else None,
        collector=values["collector"],
        retrieved_at=datetime.combine(taken, time(12), UTC) if taken else None,
    )
    check_details(details)
    return details


_ADDRESS = re.compile(r"\s*[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Tell whether what is to be kept is an address, not a file.

    Also one that is not fetched, so that it is refused as what it is.
    """
    return _ADDRESS.match(text) is not None


def take(app: App, what: str, *, url: str, warc: bool, allow_private: bool) -> Taken:
    """Keep a file or what an address answers, and read its text."""
    from evidence.services.snapshots.adding import take_file, take_url
    from evidence.services.sources.lookups import make_web

    if is_address(what):
        web = make_web(app.settings, allow_private=allow_private, keep=False)
        return take_url(app.store, web, what, warc=warc)
    return take_file(app.store, Path(what), now=app.now(), url=url)
