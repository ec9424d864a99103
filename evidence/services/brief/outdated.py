"""What of a brief's claims is out of date: the audit's worklist, as it is printed."""

from __future__ import annotations

from datetime import date, timedelta

from evidence.checker.facts import LedgerFacts
from evidence.checker.rule import Policy
from evidence.exporters.base import AuditLine, Reference
from evidence.services.audit import AuditRow, NewerValue, Origin, audit_facts
from evidence.services.brief.names import Names

SOON = timedelta(days=90)
"""How far ahead a brief looks."""


def outdated(
    ledger: LedgerFacts, manuscript: str | None, policy: Policy, day: date
) -> tuple[AuditRow, ...]:
    """Return what is out of date in *ledger*, or in one manuscript, by risk."""
    return audit_facts(ledger, manuscript, policy=policy, day=day, within=SOON).rows


def audit_lines(rows: tuple[AuditRow, ...], names: Names) -> tuple[AuditLine, ...]:
    """Return *rows* with their claims' numbers."""
    numbers = {claim.public_id: n for n, claim in names.numbered()}
    return tuple(
        AuditLine(
            claim=Reference(
                f"{numbers[row.public_id]} {row.claim}",
                f"claim-{numbers[row.public_id]}",
            ),
            state=names.words(row.state.value),
            figure=names.words.figure(row.figure_words),
            as_of=row.as_of.text if row.as_of is not None else "",
            good_until=row.good_until.isoformat() if row.good_until else "",
            newer=tuple(_newer(value, names) for value in row.newer),
            proposal=row.proposal.sentence,
        )
        for row in rows
        if row.public_id in numbers
    )


def _newer(value: NewerValue, names: Names) -> str:
    who = value.source
    if value.origin is not Origin.CLAIM:
        who = names.source(value.source).label
    when = f" ({value.when.text})" if value.when is not None else ""
    said = names.words.figure(value.words) if value.words else value.reason
    return f"{said}{when}, {who}"
