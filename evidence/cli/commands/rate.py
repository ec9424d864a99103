"""``evidence rate``: judge a claim under a published scheme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import by_option, clean, emit_json, format_option, write
from evidence.cli.where_options import (
    basis,
    judging,
    one_or_many,
    preview_option,
    tell_changes,
    where_option,
)

if TYPE_CHECKING:
    from evidence.services.ratings import RatingDraft


@click.command()
@click.argument("claim", required=False)
@click.option("--scheme", required=True, help="admiralty, icd203, grade or ipcc.")
@click.option("--level", required=True, help="The level, as B2, moderate or very low.")
@click.option("--reason", required=True, help="On what the rating rests.")
@click.option("--despite", help="admiralty: why 1 stands without two sources.")
@click.option("--start", help="grade: randomised (high) or observational (low).")
@click.option("--down", multiple=True, metavar="DOMAIN:-1:REASON", help="grade.")
@click.option("--up", multiple=True, metavar="DOMAIN:+1:REASON", help="grade.")
@click.option("--detail", multiple=True, metavar="NAME=VALUE", help="Any other.")
@where_option("source = xu2020 and not rated")
@preview_option
@by_option
@format_option("text", "json")
@pass_app
def command(
    app: App,
    claim: str | None,
    scheme: str,
    level: str,
    reason: str,
    despite: str | None,
    start: str | None,
    down: tuple[str, ...],
    up: tuple[str, ...],
    detail: tuple[str, ...],
    where: str | None,
    dry_run: bool,
    by: str | None,
    format_: str,
) -> None:
    """Rate CLAIM, or many (--where); what was rated before stays as it was."""
    from dataclasses import asdict

    from evidence.services.ratings import RatingDraft, make_details, rate

    one_or_many(claim, where, dry_run=dry_run)
    details = make_details(
        despite=despite, start=start, down=down, up=up, others=detail
    )
    draft = RatingDraft(claim or "", scheme, level, reason, details)
    if where is not None:
        _rate_many(app, where, draft, by=by, dry_run=dry_run, format_=format_)
        return
    with app.writer("rate", by=by, judgement=True) as session:
        rated = rate(session, draft)
    if format_ == "json":
        emit_json({"rating": asdict(rated)})
        return
    what = f"{rated.scheme} {rated.level} ({rated.words})"
    write(clean(f"{rated.claim}: {rated.confidence} confidence, {what}"))


def _rate_many(
    app: App,
    where: str,
    draft: RatingDraft,
    *,
    by: str | None,
    dry_run: bool,
    format_: str,
) -> None:
    """Rate alike what *where* chooses, or show it."""
    from evidence.services.bulk import rate_claims
    from evidence.services.choosing import some_claims

    with judging(app, "rate", by=by, dry_run=dry_run) as session:
        names = some_claims(session, where, basis(app))
        rated = rate_claims(session, names, draft, dry_run=dry_run)
    tell_changes(rated, format_, dry_run=dry_run)
