"""Compare a brief with a ledger: what of it is no longer so."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from evidence.checker.facts import LedgerFacts
from evidence.checker.finding import Finding
from evidence.checker.kept_texts import ReadObject
from evidence.checker.loader import load_ledger
from evidence.checker.result import CheckResult
from evidence.checker.scope import make_scope
from evidence.db import Session
from evidence.db.journal import find_hash
from evidence.exporters.records import claim_record, source_record
from evidence.services.brief.asking_again import policy_of
from evidence.services.brief.receiving import CarriedBrief
from evidence.services.brief.redaction import redacted
from evidence.services.brief.verdicts import Against, Change, Verification, What
from evidence.services.brief.withholding import Redact, Withholding, without_people
from evidence.services.check import CheckWishes, all_rules
from evidence.services.check_facts import check_facts

_Check = Callable[[Mapping[str, Any], LedgerFacts], CheckResult | None]
_Key = tuple[str, str]
"""A rule's code, and the name of what it found broken."""

_ASPECTS = {
    "statement": "its statement",
    "figures": "its figures",
    "roster": "its list",
    "evidence": "its evidence",
    "ratings": "its ratings",
    "superseded": "what overtook it",
    "derivations": "how its figures follow",
    "anchor": "its words in the text",
    "outcome": "its place in the text",
    "topic": "its topic",
    "note": "its note",
}
"""Of a claim's record: what is compared, in words."""


def compare(
    session: Session,
    brief: CarriedBrief,
    alone: Verification,
    today: date,
    read: ReadObject | None = None,
) -> Verification:
    """Return *alone* with what changed in the ledger since *brief* was made.

    *read* reads an object of the store of copies; without it no quotation is compared.
    """
    seq, _, digest = alone.ledger.partition(":")
    ledger = redacted(load_ledger(session))
    if not seq.isdigit() or find_hash(session, int(seq)) != digest:
        return replace(alone, against=Against.OTHER)
    same = ledger.journal_seq == int(seq)
    changes = (
        *alone.changes,
        *_Comparison(ledger, brief, partial(_check, session, read, today)).changes(),
    )
    altered = alone.altered
    unaccounted = [each for each in changes if each.kind in {"claim", "source"}]
    if same and unaccounted:
        names = ", ".join(dict.fromkeys(each.name for each in unaccounted))
        told = f"it differs from the very ledger that it was made from ({names})"
        altered = (*altered, told)
    return replace(
        alone,
        against=Against.SAME if same else Against.GROWN,
        changes=tuple(dict.fromkeys(changes)),
        altered=altered,
    )


class _Comparison:
    """Looks for each claim and source of a brief in the ledger as it is."""

    def __init__(self, ledger: LedgerFacts, brief: CarriedBrief, check: _Check) -> None:
        self._brief = brief
        self._withheld = frozenset(map(Redact, brief.manifest["redacted"]))
        if Redact.PEOPLE in self._withheld:
            ledger = without_people(ledger)
        self._whole = ledger
        self._check = check

    def changes(self) -> Iterator[Change]:
        """Yield every difference."""
        yield from self._claims()
        yield from self._sources()
        yield from self._findings()

    def _claims(self) -> Iterator[Change]:
        scope = make_scope(self._whole, None)
        scope = Withholding(self._withheld).scope(scope)
        known = {claim.public_id: claim for claim in scope.claims}
        for record in self._brief.extract["claims"]:
            claim = known.get(record["id"])
            if claim is None:
                yield Change("claim", What.GONE, record["name"], "it was withdrawn")
                continue
            now = json.loads(json.dumps(claim_record(claim)))
            parts = [
                words
                for key, words in _ASPECTS.items()
                if _recorded(now, key) != _recorded(record, key)
            ]
            if parts:
                yield Change("claim", What.CHANGED, claim.name, ", ".join(parts))

    def _sources(self) -> Iterator[Change]:
        for record in self._brief.extract["sources"]:
            source = self._whole.sources_by_name.get(record["citekey"])
            if source is None:
                yield Change("source", What.GONE, record["citekey"], "")
                continue
            now = source_record(source)
            parts = [key for key in now if now[key] != record.get(key)]
            if parts:
                told = ", ".join(part.replace("_", " ") for part in parts)
                yield Change("source", What.CHANGED, source.name, told)

    def _findings(self) -> Iterator[Change]:
        """Yield what a check finds today of the same claims and sources."""
        told = self._brief.findings
        subjects = {record["name"] for record in self._brief.extract["claims"]}
        subjects |= {record["citekey"] for record in self._brief.extract["sources"]}
        result = self._check(self._brief.manifest, self._whole)
        yield from _of_findings(
            _Standing(
                {_key(each): each["message"] for each in told["findings"]},
                {_key(each) for each in told["waived"]},
            ),
            _Standing(
                {_of(each): each.message for each in result.findings},
                {_of(each.finding) for each in result.waived},
            )
            if result
            else _Standing({}, set()),
            subjects,
        )


def _check(
    session: Session,
    read: ReadObject | None,
    today: date,
    manifest: Mapping[str, Any],
    ledger: LedgerFacts,
) -> CheckResult | None:
    """Return what a brief's own check would find today, if it can be made."""
    checked, only = set(manifest["checked"]), manifest["manuscript"]
    if only is not None and only not in {m.name for m in ledger.manuscripts}:
        return None
    rules = [rule for rule in all_rules() if rule.code in checked]
    wishes = CheckWishes(policy_of(manifest["policy"]), today, only, read=read)
    return check_facts(session, ledger, rules, wishes)


@dataclass(frozen=True, slots=True)
class _Standing:
    """What one check found, by code and subject: open with its message, or waived."""

    open: Mapping[_Key, str]
    waived: Collection[_Key]


def _of_findings(
    then: _Standing, now: _Standing, subjects: Collection[str]
) -> Iterator[Change]:
    """Yield what is found or waived *now* otherwise than it was *then*."""
    for key, message in now.open.items():
        code, name = key
        if name in subjects and key not in then.open:
            if key in then.waived:
                told = f"{code} is no longer waived: {message}"
                yield Change("finding", What.CHANGED, name, told)
            else:
                yield Change("finding", What.NEW, name, f"{code}: {message}")
    for code, name in sorted({*then.open, *then.waived} - {*now.open}):
        if name not in subjects:
            continue
        if (code, name) not in now.waived:
            yield Change("finding", What.GONE, name, code)
        elif (code, name) not in then.waived:
            yield Change("finding", What.CHANGED, name, f"{code} is waived now")


def _recorded(record: Mapping[str, Any], key: str) -> Any:
    """Return what people recorded; how figures compare follows from it."""
    if key != "evidence":
        return record[key]
    return [{**each, "compared": None} for each in record[key]]


def _of(finding: Finding) -> _Key:
    return finding.code, finding.subject.name


def _key(record: Mapping[str, Any]) -> _Key:
    return record["code"], record["subject"]["name"]
