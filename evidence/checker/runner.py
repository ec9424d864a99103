"""Call every rule for every subject that concerns it; keep all that they say.

It is one module because a run in memory, in parts and in shares must be the same run.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol

from evidence.checker.coverage import bytes_not_read, notices_not_read
from evidence.checker.facts import LedgerFacts, Place, SourceFacts, WaiverFacts
from evidence.checker.finding import Finding, Kind, Subject
from evidence.checker.fingerprints import fingerprinted
from evidence.checker.notices import NoticeTable
from evidence.checker.outcomes import ClaimOutcome, left_open, outcome_of, unsettled
from evidence.checker.outside import Outside
from evidence.checker.quotations import QuotedFacts, passages_of, quotations_in
from evidence.checker.reading import Part, Reading, ReadingInMemory
from evidence.checker.result import CheckResult, Problem
from evidence.checker.rule import (
    CitationRule,
    ClaimRule,
    Context,
    Draft,
    ManuscriptRule,
    Policy,
    QuotationRule,
    Rule,
    SourceRule,
)
from evidence.checker.scope import Scope, make_scope
from evidence.checker.tally import Share
from evidence.checker.waiving import Waivers
from evidence.errors import NothingToCheck
from evidence.models.vocabulary import SubjectKind
from evidence.text.document import Span

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
    reading = ReadingInMemory(ledger, manuscript)
    return run_reading(reading, rules, policy, today=today, observer=observer)


def run_reading(
    reading: Reading,
    rules: Sequence[Rule],
    policy: Policy,
    *,
    today: date,
    observer: Observer | None = None,
) -> CheckResult:
    """Run *rules* over what *reading* gives; raise NothingToCheck for nothing."""
    context = make_context(reading, rules, policy, today)
    run = Run(rules, context, Waivers(reading.waivers(), today), observer)
    share = run.all_of(reading)
    given = Given(reading.waivers(), reading.notice_tables())
    return make_result(share, given, rules, today)


def make_context(
    reading: Reading,
    rules: Sequence[Rule],
    policy: Policy,
    today: date,
    outside: Outside | None = None,
) -> Context:
    """Return what *rules* may look at beside their subjects, surveys made ready.

    *outside* remembers what they ask of the disk.
    """
    uses = reading.uses()
    reading.gather(kind for rule in rules for kind in rule.surveys)
    asked = outside or Outside()
    return Context(
        reading.known,
        policy,
        today,
        uses.cited,
        uses.tied,
        asked.has_file,
        reading.comparisons,
    )


@dataclass(frozen=True, slots=True)
class Given:
    """What else of the ledger a result tells of."""

    waivers: Sequence[WaiverFacts]
    """The oldest first."""
    notice_tables: Sequence[NoticeTable]


def make_result(
    share: Share, given: Given, rules: Sequence[Rule], today: date
) -> CheckResult:
    """Return the result of a run whose shares are all in, and empty *share*.

    Raises NothingToCheck.
    """
    tally = share.tally
    if tally.is_empty:
        raise NothingToCheck(
            "there is nothing to check: no claim, no citation, no source",
            hint="evidence source import FILE.bib, evidence manuscript read FILE",
        )
    findings = list(fingerprinted(_taken_out(share.findings), today))
    kept, waived, expired = Waivers(given.waivers, today).part(findings)
    unread = notices_not_read(given.notice_tables, today) if tally.sources else ()
    return CheckResult(
        findings=kept,
        waived=waived,
        expired=expired,
        counts=tally.counts(len(rules)),
        not_checked=(
            *unread,
            *bytes_not_read(tally.copies, tally.unlooked),
            *tally.gaps.told(),
        ),
        today=today,
        claims=tuple(share.claims),
        unchecked=tuple(fingerprinted(left_open(share.claims, findings), today)),
        problems=tuple(share.problems),
        rules=tuple(rules),
    )


def _taken_out(findings: list[Finding]) -> Iterator[Finding]:
    """Yield *findings* and let each go: of half a million none is held twice."""
    findings.reverse()
    while findings:
        yield findings.pop()


class Run:
    """Asks the rules, and keeps what was heard beside the findings."""

    def __init__(
        self,
        rules: Sequence[Rule],
        context: Context,
        waivers: Waivers | None = None,
        observer: Observer | None = None,
        *,
        forgiving: bool = False,
    ) -> None:
        self.rules = rules
        self.context = context
        self._waivers = waivers or Waivers((), context.today)
        self._observer = observer
        self.is_forgiving = forgiving or observer is not None
        self._share = Share()

    def all_of(self, reading: Reading) -> Share:
        """Return all that is found in what *reading* gives."""
        share = self.parts(reading.parts())
        share.add(self.sources(reading.sources()))
        return share

    def parts(self, parts: Iterable[Part]) -> Share:
        """Return what is found in manuscripts, each in the order of its text."""
        self._share = Share()
        for part in parts:
            self._share.tally.count(part, self.context.known)
            found = [
                *self._of_text(part),
                *self._of_citations(part),
                *self._of_quotations(part),
                *self._of_claims(part),
            ]
            self._share.findings += in_reading_order(found)
        return self._share

    def sources(self, sources: Iterable[SourceFacts]) -> Share:
        """Return what is found in sources, in the order of their files."""
        self._share = Share()
        counted = self._share.tally.counted(sources)
        self._share.findings += in_reading_order(self.of_sources(counted))
        return self._share

    def tell(self, share: Share) -> None:
        """Tell the observer, if any, of the claims of a *share* from elsewhere."""
        if self._observer is not None:
            tell(self._observer, share, self._waivers)

    def _of_text(self, part: Part) -> Iterator[Finding]:
        manuscript = part.manuscript
        subject = Subject(SubjectKind.MANUSCRIPT, manuscript.name)
        place_of, top = manuscript.place_of, Place(manuscript.path, 1)
        for rule in self.rules:
            if isinstance(rule, ManuscriptRule):
                ask = partial(rule.check, manuscript, part.active, self.context)
                yield from self._ask(rule, ask, subject, top, place_of)

    def _of_citations(self, part: Part) -> Iterator[Finding]:
        asked = [rule for rule in self.rules if isinstance(rule, CitationRule)]
        for citation in part.manuscript.citations:
            for item in citation.items:
                name = f"{part.manuscript.name}: {item.text}"
                subject = Subject(SubjectKind.CITATION, name)
                for rule in asked:
                    ask = partial(rule.check, item, citation, self.context)
                    yield from self._ask(rule, ask, subject, item.place)

    def _of_quotations(self, part: Part) -> Iterator[Finding]:
        asked = [rule for rule in self.rules if isinstance(rule, QuotationRule)]
        if not asked:
            return
        for quoted in quotations_in(part.manuscript, part.active, self.context.known):
            self._share.tally.gaps.quotation(quoted, self.context.known)
            yield from self._of_quoted(quoted, asked)

    def _of_quoted(
        self, quoted: QuotedFacts, asked: Iterable[QuotationRule]
    ) -> Iterator[Finding]:
        for rule in asked:
            ask = partial(rule.check, quoted, self.context)
            for finding in self._ask(rule, ask, quoted.subject, quoted.place):
                self._share.tally.gaps.unsettled += finding.kind is Kind.OPEN
                yield finding

    def _of_claims(self, part: Part) -> list[Finding]:
        asked = [rule for rule in self.rules if isinstance(rule, ClaimRule)]
        of_words = [rule for rule in self.rules if isinstance(rule, QuotationRule)]
        found: list[Finding] = []
        for claim in part.active:
            outcome = outcome_of(claim, part.manuscript, self.context.known)
            subject = Subject(SubjectKind.CLAIM, claim.name)
            own: list[Finding] = []
            problems = len(self._share.problems)
            for rule in asked:
                ask = partial(rule.check, claim, self.context)
                own += self._ask(rule, ask, subject, claim.place)
            for quoted in passages_of(claim) if of_words else ():
                of_quoted = list(self._of_quoted(quoted, of_words))
                if any(finding.kind is Kind.OPEN for finding in of_quoted):
                    outcome = unsettled(outcome)
                own += of_quoted
            self._share.claims.append(outcome)
            if self._observer is not None:
                broken = len(self._share.problems) > problems
                standing = self._waivers.standing(own)
                self._observer.claim(outcome, standing, broken=broken)
            found += own
        return found

    def of_sources(self, sources: Iterable[SourceFacts]) -> Iterator[Finding]:
        """Yield what the rules say of *sources*."""
        asked = [rule for rule in self.rules if isinstance(rule, SourceRule)]
        for source in sources:
            subject = Subject(SubjectKind.SOURCE, source.name)
            for rule in asked:
                ask = partial(rule.check, source, self.context)
                yield from self._ask(rule, ask, subject, source.place)

    def _ask(
        self,
        rule: Rule,
        ask: Callable[[], Iterable[Draft]],
        subject: Subject,
        place: Place,
        place_of: Callable[[Span], Place] | None = None,
    ) -> Iterator[Finding]:
        """Yield what a rule says; of what it has a span for, at the place of that."""
        try:
            for draft in ask():
                span = draft.span
                at = place_of(span) if place_of and span is not None else place
                yield _finding(rule, draft, subject, at)
        except Exception as error:  # whatever a rule of anybody's does
            if not self.is_forgiving:
                raise
            said = f"{type(error).__name__}: {error}"
            problem = Problem(rule.code, rule.slug(), subject, said)
            self._share.problems.append(problem)


def tell(observer: Observer, share: Share, waivers: Waivers) -> None:
    """Tell *observer* of the claims of a *share*, as if it had been there."""
    found: dict[Subject, list[Finding]] = defaultdict(list)
    for finding in share.findings:
        found[finding.subject].append(finding)
    broken = {problem.subject for problem in share.problems}
    for outcome in share.claims:
        subject = Subject(SubjectKind.CLAIM, outcome.name)
        standing = waivers.standing(found[subject])
        observer.claim(outcome, standing, broken=subject in broken)


def source_findings(
    sources: Iterable[SourceFacts], rules: Sequence[Rule], context: Context
) -> list[Finding]:
    """Return what those of *rules* that are about sources find, in the files' order."""
    return in_reading_order(Run(rules, context).of_sources(sources))


def in_reading_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return *findings* by file, line, column and code."""
    return sorted(findings, key=_where)


def _where(finding: Finding) -> tuple[str, int, int, str]:
    place = finding.place
    where = (place.path, place.line, place.column) if place else ("", 0, 0)
    return (*where, finding.code)


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
