"""Call every rule for every subject that concerns it; keep all that they say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import Protocol

from evidence.checker.coverage import (
    bytes_not_read,
    not_checked,
    notices_not_read,
)
from evidence.checker.facts import (
    LedgerFacts,
    ManuscriptFacts,
    Place,
    SourceFacts,
)
from evidence.checker.finding import Finding, Subject
from evidence.checker.fingerprints import fingerprinted
from evidence.checker.outcomes import ClaimOutcome, left_open, outcome_of
from evidence.checker.result import CheckResult, Counts, Problem
from evidence.checker.rule import (
    CitationRule,
    ClaimRule,
    Context,
    Draft,
    Policy,
    Rule,
    SourceRule,
)
from evidence.checker.scope import Scope, make_scope
from evidence.checker.waiving import Waivers
from evidence.errors import NothingToCheck
from evidence.models.vocabulary import SubjectKind

__all__ = ["Observer", "Scope", "make_scope", "run_check", "source_findings"]


class Observer(Protocol):
    """Is told of each claim as soon as its rules have spoken."""

    def claim(
        self, outcome: ClaimOutcome, findings: Sequence[Finding], *, broken: bool
    ) -> None:
        """Hear of one claim with the findings about it that nobody has waived.

        *broken* says that a rule broke on it.
        """


def run_check(
    ledger: LedgerFacts,
    rules: Sequence[Rule],
    policy: Policy,
    *,
    today: date,
    manuscript: str | None = None,
    observer: Observer | None = None,
) -> CheckResult:
    """Run *rules* over *ledger*, or over one *manuscript* and the sources it uses.

    Where there is an *observer*, a rule that breaks is a problem of the result, and all
    others are still asked; else its exception ends the run. Raises NotFound for an
    unknown manuscript, NothingToCheck where there is no claim, no citation and no
    source.
    """
    scope = make_scope(ledger, manuscript)
    if not (
        scope.claims or scope.sources or any(m.citations for m in scope.manuscripts)
    ):
        raise NothingToCheck(
            "there is nothing to check: no claim, no citation, no source",
            hint="evidence source import FILE.bib, evidence manuscript read FILE",
        )
    context = Context(ledger, policy, today, scope.cited, scope.tied)
    run = _Run(rules, context, observer)
    findings = list(fingerprinted(run.findings(scope), today))
    kept, waived, expired = run.waivers.part(findings)
    return CheckResult(
        findings=kept,
        waived=waived,
        expired=expired,
        counts=_counts(scope, rules),
        not_checked=_not_checked(scope, ledger, today),
        today=today,
        claims=tuple(run.claims),
        unchecked=tuple(fingerprinted(left_open(run.claims, findings), today)),
        problems=tuple(run.problems),
        rules=tuple(rules),
    )


def _not_checked(scope: Scope, ledger: LedgerFacts, today: date) -> tuple[str, ...]:
    told = not_checked(scope.manuscripts, scope.claims)
    if not scope.sources:
        return told
    tables = notices_not_read(ledger.notice_tables, today)
    return (*tables, *bytes_not_read(scope.sources), *told)


class _Run:
    """Asks the rules, and keeps what was heard beside the findings."""

    def __init__(
        self, rules: Sequence[Rule], context: Context, observer: Observer | None
    ) -> None:
        self._rules = rules
        self._context = context
        self._observer = observer
        self.waivers = Waivers(context.ledger.waivers, context.today)
        self.claims: list[ClaimOutcome] = []
        self.problems: list[Problem] = []

    def findings(self, scope: Scope) -> Iterable[Finding]:
        """Yield the findings in reading order: text first, then the bibliography."""
        for manuscript in scope.manuscripts:
            found = [
                *self._of_citations(manuscript),
                *self._of_claims(manuscript, scope),
            ]
            yield from sorted(found, key=_reading_order)
        yield from sorted(self.of_sources(scope.sources), key=_reading_order)

    def _of_citations(self, manuscript: ManuscriptFacts) -> Iterable[Finding]:
        asked = [rule for rule in self._rules if isinstance(rule, CitationRule)]
        for citation in manuscript.citations:
            for item in citation.items:
                name = f"{manuscript.name}: {item.text}"
                subject = Subject(SubjectKind.CITATION, name)
                for rule in asked:
                    ask = partial(rule.check, item, citation, self._context)
                    yield from self._ask(rule, ask, subject, item.place)

    def _of_claims(self, manuscript: ManuscriptFacts, scope: Scope) -> list[Finding]:
        asked = [rule for rule in self._rules if isinstance(rule, ClaimRule)]
        found: list[Finding] = []
        for claim in scope.claims:
            if claim.manuscript == manuscript.name:
                outcome = outcome_of(claim, manuscript, self._context.ledger)
                subject = Subject(SubjectKind.CLAIM, claim.name)
                own: list[Finding] = []
                problems = len(self.problems)
                for rule in asked:
                    ask = partial(rule.check, claim, self._context)
                    own += self._ask(rule, ask, subject, claim.place)
                self.claims.append(outcome)
                if self._observer is not None:
                    broken = len(self.problems) > problems
                    standing = self.waivers.standing(own)
                    self._observer.claim(outcome, standing, broken=broken)
                found += own
        return found

    def of_sources(self, sources: Iterable[SourceFacts]) -> Iterable[Finding]:
        """Yield what the rules say of *sources*."""
        asked = [rule for rule in self._rules if isinstance(rule, SourceRule)]
        for source in sources:
            subject = Subject(SubjectKind.SOURCE, source.name)
            for rule in asked:
                ask = partial(rule.check, source, self._context)
                yield from self._ask(rule, ask, subject, source.place)

    def _ask(
        self,
        rule: Rule,
        ask: Callable[[], Iterable[Draft]],
        subject: Subject,
        place: Place,
    ) -> Iterable[Finding]:
        try:
            for draft in ask():
                yield _finding(rule, draft, subject, place)
        except Exception as error:  # whatever a rule of anybody's does
            if self._observer is None:
                raise
            said = f"{type(error).__name__}: {error}"
            self.problems.append(Problem(rule.code, rule.slug(), subject, said))


def source_findings(
    sources: Iterable[SourceFacts], rules: Sequence[Rule], context: Context
) -> list[Finding]:
    """Return what those of *rules* that are about sources find, in the files' order."""
    return sorted(_Run(rules, context, None).of_sources(sources), key=_reading_order)


def _reading_order(finding: Finding) -> tuple[str, int, int, str]:
    place = finding.place
    where = (place.path, place.line, place.column) if place else ("", 0, 0)
    return *where, finding.code


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
        kind=rule.kind,
    )


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
