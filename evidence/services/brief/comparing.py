"""Compare a brief with a ledger: what of it is no longer so."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from evidence.checker.facts import LedgerFacts
from evidence.checker.finding import Finding
from evidence.checker.loader import load_ledger
from evidence.checker.runner import run_check
from evidence.checker.scope import make_scope
from evidence.db import Session
from evidence.db.journal import find_hash
from evidence.exporters.records import claim_record, source_record
from evidence.services.brief.redaction import redacted
from evidence.services.brief.verdicts import Against, Change, Verification, What
from evidence.services.brief.verifying import CarriedBrief
from evidence.services.brief.withholding import Redact, Withholding, without_people
from evidence.services.check import all_rules

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
    session: Session, brief: CarriedBrief, alone: Verification, today: date
) -> Verification:
    """Return *alone* with what changed in the ledger since *brief* was made."""
    seq, _, digest = alone.ledger.partition(":")
    ledger = redacted(load_ledger(session))
    if not seq.isdigit() or find_hash(session, int(seq)) != digest:
        return replace(alone, against=Against.OTHER)
    same = ledger.journal_seq == int(seq)
    changes = (*alone.changes, *_Comparison(ledger, brief, today).changes())
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

    def __init__(self, ledger: LedgerFacts, brief: CarriedBrief, today: date) -> None:
        self._brief = brief
        self._withheld = frozenset(map(Redact, brief.manifest["redacted"]))
        if Redact.PEOPLE in self._withheld:
            ledger = without_people(ledger)
        self._whole = ledger
        self._today = today

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
                words for key, words in _ASPECTS.items() if now[key] != record[key]
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
        known = {_key(each) for each in (*told["findings"], *told["waived"])}
        subjects = {record["name"] for record in self._brief.extract["claims"]}
        subjects |= {record["citekey"] for record in self._brief.extract["sources"]}
        now = [each for each in self._check() if each.subject.name in subjects]
        for finding in now:
            if (finding.code, finding.subject.name) not in known:
                told_now = f"{finding.code}: {finding.message}"
                yield Change("finding", What.NEW, finding.subject.name, told_now)
        yield from _settled(known, now, subjects)

    def _check(self) -> Iterable[Finding]:
        """Return what the brief's own check would find today."""
        manifest = self._brief.manifest
        checked, only = set(manifest["checked"]), manifest["manuscript"]
        if only is not None and only not in {m.name for m in self._whole.manuscripts}:
            return ()
        rules = [rule for rule in all_rules() if rule.code in checked]
        policy, today = self._brief.policy, self._today
        result = run_check(self._whole, rules, policy, today=today, manuscript=only)
        return result.findings


def _settled(
    known: Iterable[tuple[str, str]], now: Iterable[Finding], subjects: Iterable[str]
) -> Iterator[Change]:
    still = {(each.code, each.subject.name) for each in now}
    within = set(subjects)
    for code, name in sorted(set(known) - still):
        if name in within:
            yield Change("finding", What.GONE, name, code)


def _key(record: Mapping[str, Any]) -> tuple[str, str]:
    return record["code"], record["subject"]["name"]
