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
    emit,
    emit_json,
    format_option,
    write,
)
from evidence.cli.superseding import claim_supersede


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
@format_option()
@pass_app
def list_(app: App, /, format_: str, **wanted: Any) -> None:
    """List the claims in reading order."""
    from evidence.cli.claim_texts import claim_row
    from evidence.services.claims import list_claims

    with app.reader() as session:
        rows = [claim_row(claim) for claim in list_claims(session, **wanted)]
    emit(rows, format_, name="claims", empty="There are no such claims.")


@command.command()
@click.argument("name", metavar="CLAIM")
@format_option("text", "json")
@pass_app
def show(app: App, name: str, format_: str) -> None:
    """Show CLAIM with its figures, evidence and ratings."""
    from evidence.cli.claim_texts import claim_page, claim_record
    from evidence.services.claims import show_claim

    with app.reader() as session:
        claim = show_claim(session, name)
    if format_ == "json":
        emit_json({"claim": claim_record(claim)})
        return
    for line in claim_page(claim):
        write(clean(line))


@command.command()
@click.argument("name", metavar="CLAIM")
@click.option("--quote", help="New words, anchored in the latest revision.")
@anchor_options
@detail_options
@stated_options
@derived_options
@click.option("--slug", help="A new name.")
@by_option
@pass_app
def edit(app: App, /, name: str, by: str | None, **given: Any) -> None:
    """Change parts of CLAIM; figures and rosters are replaced as a whole.

    The journal keeps what it was; ratings given before become stale.
    """
    from evidence.cli.claim_derive import record_formula
    from evidence.cli.claim_options import changes, quote, without_formula
    from evidence.services.claim_changes import Changed, ClaimEdit, edit_claim

    rest, formula = without_formula(given)
    wanted, changed = ClaimEdit(**quote(changes(rest))), Changed(name, ())
    with app.writer("claim edit", by=by, judgement=True) as session:
        if formula is None or wanted != ClaimEdit():
            changed = edit_claim(session, name, wanted)
        derived = record_formula(session, changed.name, formula)
    told = [*changed.parts, *(["formula"] if derived else [])]
    parts = ", ".join(told).replace("_", " ") or "nothing"
    write(clean(f"{changed.name}: changed {parts}"))


@command.command()
@click.argument("name", metavar="CLAIM")
@click.option("--reason", required=True, help="Why it is no longer made.")
@by_option
@pass_app
def withdraw(app: App, name: str, reason: str, by: str | None) -> None:
    """Withdraw CLAIM: it stays in the ledger, and is no longer checked."""
    from evidence.services.claim_changes import withdraw_claim

    with app.writer("claim withdraw", by=by, judgement=True) as session:
        changed = withdraw_claim(session, name, reason=reason)
    write(clean(f"{changed.name}: withdrawn"))
