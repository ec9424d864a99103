"""Choose claims, and what hangs on them, by an expression (``--where``).

One statement finds them, however many there are. What only a check or the audit knows
of claims (*failed*, *outdated* …) is found out once, and only where it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from evidence.checker.finding import Severity
from evidence.checker.outcomes import Verdict
from evidence.checker.rule import Policy
from evidence.db import Session
from evidence.errors import NotFound, NothingToCheck, UsageFault
from evidence.queries.claims import map_claim_ids, name_claims
from evidence.queries.where.expression import (
    Expression,
    InvalidExpression,
    tests_of,
)
from evidence.queries.where.of_claims import OF_CHECK, claims
from evidence.queries.where.of_others import (
    evidence,
    manuscripts,
    snapshots,
    waivers,
)
from evidence.queries.where.of_ratings import ratings
from evidence.queries.where.reading import read_expression
from evidence.queries.where.subject import Asked, Subject
from evidence.services.audit import State, audit
from evidence.services.check import CheckWishes, check, choose_rules

SUBJECTS: dict[str, Callable[[Asked], Subject]] = {
    "claims": claims,
    "evidence": evidence,
    "ratings": ratings,
    "waivers": waivers,
    "snapshots": snapshots,
    "manuscripts": manuscripts,
}
"""What expressions are about, by the plural; sources have a way of their own."""

_OUTDATED = {State.SUPERSEDED, State.OVERTAKEN, State.OUTDATED}


@dataclass(frozen=True, slots=True)
class Basis:
    """On which day it is asked, and how a check would be made then."""

    today: date
    policy: Policy = field(default_factory=Policy)
    select: Iterable[str] = ()
    ignore: Iterable[str] = ()


def choose_claims(session: Session, where: str, basis: Basis) -> tuple[str, ...]:
    """Return the names of the claims for which *where* holds, in reading order.

    Withdrawn ones too, unless it says otherwise. Raises UsageFault for an expression
    that cannot be read.
    """
    return name_claims(session, find(session, "claims", where, basis))


def some_claims(session: Session, where: str, basis: Basis) -> tuple[str, ...]:
    """Return what ``choose_claims`` returns; raise NotFound where it is nothing."""
    names = choose_claims(session, where, basis)
    if not names:
        raise NotFound(f"no claim fits --where {where!r}")
    return names


def find(session: Session, kind: str, where: str, basis: Basis) -> frozenset[int]:
    """Return the inner ids of the rows of a *kind* for which *where* holds.

    *kind* is a name of ``SUBJECTS``. Raises UsageFault that shows the place of what is
    wrong.
    """
    make = SUBJECTS[kind]
    try:
        subject = make(Asked(basis.today))
        expression = read_expression(where, flags=subject.flags)
        subject.condition(expression)  # what is wrong is told before anything is run
        if kind == "claims" and (verdicts := _verdicts(session, expression, basis)):
            subject = make(Asked(basis.today, verdicts))
        return subject.find(session, expression)
    except InvalidExpression as error:
        raise bad_expression(where, error) from error


def bad_expression(
    where: str, error: InvalidExpression, *, hint: str = ""
) -> UsageFault:
    """Return the error that shows the place of what is wrong in *where*."""
    shown = "".join(" " if sign.isspace() else sign for sign in where)
    return UsageFault(
        f"--where: {error}\n  {shown}\n  {' ' * error.at}^",
        hint=error.hint or hint or "evidence manual where",
    )


def _verdicts(
    session: Session, expression: Expression, basis: Basis
) -> dict[str, frozenset[int]]:
    names = {test.name for test in tests_of(expression)}
    found: dict[str, frozenset[int]] = {}
    ids = map_claim_ids(session) if names & {*OF_CHECK, "outdated"} else {}
    if names & OF_CHECK:
        by_name = _checked(session, basis)
        for name in OF_CHECK:
            fitting = [claim for claim, verdict in by_name.items() if verdict == name]
            found[name] = frozenset(ids[claim] for claim in fitting)
    if "outdated" in names:
        listed = audit(
            session, policy=basis.policy, day=basis.today, within=timedelta(0)
        )
        found["outdated"] = frozenset(
            ids[row.claim] for row in listed.rows if row.state in _OUTDATED
        )
    return found


def _checked(session: Session, basis: Basis) -> dict[str, Verdict]:
    rules = choose_rules(basis.select, basis.ignore)
    try:
        result = check(session, rules, CheckWishes(basis.policy, basis.today))
    except NothingToCheck:
        return {}
    return dict(result.verdicts(Severity.ERROR))
