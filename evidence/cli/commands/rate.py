"""``evidence rate``: judge a claim under a published scheme."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import by_option, clean, emit_json, format_option, write


@click.command()
@click.argument("claim")
@click.option("--scheme", required=True, help="admiralty, icd203, grade or ipcc.")
@click.option("--level", required=True, help="The level, as B2, moderate or very low.")
@click.option("--reason", required=True, help="On what the rating rests.")
@click.option("--despite", help="admiralty: why 1 stands without two sources.")
@click.option("--start", help="grade: randomised (high) or observational (low).")
@click.option("--down", multiple=True, metavar="DOMAIN:-1:REASON", help="grade.")
@click.option("--up", multiple=True, metavar="DOMAIN:+1:REASON", help="grade.")
@click.option("--detail", multiple=True, metavar="NAME=VALUE", help="Any other.")
@by_option
@format_option("text", "json")
@pass_app
def command(
    app: App,
    claim: str,
    scheme: str,
    level: str,
    reason: str,
    despite: str | None,
    start: str | None,
    down: tuple[str, ...],
    up: tuple[str, ...],
    detail: tuple[str, ...],
    by: str | None,
    format_: str,
) -> None:
    """Rate CLAIM; what it was rated before stays as it was."""
    from dataclasses import asdict

    from evidence.services.ratings import RatingDraft, make_details, rate

    details = make_details(
        despite=despite, start=start, down=down, up=up, others=detail
    )
    draft = RatingDraft(claim, scheme, level, reason, details)
    with app.writer("rate", by=by, judgement=True) as session:
        rated = rate(session, draft)
    if format_ == "json":
        emit_json({"rating": asdict(rated)})
        return
    what = f"{rated.scheme} {rated.level} ({rated.words})"
    write(clean(f"{rated.claim}: {rated.confidence} confidence, {what}"))
