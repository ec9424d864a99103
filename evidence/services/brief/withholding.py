"""What a desk leaves out of a brief for this reader, beyond what it always must.

People are renamed before the check; notes and quotations are taken out after it, since
a rule may rest on them: what a finding would then give away is withheld too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from enum import StrEnum

from evidence.checker.facts import ClaimFacts, EvidenceFacts, LedgerFacts
from evidence.checker.finding import Finding
from evidence.checker.scope import Scope

_TELLING = 12
"""Characters of a withheld text from which a message that has it is withheld."""
WITHHELD = "what was found quotes what this copy withholds"


class Redact(StrEnum):
    """What is left out on demand."""

    PEOPLE = "people"
    """Who recorded, rated and accepted: they are numbered instead."""
    NOTES = "notes"
    """Notes to claims and evidence, and the answers of those who were asked."""
    QUOTATIONS = "quotations"
    """The passages of sources, for instance where their rights are not cleared."""


def without_people(ledger: LedgerFacts) -> LedgerFacts:
    """Return *ledger* with numbers for those who worked on it."""
    names = dict.fromkeys(sorted(set(_people(ledger))))
    people = {name: f"person {at}" for at, name in enumerate(names, 1)}
    claims = tuple(_renamed(claim, people) for claim in ledger.claims)
    return replace(
        ledger,
        claims=claims,
        waivers=tuple(replace(one, by=people[one.by]) for one in ledger.waivers),
        claims_by_name={claim.public_id: claim for claim in claims}
        | {claim.name: claim for claim in claims},
    )


def _people(ledger: LedgerFacts) -> Iterator[str]:
    yield from (waiver.by for waiver in ledger.waivers)
    for claim in ledger.claims:
        yield claim.by
        for each in (claim.evidence, claim.ratings, claim.superseded):
            yield from (one.by for one in each)
        yield from (one.by for one in claim.derivations)


def _renamed(claim: ClaimFacts, people: dict[str, str]) -> ClaimFacts:
    return replace(
        claim,
        by=people[claim.by],
        evidence=tuple(replace(one, by=people[one.by]) for one in claim.evidence),
        ratings=tuple(replace(one, by=people[one.by]) for one in claim.ratings),
        superseded=tuple(replace(one, by=people[one.by]) for one in claim.superseded),
        derivations=tuple(replace(one, by=people[one.by]) for one in claim.derivations),
    )


class Withholding:
    """Takes notes or quotations, or both, out of claims and out of findings."""

    def __init__(self, what: Collection[Redact]) -> None:
        self._notes = Redact.NOTES in what
        self._quotations = Redact.QUOTATIONS in what
        self._told: set[str] = set()

    def scope(self, scope: Scope) -> Scope:
        """Return *scope* without what is withheld."""
        return replace(scope, claims=tuple(self._claim(one) for one in scope.claims))

    def finding(self, finding: Finding) -> Finding:
        """Return *finding* so that it tells nothing that is withheld."""
        said = " ".join((finding.message, finding.hint, *finding.related))
        by_quotation = self._quotations and finding.code.startswith("QUO")
        if by_quotation or any(text in said for text in self._told):
            return replace(finding, message=WITHHELD, hint="", related=())
        return finding

    def _claim(self, claim: ClaimFacts) -> ClaimFacts:
        evidence = tuple(self._evidence(one) for one in claim.evidence)
        note = self._taken(claim.note) if self._notes else claim.note
        return replace(claim, evidence=evidence, note=note)

    def _evidence(self, tie: EvidenceFacts) -> EvidenceFacts:
        if self._notes:
            note, answer = self._taken(tie.note), self._taken(tie.answer)
            tie = replace(tie, note=note, answer=answer)
        if self._quotations:
            quotation = self._taken(tie.quotation)
            tie = replace(tie, quotation=quotation, passage=None)
        return tie

    def _taken(self, text: str) -> str:
        """Return nothing, and remember *text* if it can be told again."""
        if len(text) >= _TELLING:
            self._told.add(text)
        return ""
