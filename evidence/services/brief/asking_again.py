"""Ask the rules about claims again, of which only an extract is at hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from evidence.checker.facts import LedgerFacts
from evidence.checker.finding import Finding
from evidence.checker.rule import ClaimRule, Policy, Rule
from evidence.checker.runner import run_check
from evidence.errors import InputRefused
from evidence.models.vocabulary import SubjectKind
from evidence.ratings import Confidence

Said = tuple[str, str, str]
"""Rule, claim, message."""
_NEEDS_TEXT = frozenset({"CIT", "SNP", "QUO"})
"""Families that read what an extract never holds: citations, copies, their text."""


def policy_record(policy: Policy) -> dict[str, object]:
    """Return what of *policy* decides about claims, as JSON."""
    published = policy.publication_date
    return {
        "threshold": policy.threshold,
        "shelf_life": dict(policy.shelf_life),
        "publication_date": published.isoformat() if published else None,
    }


def policy_of(record: Mapping[str, Any]) -> Policy:
    """Return the policy of a record; raise InputRefused for what is none."""
    try:
        published = record["publication_date"]
        days = record["shelf_life"].items()
        return Policy(
            threshold=Confidence(record["threshold"]).value,
            shelf_life={
                str(topic): None if life is None else int(life) for topic, life in days
            },
            publication_date=date.fromisoformat(published) if published else None,
        )
    except (LookupError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise InputRefused(f"the terms of its check are damaged: {error}") from error


def ask_again(
    ledger: LedgerFacts, rules: Iterable[Rule], policy: Policy, day: date
) -> frozenset[Said]:
    """Return what *rules* say of the claims of *ledger* on *day*."""
    asked = [rule for rule in rules if isinstance(rule, ClaimRule)]
    result = run_check(ledger, asked, policy, today=day)
    return said_of_claims(result.findings)


def said_of_claims(findings: Iterable[Finding]) -> frozenset[Said]:
    """Return what *findings* say of claims."""
    return frozenset(
        (each.code, each.subject.name, each.message)
        for each in findings
        if each.subject.kind is SubjectKind.CLAIM
    )


def repeatable(
    rules: Iterable[Rule], said: Collection[Said], again: Collection[Said]
) -> tuple[str, ...]:
    """Return the codes of the *rules* that say the same of an extract as of all.

    *said* is what was found in the ledger, *again* in the extract.
    """
    differing = {code for code, _, _ in set(said) ^ set(again)}
    return tuple(
        rule.code
        for rule in rules
        if isinstance(rule, ClaimRule)
        and rule.code[:3] not in _NEEDS_TEXT
        and rule.code not in differing
    )
