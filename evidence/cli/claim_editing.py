"""Change one claim, or all that an expression names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evidence.cli.app import App
from evidence.cli.claim_derive import record_formula
from evidence.cli.claim_options import changes, quote, without_formula
from evidence.cli.output import clean, write
from evidence.cli.where_options import basis, judging, tell_changes
from evidence.errors import UsageFault
from evidence.services.bulk import edit_claims
from evidence.services.choosing import some_claims
from evidence.services.claim_changes import Changed, ClaimEdit, edit_claim


def edit_one(app: App, name: str, given: Mapping[str, Any], *, by: str | None) -> None:
    """Change the claim *name* as the options *given* say, its formula too."""
    rest, formula = without_formula(given)
    wanted, changed = ClaimEdit(**quote(changes(rest))), Changed(name, ())
    with app.writer("claim edit", by=by, judgement=True) as session:
        if formula is None or wanted != ClaimEdit():
            changed = edit_claim(session, name, wanted)
        derived = record_formula(session, changed.name, formula)
    told = [*changed.parts, *(["formula"] if derived else [])]
    parts = ", ".join(told).replace("_", " ") or "nothing"
    write(clean(f"{changed.name}: changed {parts}"))


def edit_many(
    app: App, where: str, given: Mapping[str, Any], *, by: str | None, dry_run: bool
) -> None:
    """Change all claims that *where* names; raise UsageFault for a formula."""
    rest, formula = without_formula(given)
    if formula is not None:
        raise UsageFault("a formula is of one claim: name it instead of --where")
    wanted = ClaimEdit(**quote(changes(rest)))
    with judging(app, "claim edit", by=by, dry_run=dry_run) as session:
        names = some_claims(session, where, basis(app))
        edited = edit_claims(session, names, wanted, dry_run=dry_run)
    tell_changes(edited, dry_run=dry_run)
