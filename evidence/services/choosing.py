"""Choose claims, and what hangs on them, by an expression (``--where``).

One statement finds them, however many there are. What only a check or the audit knows
of claims (*failed*, *outdated* …) is found out once, and only where it is asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from evidence.checker.finding import Severity
from evidence.checker.kept_texts import ReadObject
from evidence.checker.result import CheckResult
from evidence.checker.rule import Policy
from evidence.checker.snapshot_loader import Sizes
from evidence.db import Session
from evidence.errors import NotFound, NothingToCheck, UsageFault
from evidence.queries.claims import map_claim_ids
from evidence.queries.where.expression import (
    Expression,
    InvalidExpression,
    tests_of,
)
from evidence.queries.where.of_claims import OF_AUDIT, OF_CHECK, claims
from evidence.queries.where.of_others import (
    citations,
    evidence,
    manuscripts,
    snapshots,
    waivers,
)
from evidence.queries.where.of_ratings import ratings
from evidence.queries.where.reading import read_expression
from evidence.queries.where.subject import Asked, Subject
from evidence.services.audit import State
from evidence.services.audit.kept import audit_or_kept
from evidence.services.check import CheckWishes, check, choose_rules

SUBJECTS: dict[str, Callable[[Asked], Subject]] = {
    "claims": claims,
    "evidence": evidence,
    "citations": citations,
    "ratings": ratings,
    "waivers": waivers,
    "snapshots": snapshots,
    "manuscripts": manuscripts,
}
"""What expressions are about, by the plural; sources have a way of their own."""

_OUTDATED = {State.SUPERSEDED, State.OVERTAKEN, State.OUTDATED}
_AROUND = 250
"""Characters of a long expression that are shown before what is wrong in it."""


@dataclass(frozen=True, slots=True)
class Basis:
    """On which day it is asked, and how a check would be made then."""

    today: date
    policy: Policy = field(default_factory=Policy)
    select: Iterable[str] = ()
    ignore: Iterable[str] = ()
    sizes: Sizes | None = None
    """Looks into the store of snapshots, as a check does."""
    read: ReadObject | None = None
    """Reads an object of that store, as a check does."""

    def wishes(self, manuscript: str | None = None) -> CheckWishes:
        """Return the wishes of that check, of all or of one manuscript."""
        return CheckWishes(
            self.policy, self.today, manuscript, sizes=self.sizes, read=self.read
        )


def some_claims(session: Session, where: str, basis: Basis) -> frozenset[str]:
    """Return the claims for which *where* holds; raise NotFound where there is none.

    Withdrawn ones too, unless it says otherwise.
    """
    names = find(session, "claims", where, basis)
    if not names:
        raise NotFound(f"no claim fits --where {where!r}")
    return names


def mentions(where: str, name: str) -> bool:
    """Tell whether claims' field *name* is tested in *where*.

    Raises UsageFault for an expression that cannot be read.
    """
    flags = claims(Asked(date.max)).flags
    try:
        return any(
            test.name == name for test in tests_of(read_expression(where, flags=flags))
        )
    except InvalidExpression as error:
        raise bad_expression(where, error) from error


def find(session: Session, kind: str, where: str, basis: Basis) -> frozenset[str]:
    """Return the names of the rows of a *kind* for which *where* holds.

    *kind* is a name of ``SUBJECTS``; a name is a slug or public id, of a citation's
    item its inner id. Raises UsageFault that shows the place of what is wrong.
    """
    make = SUBJECTS[kind]
    try:
        subject = make(Asked(basis.today))
        expression = read_expression(where, flags=subject.flags)
        subject.condition(expression)  # what is wrong is told before anything is run
        if kind == "claims":
            subject = make(_asked(session, expression, basis))
        return subject.find(session, expression)
    except InvalidExpression as error:
        raise bad_expression(where, error) from error


def _short(told: str) -> str:
    """Return what is told of an expression, without most of a word that has no end."""
    return told if len(told) <= 4 * _AROUND else f"{told[: 4 * _AROUND]}…"


def bad_expression(
    where: str, error: InvalidExpression, *, hint: str = ""
) -> UsageFault:
    """Return the error that shows the place of what is wrong in *where*.

    Of an expression that no line has room for, what is around that place.
    """
    first = max(error.at - _AROUND, 0) if len(where) > 4 * _AROUND else 0
    last = first + 4 * _AROUND
    cut = "".join(" " if sign.isspace() else sign for sign in where[first:last])
    shown = f"{'…' if first else ''}{cut}{'…' if last < len(where) else ''}"
    at = error.at - first + bool(first)
    return UsageFault(
        f"--where: {_short(str(error))}\n  {shown}\n  {' ' * at}^",
        hint=error.hint or hint or "evidence manual where",
    )


def _asked(session: Session, expression: Expression, basis: Basis) -> Asked:
    """Find out what only a check or the audit knows, where it is asked for."""
    names = {test.name for test in tests_of(expression)}
    verdicts: dict[str, frozenset[int]] = {}
    findings: dict[str, frozenset[int]] = {}
    ids = map_claim_ids(session) if names & {*OF_CHECK, OF_AUDIT} else {}
    if names & OF_CHECK and (result := _checked(session, basis)):
        outcomes = result.verdicts(Severity.ERROR).items()
        verdicts = _grouped((word.value, ids[claim]) for claim, word in outcomes)
        findings = _grouped(
            (name, ids[claim])
            for claim, found in result.by_claim().items()
            for each in found
            for name in (each.code, each.slug)
        )
    if OF_AUDIT in names:
        asked = {"policy": basis.policy, "day": basis.today, "within": timedelta(0)}
        listed = audit_or_kept(session, asked)
        verdicts[OF_AUDIT] = frozenset(
            ids[row.claim] for row in listed.rows if row.state in _OUTDATED
        )
    return Asked(basis.today, verdicts, findings)


def _checked(session: Session, basis: Basis) -> CheckResult | None:
    rules = choose_rules(basis.select, basis.ignore)
    try:
        return check(session, rules, basis.wishes())
    except NothingToCheck:
        return None


def _grouped(pairs: Iterable[tuple[str, int]]) -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = defaultdict(set)
    for name, own in pairs:
        groups[name].add(own)
    return {name: frozenset(own) for name, own in groups.items()}
