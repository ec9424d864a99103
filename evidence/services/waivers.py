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
    done = waive_all(session, [draft], today=today)
    done.refuse_held()
    return done.made[0]


@dataclass(frozen=True, slots=True)
class WaivedAll:
    """What was waived, and the subjects for which it was already, as long or longer."""

    made: tuple[WaiverFacts, ...]
    held: tuple[WaiverFacts, ...]

    def refuse_held(self) -> None:
        """Raise Conflict where something was waived already."""
        for one in self.held:
            raise Conflict(f"{one.code} is waived for {one.subject} until {one.until}")


def waive_all(
    session: Session,
    drafts: Sequence[WaiverDraft],
    *,
    today: date,
    dry_run: bool = False,
) -> WaivedAll:
    """Record waivers, those aside that hold already; with *dry_run* only look.

    Raises what ``waive`` raises but for Conflict.
    """
    waiving = _Waiving(session, today)
    made: list[WaiverFacts] = []
    held: list[WaiverFacts] = []
    for draft in drafts:
        one = waiving.waiver(draft)
        before = waiving.held_already(one)
        if before is None:
            made.append(one)
        else:
            held.append(before)
    if made and not dry_run:
        insert_rows(session, Waiver, [_row(one, session) for one in made])
    return WaivedAll(tuple(made), tuple(held))


class _Waiving:
    """Makes waivers of drafts; the ledger is read once."""

    def __init__(self, session: Session, today: date) -> None:
        self._ledger = load_ledger(session)
        self._rules = all_rules()
        self._taken = list_waiver_ids(session)
        self._session = session
        self._today = today

    def waiver(self, draft: WaiverDraft) -> WaiverFacts:
        """Return the waiver that *draft* describes."""
        rule = find_rule(self._rules, draft.code)
        reason = draft.reason.strip()
        if not reason:
            raise InputRefused(
                "a finding is waived for a reason", hint="--reason WORDS"
            )
        if draft.until < self._today:
            raise InputRefused(f"{draft.until} is past", hint="--until YYYY-MM-DD")
        kind, subject = self._subject(rule, draft.subject)
        until = draft.until.isoformat()
        content = (rule.code, kind.value, subject, until, reason)
        public_id = new_id(Kind.WAIVER, *content, taken=self._taken)
        self._taken.add(public_id)
        return WaiverFacts(
            name=public_id,
            code=rule.code,
            subject_kind=kind,
            subject=subject,
            reason=reason,
            until=until,
            by=self._session.act.actor,
            at=self._session.act.at,
        )

    def _subject(self, rule: Rule, named: str) -> tuple[SubjectKind, str]:
        if isinstance(rule, QuotationRule):
            return _quoted(self._ledger, named)
        kind = subject_kind(rule)
        return kind, _subject(self._ledger, kind, named)

    def held_already(self, one: WaiverFacts) -> WaiverFacts | None:
        """Return what waives the same for as long or longer."""
        return next((each for each in self._ledger.waivers if _covers(each, one)), None)


def _covers(held: WaiverFacts, one: WaiverFacts) -> bool:
    same = (held.code, held.subject_kind, held.subject)
    wanted = (one.code, one.subject_kind, one.subject)
    return same == wanted and held.until >= one.until


def _row(one: WaiverFacts, session: Session) -> dict[str, object]:
    return {
        "public_id": one.name,
        "code": one.code,
        "subject_kind": one.subject_kind,
        "subject": one.subject,
        "reason": one.reason,
        "until": one.until,
        "by": session.act.actor,
        "at": session.act.at,
    }


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
