"""Choose the claims of a brief, and what of a check belongs to them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from evidence.checker.facts import ClaimFacts, LedgerFacts
from evidence.checker.finding import Finding
from evidence.checker.result import CheckResult
from evidence.checker.scope import Scope
from evidence.checker.standing import Standing, standing
from evidence.errors import NothingToCheck
from evidence.models.vocabulary import SubjectKind
from evidence.services.claims import claim_of
from evidence.text.counts import many


@dataclass(frozen=True, slots=True)
class Choice:
    """Which claims; what is empty chooses all."""

    claims: Collection[str] = ()
    """By name."""
    topics: Collection[str] = ()
    status: Collection[Standing] = ()
    """How they stand."""
    within: frozenset[str] = frozenset()
    """Their public ids: what is chosen is chosen among these."""
    among: frozenset[str] | None = None
    """Names or public ids, as an expression chose them; None: there was none."""

    @property
    def is_open(self) -> bool:
        """Tell whether it leaves nothing out."""
        chosen = self.claims or self.topics or self.status or self.within
        return not chosen and self.among is None


def choose(
    ledger: LedgerFacts, scope: Scope, result: CheckResult, choice: Choice
) -> tuple[Scope, CheckResult]:
    """Return the part of *scope* and of its check that *choice* asks for.

    Raises NotFound for an unknown claim and NothingToCheck where none is left.
    """
    if choice.is_open:
        return scope, result
    named = {claim_of(ledger, name).public_id for name in choice.claims}
    found = result.by_claim()
    claims = tuple(
        claim
        for claim in scope.claims
        if (not named or claim.public_id in named)
        and _is_among(claim, choice)
        and (not choice.topics or claim.topic in choice.topics)
        and _stands(claim, found.get(claim.name, ()), choice.status, result.today)
    )
    if not claims:
        raise NothingToCheck("no claim is of that kind", hint="evidence claim list")
    return _scope(scope, claims), _result(result, claims, len(scope.claims))


def _is_among(claim: ClaimFacts, choice: Choice) -> bool:
    if choice.within and claim.public_id not in choice.within:
        return False
    return choice.among is None or bool({claim.name, claim.public_id} & choice.among)


def _stands(
    claim: ClaimFacts,
    findings: Iterable[Finding],
    status: Collection[Standing],
    day: date,
) -> bool:
    return not status or standing(claim, findings, day) in status


def used_by(claims: Iterable[ClaimFacts]) -> frozenset[str]:
    """Return the citekeys that *claims* are tied to, or that their sentences cite."""
    return frozenset(
        key
        for claim in claims
        for key in (
            *(tie.source for tie in claim.evidence),
            *(tie.via for tie in claim.evidence),
            *(event.source for event in claim.superseded),
            *(item.source for item in claim.items),
        )
        if key is not None
    )


def _scope(scope: Scope, claims: tuple[ClaimFacts, ...]) -> Scope:
    used, within = used_by(claims), {claim.manuscript for claim in claims}
    return replace(
        scope,
        manuscripts=tuple(m for m in scope.manuscripts if m.name in within),
        claims=claims,
        sources=tuple(source for source in scope.sources if source.name in used),
    )


def _result(
    result: CheckResult, claims: tuple[ClaimFacts, ...], whole: int
) -> CheckResult:
    names = {claim.name for claim in claims}
    wanted = {(SubjectKind.CLAIM, name) for name in names}
    wanted |= {(SubjectKind.SOURCE, key) for key in used_by(claims)}
    items = {f"{c.manuscript}: {item.text}" for c in claims for item in c.items}
    wanted |= {(SubjectKind.CITATION, item) for item in items}

    def is_wanted(finding: Finding) -> bool:
        return (finding.subject.kind, finding.subject.name) in wanted

    left = (
        f"{many(whole - len(claims), 'claim')} that were not chosen for this brief; "
        "numbers that follow are of the whole check"
    )
    return replace(
        result,
        findings=tuple(each for each in result.findings if is_wanted(each)),
        waived=tuple(each for each in result.waived if is_wanted(each.finding)),
        unchecked=tuple(each for each in result.unchecked if is_wanted(each)),
        claims=tuple(each for each in result.claims if each.name in names),
        counts=replace(result.counts, claims=len(claims), items=len(items)),
        not_checked=(left, *result.not_checked),
    )
