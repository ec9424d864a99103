"""Accept a finding on purpose, with a reason and an end; list what is accepted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from evidence.checker.facts import LedgerFacts, WaiverFacts
from evidence.checker.known import KnownFacts
from evidence.checker.loader import load_ledger, load_waivers
from evidence.checker.quotations import found_in, name_of
from evidence.checker.rule import CitationRule, QuotationRule, Rule, SourceRule
from evidence.checker.selection import find_rule
from evidence.db import Session
from evidence.db.bulk import insert_rows
from evidence.errors import Conflict, InputRefused, NotFound
from evidence.models import SubjectKind, Waiver
from evidence.queries.waivers import list_waiver_ids
from evidence.services.check import all_rules
from evidence.services.ids import Kind, new_id


@dataclass(frozen=True, slots=True)
class WaiverDraft:
    """A waiver as a person gives it."""

    code: str
    """The rule's code or slug."""
    subject: str
    """A claim, a citekey, or the words of a citation or quotation, with
    ``manuscript: `` before them where there are several manuscripts."""
    reason: str
    until: date
    """The last day on which it holds."""


def waive(session: Session, draft: WaiverDraft, *, today: date) -> WaiverFacts:
    """Record a waiver.

    Raises UsageFault for an unknown rule, NotFound for an unknown subject, InputRefused
    for a missing reason or an end that is past, Conflict where it is waived already.
    """
    rule = find_rule(all_rules(), draft.code)
    if not draft.reason.strip():
        raise InputRefused("a finding is waived for a reason", hint="--reason WORDS")
    if draft.until < today:
        raise InputRefused(f"{draft.until} is past", hint="--until YYYY-MM-DD")
    kind = subject_kind(rule)
    ledger = load_ledger(session)
    if isinstance(rule, QuotationRule):
        kind, subject = _quoted(ledger, draft.subject)
    else:
        subject = _subject(ledger, kind, draft.subject)
    until = draft.until.isoformat()
    for held in ledger.waivers:
        same = (held.code, held.subject_kind, held.subject) == (
            rule.code,
            kind,
            subject,
        )
        if same and held.until >= until:
            raise Conflict(f"{rule.code} is waived for {subject} until {held.until}")
    content = (rule.code, kind.value, subject, until, draft.reason.strip())
    row = {
        "public_id": new_id(Kind.WAIVER, *content, taken=list_waiver_ids(session)),
        "code": rule.code,
        "subject_kind": kind,
        "subject": subject,
        "reason": draft.reason.strip(),
        "until": until,
        "by": session.act.actor,
        "at": session.act.at,
    }
    insert_rows(session, Waiver, [row])
    return WaiverFacts(
        name=str(row["public_id"]),
        code=rule.code,
        subject_kind=kind,
        subject=subject,
        reason=draft.reason.strip(),
        until=until,
        by=session.act.actor,
        at=session.act.at,
    )


def list_waivers(session: Session) -> tuple[WaiverFacts, ...]:
    """Return all waivers, the oldest first, those that have ended too."""
    return load_waivers(session)


def subject_kind(rule: Rule) -> SubjectKind:
    """Return what *rule* judges."""
    if isinstance(rule, SourceRule):
        return SubjectKind.SOURCE
    return SubjectKind.CITATION if isinstance(rule, CitationRule) else SubjectKind.CLAIM


def _quoted(ledger: LedgerFacts, name: str) -> tuple[SubjectKind, str]:
    """Return the claim, or else the quotation of a manuscript, that is called *name*.

    A quotation is called by its words, or by the name that its finding gives it.
    """
    if name in ledger.claims_by_name:
        return SubjectKind.CLAIM, ledger.claims_by_name[name].name
    known = KnownFacts(ledger)
    named = [
        name_of(manuscript.name, found.words)
        for manuscript in ledger.manuscripts
        for found in found_in(manuscript, known)
    ]
    words = " ".join(name.split()).strip('“”"')
    ways = {name, *(name_of(one.name, words) for one in ledger.manuscripts)}
    fitting = dict.fromkeys(each for each in named if each in ways)
    if len(fitting) == 1:
        return SubjectKind.CITATION, next(iter(fitting))
    near = list(fitting) or get_close_matches(name, named, n=3, cutoff=0.4)
    raise NotFound(
        f"there is no claim and no quotation {name!r}",
        hint=f"did you mean {'; '.join(repr(each) for each in near)}?"
        if near
        else "evidence quotations lists them",
    )


def _subject(ledger: LedgerFacts, kind: SubjectKind, name: str) -> str:
    """Return the public name of the subject; raise NotFound naming near ones."""
    if kind is SubjectKind.CLAIM and name in ledger.claims_by_name:
        return ledger.claims_by_name[name].name
    if kind is SubjectKind.SOURCE and name in ledger.sources_by_name:
        return ledger.sources_by_name[name].name
    known = _known(ledger, kind)
    fitting = [each for each in known if each == name or each.endswith(f": {name}")]
    if kind is SubjectKind.CITATION and len(set(fitting)) == 1:
        return fitting[0]
    near = fitting or get_close_matches(name, known, n=3, cutoff=0.4)
    raise NotFound(
        f"there is no {kind.value} {name!r}",
        hint=f"did you mean {'; '.join(repr(each) for each in near)}?"
        if near
        else None,
    )


def _known(ledger: LedgerFacts, kind: SubjectKind) -> Sequence[str]:
    if kind is SubjectKind.CLAIM:
        return [claim.name for claim in ledger.claims]
    if kind is SubjectKind.SOURCE:
        return [source.name for source in ledger.sources]
    return [
        f"{manuscript.name}: {item.text}"
        for manuscript in ledger.manuscripts
        for citation in manuscript.citations
        for item in citation.items
    ]
