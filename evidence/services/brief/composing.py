"""Compose a brief: what the ledger holds and what a check of it says, to be printed.

In two steps, so that nothing is formatted or drawn while the ledger is open: ``gather``
reads, ``compose`` works on what was read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from evidence import exporters, plugins
from evidence.checker.facts import ClaimFacts, LedgerFacts
from evidence.checker.finding import Severity
from evidence.checker.loader import load_ledger
from evidence.checker.result import CheckResult
from evidence.checker.rule import Policy
from evidence.checker.runner import run_check
from evidence.checker.scope import Scope, make_scope
from evidence.checker.selection import select_rules
from evidence.db import Session
from evidence.errors import UsageFault
from evidence.exporters.base import (
    Brief,
    Exporter,
    Mark,
    PageSize,
    Profile,
    Topic,
    Total,
)
from evidence.services.brief.cards import Cards
from evidence.services.brief.carrying import Cargo, load_cargo
from evidence.services.brief.choosing import Choice, choose
from evidence.services.brief.findings import Findings
from evidence.services.brief.marks import LEVELS, claim_mark
from evidence.services.brief.names import Names
from evidence.services.brief.redaction import redacted
from evidence.services.brief.sources import list_source_lines
from evidence.services.brief.text import manuscript_texts
from evidence.services.brief.withholding import (
    Redact,
    Withholding,
    without_people,
)
from evidence.services.check import all_rules
from evidence.snapshots.store import Store
from evidence.version import program_version


@dataclass(frozen=True, slots=True)
class Material:
    """What was read: the ledger, the part of it that is asked for, and its check."""

    ledger: LedgerFacts
    scope: Scope
    result: CheckResult
    titles: Mapping[str, str]
    """Rule code → title."""


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
    profile: Profile = Profile.ANNOTATED
    choice: Choice = field(default_factory=Choice)
    redact: frozenset[Redact] = frozenset()
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
    result = run_check(ledger, rules, wishes.policy, today=wishes.day, manuscript=only)
    scope = make_scope(ledger, only)
    scope, result = choose(ledger, scope, result, wishes.choice)
    withholding = Withholding(wishes.redact)
    scope = withholding.scope(scope)
    return Material(
        ledger=ledger,
        scope=scope,
        result=_withheld(result, withholding),
        titles={rule.code: rule.title() for rule in rules},
    )


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


def compose(material: Material, wishes: Wishes) -> Brief:
    """Return the brief of *material*; formats the sources by one call of pandoc.

    Raises UsageFault or InputRefused for a citation style that cannot be used.
    """
    scope, result = material.scope, material.result
    names = Names(material.ledger, scope)
    findings = Findings(names, material.titles)
    cards = Cards(names, findings, result).all()
    errors = result.count(Severity.ERROR)
    cargo = _cargo(material, wishes, names)
    return Brief(
        title=_title(scope, wishes),
        scope=_scope(scope),
        day=wishes.day,
        language="en",
        publication=wishes.publication,
        generator=f"evidence {program_version()}",
        fingerprint=f"{material.ledger.journal_seq}:{material.ledger.journal_hash}",
        page=wishes.page,
        totals=(
            _total(len(cards), "claim"),
            _total(len(names.sources), "source"),
            _total(result.counts.items, "citation"),
            _total(errors, "error"),
        ),
        confidence=_spread(scope.claims),
        severities=tuple((each, result.count(each)) for each in reversed(Severity)),
        attention=findings.groups(result.findings),
        waived=tuple(findings.waived(each) for each in result.waived),
        not_checked=result.not_checked,
        texts=manuscript_texts(names, scope) if wishes.with_text else (),
        cards=cards,
        sources=list_source_lines(names, findings, material, wishes.style),
        style=Path(wishes.style).stem,
        topics=_topics(names),
        profile=wishes.profile,
        carried=cargo.files,
        left_out=cargo.left_out,
        terms=cargo.terms,
    )


def _cargo(material: Material, wishes: Wishes, names: Names) -> Cargo:
    if not wishes.carry:
        return Cargo((), (), {})
    return load_cargo(material, wishes, names.sources)


def find_exporter(path: Path) -> Exporter:
    """Return the exporter for *path*'s suffix; UsageFault names those there are."""
    kinds = plugins.classes(exporters, Exporter, foreign=True)  # type: ignore[type-abstract]  # concrete ones are returned
    known = {kind.suffix: kind for kind in kinds}
    if path.suffix.lower() not in known:
        raise UsageFault(
            f"a brief cannot be written as {str(path)!r}",
            hint=f"let its name end in {' or '.join(sorted(known))}",
        )
    return known[path.suffix.lower()]()


def _title(scope: Scope, wishes: Wishes) -> str:
    if len(scope.manuscripts) == 1:
        only = scope.manuscripts[0]
        return only.title or only.name
    return wishes.publication or "All manuscripts"


def _scope(scope: Scope) -> str:
    """Return in words what the brief is about."""
    if len(scope.manuscripts) == 1:
        only = scope.manuscripts[0]
        return f"The manuscript {only.path}, revision {only.revision}"
    return f"The whole ledger: {len(scope.manuscripts)} manuscripts"


def _total(count: int, noun: str) -> Total:
    return Total(count, noun if count == 1 else f"{noun}s")


def _spread(claims: Iterable[ClaimFacts]) -> tuple[tuple[Mark, int], ...]:
    """Return how many claims have each level; mixed ones as one level."""
    counts = Counter(claim_mark(claim).level for claim in claims)
    return tuple(
        (mark, counts[mark.level])
        for mark in LEVELS
        if counts[mark.level] or mark.level not in {"mixed", "very-low"}
    )


def _topics(names: Names) -> tuple[Topic, ...]:
    """Return the index: every topic with its claims' numbers."""
    topics: dict[str, list[int]] = {}
    for number, claim in names.numbered():
        topics.setdefault(claim.topic or "no topic", []).append(number)
    return tuple(Topic(name, tuple(topics[name])) for name in sorted(topics))
