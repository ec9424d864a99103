"""Read what a brief is about: the ledger, the part asked for, and a check of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from evidence.checker.facts import ClaimFacts, LedgerFacts
from evidence.checker.kept_texts import ReadObject
from evidence.checker.loader import load_ledger
from evidence.checker.result import CheckResult
from evidence.checker.rule import Policy
from evidence.checker.scope import Scope, make_scope
from evidence.checker.selection import select_rules
from evidence.checker.sentence_coverage import Cover
from evidence.db import Session
from evidence.errors import NothingToCheck
from evidence.exporters.base import CoverLine, PageSize, Profile
from evidence.exporters.passage_line import PassageLine
from evidence.exporters.theme import Theme
from evidence.services.audit import AuditRow, audit_facts
from evidence.services.brief.carried_texts import KeptText, kept_texts
from evidence.services.brief.choosing import Choice, choose
from evidence.services.brief.outdated import outdated
from evidence.services.brief.pinned import Pinned, list_pinned
from evidence.services.brief.redaction import redacted
from evidence.services.brief.withholding import (
    Redact,
    Withholding,
    without_people,
)
from evidence.services.check import CheckWishes, all_rules
from evidence.services.check_facts import check_facts
from evidence.services.coverage import tally_facts
from evidence.services.next_up import waiting_of
from evidence.snapshots.store import Store


@dataclass(frozen=True, slots=True)
class Material:
    """What was read: the ledger, the part of it that is asked for, and its check."""

    ledger: LedgerFacts
    scope: Scope
    result: CheckResult
    titles: Mapping[str, str]
    """Rule code → title."""
    pinned: tuple[Pinned, ...] = ()
    """The passages of the scope's claims, to be drawn."""
    passages: Mapping[str, PassageLine] = field(default_factory=dict)
    """The drawn ones, by their evidence."""
    outdated: tuple[AuditRow, ...] = ()
    coverage: tuple[CoverLine, ...] = ()
    kept: Mapping[str, KeptText] = field(default_factory=dict)
    """The texts that go along with kept copies, by the copy's hash."""
    urgent: tuple[str, ...] = ()
    """The claims of a single page, as ``evidence next`` orders them."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the brief is to be about, and how it is to be."""

    day: date
    """Of the brief and of its check."""
    policy: Policy
    manuscript: str | None = None
    select: Iterable[str] = ()
    ignore: Iterable[str] = ()
    page: PageSize = PageSize.A4
    style: str = "chicago-author-date"
    publication: str = ""
    with_text: bool = True
    read: ReadObject | None = None
    """Reads an object of the snapshots' store; without it no quotation is compared."""
    profile: Profile = Profile.ANNOTATED
    choice: Choice = field(default_factory=Choice)
    redact: frozenset[Redact] = frozenset()
    language: str = "en"
    """Of the brief's own words."""
    theme: Theme = field(default_factory=Theme)
    carry: bool = True
    """Whether the evidence goes with it."""
    copies: tuple[str, ...] = ()
    """The sources whose kept copies may go with it, by citekey or pattern."""
    store: Store | None = None
    """Where kept copies lie, if that can be told without a network."""


def gather(session: Session, wishes: Wishes) -> Material:
    """Read the ledger and check it, or one manuscript of it.

    Raises NotFound for an unknown manuscript and NothingToCheck for an empty ledger.
    """
    rules = select_rules(all_rules(), wishes.select, wishes.ignore)
    ledger, only = redacted(load_ledger(session)), wishes.manuscript
    if Redact.PEOPLE in wishes.redact:
        ledger = without_people(ledger)
    asked = CheckWishes(wishes.policy, wishes.day, only, read=wishes.read)
    result = check_facts(session, ledger, rules, asked)
    scope = make_scope(ledger, only)
    rows: tuple[AuditRow, ...] = ()
    choice = wishes.choice
    if wishes.profile is Profile.AUDIT:
        rows = outdated(ledger, only, wishes.policy, wishes.day)
        choice = _outdated_only(choice, rows)
    whole = scope
    scope, result = choose(ledger, scope, result, choice)
    withholding = Withholding(wishes.redact)
    scope = withholding.scope(scope)
    return Material(
        ledger=ledger,
        scope=scope,
        result=_withheld(result, withholding),
        titles={rule.code: rule.title() for rule in rules},
        pinned=list_pinned(session, scope.claims, ledger.sources_by_name),
        outdated=rows,
        kept=kept_texts(session, scope.sources) if _may_carry(wishes) else {},
        urgent=_urgent(ledger, scope, result, wishes),
        coverage=_coverage(session, ledger, whole) if choice.is_open else (),
    )


def _may_carry(wishes: Wishes) -> bool:
    return wishes.carry and wishes.store is not None and bool(wishes.copies)


def _urgent(
    ledger: LedgerFacts, scope: Scope, result: CheckResult, wishes: Wishes
) -> tuple[str, ...]:
    if wishes.profile is not Profile.ONE_PAGE:
        return ()
    late = audit_facts(
        ledger,
        wishes.manuscript,
        policy=wishes.policy,
        day=wishes.day,
        within=timedelta(0),
    )
    waiting = waiting_of(scope.claims, result, late.rows)
    return tuple(each.claim.name for each in waiting)


def _outdated_only(choice: Choice, rows: tuple[AuditRow, ...]) -> Choice:
    """Return *choice* narrowed to the claims of *rows*; raise NothingToCheck."""
    late = list(dict.fromkeys(row.public_id for row in rows))
    if not late:
        raise NothingToCheck(
            "nothing is out of date", hint="evidence audit says what was looked at"
        )
    return replace(choice, within=frozenset(late))


def _coverage(
    session: Session, ledger: LedgerFacts, scope: Scope
) -> tuple[CoverLine, ...]:
    claims: dict[str, list[ClaimFacts]] = defaultdict(list)
    for claim in ledger.claims:
        claims[claim.manuscript].append(claim)
    lines = []
    for each in scope.manuscripts:
        tally = tally_facts(session, each, claims[each.name])
        tied = tally.by_cover.get(Cover.TIED, 0)
        lines.append(CoverLine(each.title or each.name, tied, tally.counted))
    return tuple(line for line in lines if line.checkable)


def _withheld(result: CheckResult, withholding: Withholding) -> CheckResult:
    return replace(
        result,
        findings=tuple(withholding.finding(each) for each in result.findings),
        waived=tuple(
            replace(each, finding=withholding.finding(each.finding))
            for each in result.waived
        ),
        unchecked=tuple(withholding.finding(each) for each in result.unchecked),
    )
