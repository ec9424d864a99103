"""``figure supersede`` and ``claim supersede``: record what overtook a claim."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import by_option, clean, emit_json, format_option, write

if TYPE_CHECKING:
    from evidence.services.superseding import Superseded

F = TypeVar("F", bound=Callable[..., Any])
_COMMON = (
    click.option(
        "--source", required=True, metavar="KEY", help="What gives the newer state."
    ),
    click.option(
        "--as-of",
        required=True,
        metavar="EDTF",
        help="Since when it holds, as the source says: 2024-07-04, 2024, 2023/..",
    ),
    click.option("--page", default="", help="The source's page as printed."),
    click.option("--quote", "quotation", default="", help="The source's own words."),
)


def _common(function: F) -> F:
    for option in reversed(_COMMON):
        function = option(function)
    return function


@click.command("supersede")
@click.argument("claim")
@click.option("--figure", required=True, help="The newer figure.")
@click.option(
    "--old", metavar="FIGURE", help="Which of the claim's figures, where several fit."
)
@_common
@click.option("--reason", default="", help="What happened, in your words.")
@by_option
@format_option("text", "json")
@pass_app
def figure_supersede(app: App, /, by: str | None, format_: str, **given: Any) -> None:
    """Record that a newer figure took the place of one of CLAIM's.

    The old one is kept as deprecated, with the reason; the source is tied to the claim
    as context, with the newer figure. The claim itself is not changed, nor is the
    manuscript: evidence check tells that they are out of date (AGE002).
    """
    from evidence.services.superseding import SupersedeDraft, supersede

    with app.writer("figure supersede", by=by, judgement=True) as session:
        done = supersede(session, SupersedeDraft(**given))
    _tell(done, format_)


@click.command("supersede")
@click.argument("claim")
@_common
@click.option("--reason", required=True, help="What happened, in your words.")
@by_option
@format_option("text", "json")
@pass_app
def claim_supersede(app: App, /, by: str | None, format_: str, **given: Any) -> None:
    """Record that CLAIM as a whole was overtaken.

    For a claim without a figure, or one whose figures are no longer the point: a newer
    figure of the same thing is recorded by evidence figure supersede.
    """
    from evidence.services.superseding import SupersedeDraft, supersede

    with app.writer("claim supersede", by=by, judgement=True) as session:
        done = supersede(session, SupersedeDraft(**given))
    _tell(done, format_)


def _tell(done: Superseded, format_: str) -> None:
    from dataclasses import asdict

    if format_ == "json":
        emit_json({"superseded": asdict(done)})
        return
    what = f"{done.old} → {done.newer}" if done.newer else "overtaken as a whole"
    write(
        clean(
            f"{done.supersession}: {done.claim}: {what}, since {done.as_of} "
            f"({done.source})"
        )
    )
    if done.evidence:
        write(clean(f"{done.evidence}: {done.claim} context {done.source}"))
