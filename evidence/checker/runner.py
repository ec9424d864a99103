"""Call every rule for every subject that concerns it; keep all that they say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from evidence.checker.contradictions import Contradictions
from evidence.checker.coverage import not_checked, notices_not_read
from evidence.checker.facts import (
    ClaimFacts,
    LedgerFacts,
    ManuscriptFacts,
    Place,
    SourceFacts,
    WaiverFacts,
)
from evidence.checker.finding import Finding, Subject
from evidence.checker.result import CheckResult, Counts, Waived
from evidence.checker.rule import (
    CitationRule,
    ClaimRule,
    Context,
    Draft,
    Policy,
    Rule,
    SourceRule,
)
from evidence.errors import NotFound, NothingToCheck
from evidence.models.vocabulary import ClaimStatus, SubjectKind


@dataclass(frozen=True, slots=True)
class Scope:
    """What one run looks at."""

    manuscripts: tuple[ManuscriptFacts, ...]
    claims: tuple[ClaimFacts, ...]
    """Active ones."""
    withdrawn: int
    sources: tuple[SourceFacts, ...]
    cited: frozenset[str]
    tied: frozenset[str]


def run_check(
    ledger: LedgerFacts,
    rules: Sequence[Rule],
    policy: Policy,
    *,
    today: date,
    manuscript: str | None = None,
) -> CheckResult:
    """Run *rules* over *ledger*, or over one *manuscript* and the sources it uses.

    Raises NotFound for an unknown manuscript, NothingToCheck where there is no claim,
    no citation and no source.
    """
    scope = make_scope(ledger, manuscript)
    if not (
        scope.claims or scope.sources or any(m.citations for m in scope.manuscripts)
    ):
        raise NothingToCheck(
            "there is nothing to check: no claim, no citation, no source",
            hint="evidence source import FILE.bib, evidence manuscript read FILE",
        )
    against = Contradictions.from_facts(ledger)
    context = Context(
        ledger, policy, today, scope.cited, scope.tied, contradictions=against
    )
    findings = list(_all_findings(scope, rules, context))
    kept, waived, expired = _waive(findings, ledger.waivers, today)
    return CheckResult(
        findings=kept,
        waived=waived,
        expired=expired,
        counts=_counts(scope, rules),
        not_checked=_not_checked(scope, ledger, today),
        today=today,
    )


def _not_checked(scope: Scope, ledger: LedgerFacts, today: date) -> tuple[str, ...]:
    told = not_checked(scope.manuscripts, scope.claims)
    if not scope.sources:
        return told
    return (*notices_not_read(ledger.notice_tables, today), *told)


def make_scope(ledger: LedgerFacts, manuscript: str | None) -> Scope:
    """Return what a run over *manuscript*, or over everything, looks at."""
    names = {each.name for each in ledger.manuscripts}
    if manuscript is not None and manuscript not in names:
        raise NotFound(
            f"there is no manuscript {manuscript!r} in the ledger",
            hint=f"known: {', '.join(sorted(names)) or 'none'}",
        )
    within = {manuscript} if manuscript is not None else names
    manuscripts = tuple(m for m in ledger.manuscripts if m.name in within)
    inside = [claim for claim in ledger.claims if claim.manuscript in within]
    active = tuple(c for c in inside if c.status is ClaimStatus.ACTIVE)
    cited = frozenset(
        item.source
        for each in manuscripts
        for citation in each.citations
        for item in citation.items
        if item.source is not None
    )
    tied = frozenset(
        key
        for claim in ledger.claims
        for tie in claim.evidence
        for key in (tie.source, tie.via)
        if key is not None
    )
    used = cited | {tie.source for claim in active for tie in claim.evidence}
    sources = (
        ledger.sources
        if manuscript is None
        else tuple(source for source in ledger.sources if source.name in used)
    )
    return Scope(manuscripts, active, len(inside) - len(active), sources, cited, tied)


def _all_findings(
    scope: Scope, rules: Sequence[Rule], context: Context
) -> Iterable[Finding]:
    """Yield the findings in reading order: text first, then the bibliography."""
    for manuscript in scope.manuscripts:
        found = [
            *_citation_findings(manuscript, rules, context),
            *_claim_findings(scope, manuscript, rules, context),
        ]
        yield from sorted(found, key=lambda f: (*_where(f.place), f.code))
    yield from source_findings(scope.sources, rules, context)


def _where(place: Place | None) -> tuple[str, int, int]:
    return (place.path, place.line, place.column) if place else ("", 0, 0)


def _citation_findings(
    manuscript: ManuscriptFacts, rules: Sequence[Rule], context: Context
) -> Iterable[Finding]:
    asked = [rule for rule in rules if isinstance(rule, CitationRule)]
    for citation in manuscript.citations:
        for item in citation.items:
            subject = Subject(SubjectKind.CITATION, f"{manuscript.name}: {item.text}")
            for rule in asked:
                for draft in rule.check(item, citation, context):
                    yield _finding(rule, draft, subject, item.place)


def _claim_findings(
    scope: Scope, manuscript: ManuscriptFacts, rules: Sequence[Rule], context: Context
) -> Iterable[Finding]:
    asked = [rule for rule in rules if isinstance(rule, ClaimRule)]
    for claim in scope.claims:
        if claim.manuscript == manuscript.name:
            subject = Subject(SubjectKind.CLAIM, claim.name)
            for rule in asked:
                for draft in rule.check(claim, context):
                    yield _finding(rule, draft, subject, claim.place)


def source_findings(
    sources: Iterable[SourceFacts], rules: Sequence[Rule], context: Context
) -> list[Finding]:
    """Return what those of *rules* that are about sources find, in the files' order."""
    asked = [rule for rule in rules if isinstance(rule, SourceRule)]
    found = [
        _finding(rule, draft, Subject(SubjectKind.SOURCE, source.name), source.place)
        for source in sources
        for rule in asked
        for draft in rule.check(source, context)
    ]
    return sorted(found, key=lambda f: (*_where(f.place), f.code))


def _finding(rule: Rule, draft: Draft, subject: Subject, place: Place) -> Finding:
    return Finding(
        code=rule.code,
        slug=rule.slug(),
        severity=draft.severity or rule.severity,
        subject=subject,
        message=draft.message,
        place=place,
        hint=draft.hint,
        related=draft.related,
    )


def _waive(
    findings: Iterable[Finding], waivers: Sequence[WaiverFacts], today: date
) -> tuple[tuple[Finding, ...], tuple[Waived, ...], tuple[WaiverFacts, ...]]:
    """Part the findings that stand from those accepted; an ended waiver stands out."""
    by_subject = {(w.code, w.subject_kind, w.subject): w for w in waivers}
    kept: list[Finding] = []
    waived: list[Waived] = []
    expired: dict[str, WaiverFacts] = {}
    for finding in findings:
        key = (finding.code, finding.subject.kind, finding.subject.name)
        waiver = by_subject.get(key)
        if waiver is not None and waiver.until >= today.isoformat():
            waived.append(Waived(finding, waiver))
            continue
        kept.append(finding)
        if waiver is not None:
            expired[waiver.name] = waiver
    return tuple(kept), tuple(waived), tuple(expired.values())


def _counts(scope: Scope, rules: Sequence[Rule]) -> Counts:
    citations = [c for manuscript in scope.manuscripts for c in manuscript.citations]
    return Counts(
        manuscripts=len(scope.manuscripts),
        claims=len(scope.claims),
        withdrawn=scope.withdrawn,
        citations=len(citations),
        items=sum(len(citation.items) for citation in citations),
        sources=len(scope.sources),
        rules=len(rules),
    )
