"""The options of ``evidence brief``, and the wishes that they amount to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from evidence.cli.app import App
from evidence.cli.dates import DAY
from evidence.cli.paths import PATH
from evidence.cli.where_options import basis, where_option

if TYPE_CHECKING:
    from evidence.db import Session
    from evidence.exporters.theme import Theme
    from evidence.services.brief.gathering import Wishes
    from evidence.snapshots.store import Store

F = TypeVar("F", bound=Callable[..., Any])

PROFILES = ("annotated", "dossier", "audit", "one-page")
REDACTIONS = ("people", "notes", "quotations")
STATUSES = (
    *("supported", "supported-in-part", "outdated", "disputed", "contradicted"),
    "without-evidence",
)

_OPTIONS = (
    click.option(
        "-o",
        "--output",
        type=PATH,
        default="brief.pdf",
        show_default=True,
        help="Where to: .pdf, .html; .docx, .md, .tex, .txt: an annotated copy.",
    ),
    click.option(
        "--profile",
        type=click.Choice(PROFILES),
        default="annotated",
        show_default=True,
        help="The text with cards after each section, the cards alone, what is out of "
        "date, or one page.",
    ),
    click.option(
        "--select", "claims", multiple=True, metavar="CLAIM", help="Only this; repeat."
    ),
    click.option(
        "--topic", "topics", multiple=True, help="Only claims on this topic; repeat."
    ),
    click.option(
        "--status",
        multiple=True,
        type=click.Choice(STATUSES),
        help="Only claims that stand so; repeat.",
    ),
    where_option("evidence < 2 and confidence >= moderate"),
    click.option(
        "--redact",
        multiple=True,
        type=click.Choice(REDACTIONS),
        help="Leave this out for the reader of this copy; repeat.",
    ),
    click.option(
        "--page",
        type=click.Choice(("A4", "Letter"), case_sensitive=False),
        default="A4",
        show_default=True,
        help="The size of the page.",
    ),
    click.option(
        "--language", help="Of the brief's own words, en or de; else the settings'."
    ),
    click.option(
        "--theme",
        type=PATH,
        metavar="FILE.toml",
        help="Logo, colours, type; else the settings'.",
    ),
    click.option(
        "--date",
        "day",
        type=DAY,
        help="The day of the brief and its check; else today.",
    ),
    click.option(
        "--style",
        metavar="NAME|FILE.csl",
        help="The citation style; else the settings'.",
    ),
    click.option("--no-text", is_flag=True, help="Leave the manuscript's text out."),
    click.option(
        "--no-crops", is_flag=True, help="Show no pictures of sources' pages."
    ),
    click.option(
        "--no-attachments", is_flag=True, help="Let the PDF carry no evidence."
    ),
)


def brief_options(function: F) -> F:
    """Add all options of a brief."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def make_wishes(
    app: App, manuscript: str | None, asked: Mapping[str, Any], *, carry: bool = False
) -> Wishes:
    """Return what the options *asked* wish for, over the settings.

    *carry* says that the format can carry files.
    """
    from evidence.checker.standing import Standing
    from evidence.exporters.base import PageSize, Profile
    from evidence.services.brief.choosing import Choice
    from evidence.services.brief.gathering import Wishes
    from evidence.services.brief.withholding import Redact
    from evidence.services.check import make_policy

    settings = app.settings
    return Wishes(
        day=asked["day"] or app.today(),
        policy=make_policy(settings),
        manuscript=manuscript,
        select=settings.select,
        ignore=settings.ignore,
        page=PageSize[asked["page"].upper()],
        style=asked["style"] or settings.style,
        publication=settings.publication,
        with_text=not asked["no_text"],
        profile=Profile(asked["profile"]),
        choice=Choice(
            claims=asked["claims"],
            topics=asked["topics"],
            status=[Standing(each.replace("-", " ")) for each in asked["status"]],
        ),
        redact=frozenset(map(Redact, asked["redact"])),
        language=asked["language"] or settings.brief_language,
        theme=_theme(app, asked),
        read=app.read_object,
        carry=carry and not asked["no_attachments"],
        copies=settings.attach_copies,
        store=_store(app),
    )


def narrowed(app: App, session: Session, wishes: Wishes, where: str | None) -> Wishes:
    """Return *wishes* for those of their claims for which *where* holds."""
    if where is None:
        return wishes
    from evidence.services.choosing import some_claims

    day = replace(basis(app), today=wishes.day)
    among = some_claims(session, where, day)
    return replace(wishes, choice=replace(wishes.choice, among=among))


def _theme(app: App, asked: Mapping[str, Any]) -> Theme:
    from pathlib import Path

    from evidence.exporters.theme import Theme, read_theme

    named = asked["theme"] or app.settings.theme
    return read_theme(Path(named)) if named else Theme()


def _store(app: App) -> Store | None:
    """Return the store of copies, if it can be looked into without a network."""
    return app.store if app.sizes is not None and app.settings.attach_copies else None
