"""Gather claims with all that is tied to them, to be written in other formats."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from evidence.checker.facts import ClaimFacts, LedgerFacts
from evidence.checker.finding import Finding
from evidence.checker.kept_texts import ReadObject
from evidence.checker.loader import load_ledger
from evidence.checker.rule import Policy
from evidence.checker.scope import make_scope
from evidence.checker.selection import select_rules
from evidence.db import Session
from evidence.errors import InputRefused, NothingToCheck
from evidence.exporters.extracts import Extract
from evidence.models import SubjectKind
from evidence.services.brief.redaction import redacted
from evidence.services.check import CheckWishes, all_rules
from evidence.services.check_facts import check_facts
from evidence.services.claims import claim_of
from evidence.version import program_version


@dataclass(frozen=True, slots=True)
class ExtractWishes:
    """Which claims, as on which day, and what is told of who publishes them."""

    day: date
    policy: Policy
    manuscript: str | None = None
    claims: Collection[str] = ()
    """By name; none for all."""
    topic: str | None = None
    select: Iterable[str] = ()
    ignore: Iterable[str] = ()
    publisher: str = ""
    url: str = ""
    read: ReadObject | None = None
    """Reads an object of the snapshots' store; without it no quotation is compared."""


def extract(session: Session, wishes: ExtractWishes) -> Extract:
    """Return the active claims that are wished for, with what a check says of them.

    Raises NotFound for an unknown manuscript or claim, InputRefused for an address that
    is none, NothingToCheck where no claim is left.
    """
    if wishes.url and not wishes.url.startswith(("http://", "https://")):
        raise InputRefused(
            f"{wishes.url!r} is not the address of a page",
            hint="--url https://example.org/checks",
        )
    ledger = redacted(load_ledger(session))
    named = {claim_of(ledger, name).public_id for name in wishes.claims}
    claims = tuple(
        claim
        for claim in make_scope(ledger, wishes.manuscript).claims
        if (not named or claim.public_id in named)
        and wishes.topic in (None, claim.topic)
    )
    if not claims:
        raise NothingToCheck("there are no such claims", hint="evidence claim list")
    rules = select_rules(all_rules(), wishes.select, wishes.ignore)
    asked = CheckWishes(wishes.policy, wishes.day, wishes.manuscript, read=wishes.read)
    result = check_facts(session, ledger, rules, asked)
    return make_extract(ledger, claims, result.findings, wishes)


def make_extract(
    ledger: LedgerFacts,
    claims: tuple[ClaimFacts, ...],
    findings: Iterable[Finding],
    wishes: ExtractWishes,
) -> Extract:
    """Return *claims* of *ledger* with the *findings* about them."""
    keys = {key for claim in claims for key in _keys(claim)}
    within = {claim.manuscript for claim in claims}
    named = (source for source in ledger.sources if source.name in keys)
    return Extract(
        manuscripts=tuple(m for m in ledger.manuscripts if m.name in within),
        claims=claims,
        sources=tuple(sorted(named, key=lambda source: source.name)),
        day=wishes.day,
        generator=f"evidence {program_version()}",
        fingerprint=f"{ledger.journal_seq}:{ledger.journal_hash}",
        publisher=wishes.publisher,
        url=wishes.url,
        findings=_by_claim(findings, claims),
    )


def _keys(claim: ClaimFacts) -> Iterable[str]:
    for tie in claim.evidence:
        yield tie.source
        if tie.via is not None:
            yield tie.via
    for each in claim.superseded:
        yield each.source


def _by_claim(
    findings: Iterable[Finding], claims: Iterable[ClaimFacts]
) -> dict[str, tuple[Finding, ...]]:
    found: dict[str, list[Finding]] = {claim.name: [] for claim in claims}
    for finding in findings:
        if finding.subject.kind is SubjectKind.CLAIM and finding.subject.name in found:
            found[finding.subject.name].append(finding)
    return {name: tuple(each) for name, each in found.items()}
