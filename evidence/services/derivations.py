"""Declare how a figure follows from others, and take that back."""

from __future__ import annotations

from dataclasses import dataclass

from evidence.checker.derivations import problem_of, worked_out
from evidence.checker.facts import DerivationFacts
from evidence.checker.loader import load_ledger
from evidence.checker.lookup import InLedger
from evidence.db import Session
from evidence.db.bulk import insert_rows
from evidence.db.bulk_changes import delete_rows
from evidence.errors import Conflict, InputRefused, NotFound
from evidence.models import Claim, Derivation, DerivationInput
from evidence.queries.anchoring import list_citekeys
from evidence.queries.claims import find_claim, get_claim, list_figures
from evidence.queries.derivations import (
    list_derivation_ids,
    list_derivations,
    list_input_ids,
)
from evidence.queries.evidence import find_evidence, find_tie
from evidence.services.claims import claim_of
from evidence.services.ids import Kind, new_id
from evidence.services.ledger_text.overtaken import TextInput, read_input
from evidence.services.stated import read_figure
from evidence.text.figures import Figure
from evidence.text.figures.derived import WorkedOut
from evidence.text.figures.formula import Formula, parse_formula
from evidence.text.figures.formula_tokens import FormulaError


@dataclass(frozen=True, slots=True)
class DerivationDraft:
    """A derivation as a person gives it.

    *inputs* are written ``a=e-7f3a2#1``: a name of the formula, and the figure that it
    stands for. *figure* may be left out where the claim has only one.
    """

    claim: str
    formula: str
    inputs: tuple[str, ...]
    figure: str | None = None


@dataclass(frozen=True, slots=True)
class Derived:
    """A derivation that was just recorded, and what its formula gives."""

    claim: str
    derivation: DerivationFacts
    found: WorkedOut


def derive(session: Session, draft: DerivationDraft) -> Derived:
    """Record how a figure of a claim follows from others.

    A figure that the formula doesn't give is recorded all the same: the check finds it.
    Raises NotFound for an unknown claim; Conflict where the figure has a formula
    already; InputRefused for a formula or an input that cannot be worked out.
    """
    claim = get_claim(session, draft.claim)
    figure = _figure(session, claim, draft.figure)
    formula = _formula(draft.formula)
    inputs = [_input(text) for text in draft.inputs]
    _check_names(formula, inputs)
    if any(row.figure == figure.text for row in list_derivations(session, claim.id)):
        raise Conflict(
            f"{figure.text} has a formula already",
            hint=f"evidence claim underive {draft.claim} --figure '{figure.text}'",
        )
    rows = [_input_row(session, claim, each) for each in inputs]
    public_id = new_id(
        Kind.DERIVATION,
        claim.public_id,
        figure.text,
        taken=list_derivation_ids(session),
    )
    row = {
        "public_id": public_id,
        "claim_id": claim.id,
        "figure": figure.text,
        "formula": formula.text,
        "by": session.act.actor,
        "at": session.act.at,
    }
    [own] = insert_rows(session, Derivation, [row])
    insert_rows(session, DerivationInput, [{"derivation_id": own, **r} for r in rows])
    return _worked_out(session, claim, public_id)


def underive(session: Session, name: str, figure: str | None = None) -> str:
    """Take a derivation back; the journal keeps it. Return the figure's text.

    Raises NotFound for an unknown claim, or a figure that has no formula; InputRefused
    where *figure* is left out and several have one.
    """
    claim = get_claim(session, name)
    rows = list_derivations(session, claim.id)
    wanted = None if figure is None else read_figure(figure).text
    chosen = [row for row in rows if wanted in {None, row.figure}]
    known = ", ".join(row.figure for row in rows)
    if not chosen:
        raise NotFound(
            f"{wanted or name} is not worked out by a formula",
            hint=f"these are: {known}" if known else "no figure of the claim is",
        )
    if len(chosen) > 1:
        raise InputRefused("which figure? Say --figure", hint=f"derived: {known}")
    own, text = chosen[0].id, chosen[0].figure
    delete_rows(session, DerivationInput, list_input_ids(session, [own]))
    delete_rows(session, Derivation, [own])
    session.expire_all()
    return text


def _figure(session: Session, claim: Claim, text: str | None) -> Figure:
    """Return the claim's figure that is meant."""
    known = [row.text for row in list_figures(session, claim_id=claim.id)]
    wanted = read_figure(text).text if text is not None else None
    if wanted is None and len(set(known)) == 1:
        wanted = known[0]
    if wanted is None or wanted not in known:
        what = "which figure is worked out?" if text is None else f"no figure {wanted}"
        raise InputRefused(
            f"{claim.slug or claim.public_id}: {what}",
            hint=f"its figures: {', '.join(known) or 'none'}; say --figure FIGURE",
        )
    return read_figure(wanted)


def _formula(text: str) -> Formula:
    try:
        return parse_formula(text)
    except FormulaError as error:
        raise InputRefused(
            f"{text!r} is not a formula: {error}",
            hint="write it like (b-a)/a*100, with the names that --input explains",
        ) from error


def _input(text: str) -> TextInput:
    name, equals, owner = (part.strip() for part in text.partition("="))
    if not equals or not name:
        raise InputRefused(
            f"{text!r} explains no name of the formula",
            hint="write --input a=e-7f3a2#1, a=camps#1 or a=xu2020#1",
        )
    return read_input(name, owner)


def _check_names(formula: Formula, inputs: list[TextInput]) -> None:
    """Refuse names that are explained twice, not at all, or for nothing."""
    names = [each.name for each in inputs]
    doubled = {name for name in names if names.count(name) > 1}
    missing = [name for name in formula.names if name not in names]
    idle = [name for name in names if name not in formula.names]
    for what, found in (
        ("is explained twice", sorted(doubled)),
        ("stands for nothing", missing),
        ("is not in the formula", idle),
    ):
        if found:
            raise InputRefused(
                f"{found[0]} {what}",
                hint=f"--input NAME=… once for each of: {', '.join(formula.names)}",
            )


def _input_row(
    session: Session, claim: Claim, given: TextInput
) -> dict[str, str | int | None]:
    """Return the columns of an input; raise InputRefused where it is not there."""
    evidence, other = find_evidence(session, given.owner), None
    if evidence is None:
        other = find_claim(session, given.owner)
    if evidence is None and other is None:
        source = list_citekeys(session).get(given.owner)
        if source is not None:
            evidence = find_tie(session, claim_id=claim.id, source_id=source.id)
    if evidence is None and other is None:
        raise InputRefused(
            f"{given.name}: {given.owner!r} is no evidence, no claim, and no source "
            "tied to this claim",
            hint="evidence claim show lists a claim's evidence by id",
        )
    owner = {
        "evidence_id": evidence.id if evidence else None,
        "claim_id": other.id if other else None,
    }
    known = [row.text for row in list_figures(session, **owner)]
    if given.number > len(known):
        raise InputRefused(
            f"{given.name}: {given.owner} has no figure {given.number}",
            hint=f"its figures: {', '.join(known) or 'none'}",
        )
    return {"name": given.name, "ordinal": given.number, **owner}


def _worked_out(session: Session, claim: Claim, public_id: str) -> Derived:
    """Read the ledger again and work the formula out as the check does."""
    ledger = load_ledger(session)
    facts = claim_of(ledger, claim.public_id)
    [derivation] = [each for each in facts.derivations if each.name == public_id]
    problem = problem_of(facts, derivation, InLedger(ledger))
    if problem:
        raise InputRefused(f"{derivation.formula} can't be worked out: {problem}")
    return Derived(facts.name, derivation, worked_out(derivation))
