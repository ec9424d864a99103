"""Call every rule for every subject that concerns it; keep all that they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from evidence.checker.coverage import notices_not_read
from evidence.checker.facts import LedgerFacts, Place, SourceFacts, WaiverFacts
from evidence.checker.finding import Finding, Subject
from evidence.checker.reading import Part, Reading, ReadingInMemory
from evidence.checker.result import CheckResult, Waived
from evidence.checker.rule import (
    CitationRule,
    ClaimRule,
    Context,
    Draft,
    Policy,
    Rule,
    SourceRule,
)
from evidence.checker.tally import Share
from evidence.errors import NothingToCheck
from evidence.models.vocabulary import SubjectKind


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
    reading = ReadingInMemory(ledger, manuscript)
    return run_reading(reading, rules, policy, today=today)


def run_reading(
    reading: Reading, rules: Sequence[Rule], policy: Policy, *, today: date
) -> CheckResult:
    """Run *rules* over what *reading* gives; raise NothingToCheck for nothing."""
    context = make_context(reading, rules, policy, today)
    share = check_parts(reading.parts(), rules, context)
    share.add(check_sources(reading.sources(), rules, context))
    return make_result(share, reading, rules, today)


def make_context(
    reading: Reading, rules: Sequence[Rule], policy: Policy, today: date
) -> Context:
    """Return what *rules* may look at beside their subjects, surveys made ready."""
    uses = reading.uses()
    reading.gather(kind for rule in rules for kind in rule.surveys)
    return Context(reading.known, policy, today, uses.cited, uses.tied)


def make_result(
    share: Share, reading: Reading, rules: Sequence[Rule], today: date
) -> CheckResult:
    """Return the result of a run whose shares are all in; raise NothingToCheck."""
    tally = share.tally
    if tally.is_empty:
        raise NothingToCheck(
            "there is nothing to check: no claim, no citation, no source",
            hint="evidence source import FILE.bib, evidence manuscript read FILE",
        )
    kept, waived, expired = _waive(share.findings, reading.waivers(), today)
    unread = notices_not_read(reading.notice_tables(), today) if tally.sources else ()
    return CheckResult(
        findings=kept,
        waived=waived,
        expired=expired,
        counts=tally.counts(len(rules)),
        not_checked=(*unread, *tally.gaps.told()),
        today=today,
    )


def check_parts(
    parts: Iterable[Part], rules: Sequence[Rule], context: Context
) -> Share:
    """Return what *rules* find in manuscripts, each in the order of its text."""
    share = Share()
    for part in parts:
        share.tally.count(part)
        found = [
            *_citation_findings(part, rules, context),
            *_claim_findings(part, rules, context),
        ]
        share.findings += in_reading_order(found)
    return share


def check_sources(
    sources: Iterable[SourceFacts], rules: Sequence[Rule], context: Context
) -> Share:
    """Return what *rules* find in sources, in the order of their files."""
    share = Share()
    counted = share.tally.counted(sources)
    share.findings += source_findings(counted, rules, context)
    return share


def in_reading_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return *findings* by file, line, column and code."""
    return sorted(findings, key=_where)


def _where(finding: Finding) -> tuple[str, int, int, str]:
    place = finding.place
    where = (place.path, place.line, place.column) if place else ("", 0, 0)
    return (*where, finding.code)


def _citation_findings(
    part: Part, rules: Sequence[Rule], context: Context
) -> Iterator[Finding]:
    asked = [rule for rule in rules if isinstance(rule, CitationRule)]
    name = part.manuscript.name
    for citation in part.manuscript.citations:
        for item in citation.items:
            subject = Subject(SubjectKind.CITATION, f"{name}: {item.text}")
            for rule in asked:
                for draft in rule.check(item, citation, context):
                    yield _finding(rule, draft, subject, item.place)


def _claim_findings(
    part: Part, rules: Sequence[Rule], context: Context
) -> Iterator[Finding]:
    asked = [rule for rule in rules if isinstance(rule, ClaimRule)]
    for claim in part.active:
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
    return in_reading_order(found)


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
