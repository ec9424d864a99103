"""Ask the rules about claims again, of which only an extract is at hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evidence.checker.facts import LedgerFacts
from evidence.checker.finding import Finding
from evidence.checker.quotation_checks import Comparisons
from evidence.checker.reading import ReadingInMemory
from evidence.checker.rule import (
    CitationRule,
    ClaimRule,
    ManuscriptRule,
    Policy,
    QuotationRule,
    Rule,
    SourceRule,
)
from evidence.checker.runner import run_reading
from evidence.errors import InputRefused
from evidence.models.vocabulary import SubjectKind
from evidence.ratings import Confidence
from evidence.services.brief.carried_texts import CarriedTexts
from evidence.services.brief.verdicts import Unasked

Said = tuple[str, str, str]
"""Rule, claim, message."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """The claims whose quotations can be asked again, with the texts for it."""

    claims: frozenset[str]
    texts: CarriedTexts

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self.claims) and len(self.texts) > 0


_WHYS: Mapping[type[Rule], str] = {
    CitationRule: "the manuscript's text with its citations is not carried",
    ManuscriptRule: "the manuscript's text is not carried",
    QuotationRule: "they need the texts of copies, and no claim has all of its "
    "quotations from copies that are carried",
    SourceRule: "they read the entries as the .bib file has them, what the desk keeps "
    "in its store, or tables of notices",
    ClaimRule: "they need more than a claim and what is tied to it: its sentence, or "
    "what else the ledger has",
}
_UNKNOWN = "this version of the program does not know them"


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
    ledger: LedgerFacts,
    rules: Iterable[Rule],
    policy: Policy,
    day: date,
    quoted: Quoted | None = None,
) -> frozenset[Said]:
    """Return what *rules* say of the claims of *ledger* on *day*.

    Rules about quotations are asked where there are *quoted* claims with their texts.
    """
    kinds = (ClaimRule, QuotationRule) if quoted else (ClaimRule,)
    asked = [rule for rule in rules if isinstance(rule, kinds)]
    reading = ReadingInMemory(quoted.texts.with_copies(ledger) if quoted else ledger)
    reading.comparisons = Comparisons(quoted.texts if quoted else None)
    result = run_reading(reading, asked, policy, today=day)
    return said_of_claims(result.findings, asked, quoted)


def said_of_claims(
    findings: Iterable[Finding], rules: Iterable[Rule], quoted: Quoted | None = None
) -> frozenset[Said]:
    """Return what *findings* say of claims; of quotations only of *quoted* claims."""
    of_words = {rule.code for rule in rules if isinstance(rule, QuotationRule)}
    claims = quoted.claims if quoted else frozenset()
    return frozenset(
        (each.code, each.subject.name, each.message)
        for each in findings
        if each.subject.kind is SubjectKind.CLAIM
        and (each.code not in of_words or each.subject.name in claims)
    )


def repeatable(
    rules: Iterable[Rule],
    said: Collection[Said],
    again: Collection[Said],
    quoted: Quoted | None = None,
) -> tuple[str, ...]:
    """Return the codes of the *rules* that say the same of an extract as of all.

    *said* is what was found in the ledger, *again* in the extract.
    """
    differing = {code for code, _, _ in set(said) ^ set(again)}
    kinds = (ClaimRule, QuotationRule) if quoted else (ClaimRule,)
    return tuple(
        rule.code
        for rule in rules
        if isinstance(rule, kinds) and rule.code not in differing
    )


def unasked(
    checked: Iterable[str], asked: Collection[str], known: Iterable[Rule]
) -> tuple[Unasked, ...]:
    """Return what of the rules *checked* was not *asked* again, by its reason."""
    rules = {rule.code: rule for rule in known}
    groups: dict[str, list[str]] = {}
    for code in checked:
        if code not in asked:
            groups.setdefault(_why(rules.get(code)), []).append(code)
    return tuple(Unasked(tuple(sorted(codes)), why) for why, codes in groups.items())


def _why(rule: Rule | None) -> str:
    return next(
        (why for kind, why in _WHYS.items() if isinstance(rule, kind)), _UNKNOWN
    )
