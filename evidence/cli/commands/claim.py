"""``evidence claim``: record, list, show and change what the manuscript states."""

from __future__ import annotations

from typing import Any

import click

from evidence.cli.app import App, pass_app
from evidence.cli.claim_derive import derive, underive
from evidence.cli.claim_options import (
    anchor_options,
    derived_options,
    detail_options,
    stated_options,
)
from evidence.cli.claim_scan import scan
from evidence.cli.claim_update import update
from evidence.cli.output import (
    by_option,
    clean,
    clean_line,
    emit,
    emit_json,
    format_option,
    write,
)
from evidence.cli.superseding import claim_supersede
from evidence.cli.where_options import (
    basis,
    chosen,
    judging,
    one_or_many,
    preview_option,
    tell_changes,
    where_option,
)


@click.group()
def command() -> None:
    """Add, list, show, edit, update and withdraw claims; derive, supersede figures."""


command.add_command(scan)
command.add_command(update)
command.add_command(claim_supersede)
command.add_command(derive)
command.add_command(underive)


@command.command()
@click.option("--quote", required=True, help="The claim's words in the manuscript.")
@anchor_options
@detail_options
@stated_options
@derived_options
@click.option("--slug", help="What to call it: a–z, 0–9, hyphens.")
@click.option("--manuscript", metavar="NAME", help="Not needed where there is one.")
@by_option
@format_option("text", "json")
@pass_app
def add(app: App, /, by: str | None, format_: str, **given: Any) -> None:
    """Record a claim at the place of --quote in the manuscript's latest revision.

    A quotation that is there more than once needs --prefix, --suffix or --occurrence.
    """
    from dataclasses import asdict

    from evidence.cli.claim_derive import record_formula
    from evidence.cli.claim_options import quote, stated, without_formula
    from evidence.services.claims import ClaimDraft, add_claim

    rest, formula = without_formula(given)
    draft = ClaimDraft(**quote(stated(rest)))
    with app.writer("claim add", by=by, judgement=True) as session:
        claim = add_claim(session, draft)
        record_formula(session, claim.name, formula)
    if format_ == "json":
        emit_json({"claim": asdict(claim)})
        return
    named = f" ({claim.public_id})" if claim.name != claim.public_id else ""
    place = f"{claim.place.path}:{claim.place.line}:{claim.place.column}"
    write(clean(f"{claim.name}{named}: {place}: “{claim.exact}”"))


@command.command("list")
@click.option("--manuscript", metavar="NAME", help="Only this manuscript's.")
@click.option("--topic", help="Only this topic's.")
@click.option("--kind", help="Only this kind: quantity, roster, quotation …")
@click.option("--withdrawn", is_flag=True, help="Withdrawn claims too.")
@where_option("evidence < 2 and not rated")
@format_option()
@pass_app
def list_(app: App, /, where: str | None, format_: str, **wanted: Any) -> None:
    """List the claims in reading order.

    An expression that asks for their status finds withdrawn ones too.
    """
    from evidence.cli.claim_texts import claim_row
    from evidence.services.choosing import mentions
    from evidence.services.claim_listing import claims_listed

    with app.reader() as session:
        if where is not None:
            wanted["withdrawn"] |= mentions(where, "status")
            wanted["names"] = chosen(app, session, "claims", where)
        rows = [claim_row(claim) for claim in claims_listed(session, **wanted)]
    emit(rows, format_, name="claims", empty="There are no such claims.")


@command.command()
@click.argument("name", metavar="CLAIM")
@format_option("text", "json")
@pass_app
def show(app: App, name: str, format_: str) -> None:
    """Show CLAIM with its figures, evidence and ratings."""
    from evidence.cli.claim_texts import claim_page
    from evidence.exporters.records import claim_record
    from evidence.services.claims import show_claim

    with app.reader() as session:
        claim = show_claim(session, name)
    if format_ == "json":
        emit_json({"claim": claim_record(claim)})
        return
    for line in claim_page(claim):
        write(clean_line(line))


@command.command()
@click.argument("name", required=False, metavar="CLAIM")
@click.option("--quote", help="New words, anchored in the latest revision.")
@anchor_options
@detail_options
@stated_options
@derived_options
@click.option("--slug", help="A new name.")
@where_option("topic = '' and source = xu2020")
@preview_option
@by_option
@pass_app
def edit(
    app: App,
    /,
    name: str | None,
    where: str | None,
    dry_run: bool,
    by: str | None,
    **given: Any,
) -> None:
    """Change parts of CLAIM; figures and rosters are replaced as a whole.

    The journal keeps what it was; ratings given before become stale. Many claims
    (--where) take a topic, a kind, a note, and --complete or --open, all at once.
    """
    from evidence.cli.claim_editing import edit_many, edit_one

    one_or_many(name, where, dry_run=dry_run)
    if where is not None:
        edit_many(app, where, given, by=by, dry_run=dry_run)
    elif name is not None:
        edit_one(app, name, given, by=by)


@command.command()
@click.argument("name", required=False, metavar="CLAIM")
@click.option("--reason", required=True, help="Why it is no longer made.")
@where_option("topic = oil and evidence = 0")
@preview_option
@by_option
@pass_app
def withdraw(
    app: App,
    name: str | None,
    reason: str,
    where: str | None,
    dry_run: bool,
    by: str | None,
) -> None:
    """Withdraw CLAIM: it stays in the ledger, and is no longer checked."""
    from evidence.services.bulk import withdraw_claims
    from evidence.services.choosing import some_claims
    from evidence.services.claim_changes import withdraw_claim

    one_or_many(name, where, dry_run=dry_run)
    if where is not None:
        with judging(app, "claim withdraw", by=by, dry_run=dry_run) as session:
            names = some_claims(session, where, basis(app))
            done = withdraw_claims(session, names, reason=reason, dry_run=dry_run)
        tell_changes(done, dry_run=dry_run)
        return
    assert name is not None  # noqa: S101 - one or many
    with app.writer("claim withdraw", by=by, judgement=True) as session:
        changed = withdraw_claim(session, name, reason=reason)
    write(clean(f"{changed.name}: withdrawn"))
