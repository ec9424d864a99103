"""Accept a finding on purpose, with a reason and an end; list what is accepted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from evidence.checker.facts import LedgerFacts, WaiverFacts
from evidence.checker.known import KnownFacts
from evidence.checker.loader import load_ledger, load_waivers
from evidence.checker.quotations import found_in, name_of
from evidence.checker.rule import (
    CitationRule,
    ManuscriptRule,
    QuotationRule,
    Rule,
    SourceRule,
)
from evidence.checker.selection import find_rule
from evidence.db import Session
from evidence.db.bulk import insert_rows
from evidence.errors import Conflict, InputRefused, NotFound
from evidence.models import SubjectKind, Waiver
from evidence.queries.citations import list_item_names
from evidence.queries.claims import name_claims
from evidence.queries.library import list_aliases, name_sources
from evidence.queries.manuscripts import list_manuscript_names
from evidence.queries.waivers import list_waiver_ids
from evidence.services.check import all_rules
from evidence.services.ids import Kind, new_id


@dataclass(frozen=True, slots=True)
class WaiverDraft:
    """A waiver as a person gives it."""

    code: str
    """The rule's code or slug."""
    subject: str
    """A claim, a citekey, a manuscript, or the words of a citation or quotation, with
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
    """Makes waivers of drafts; of the ledger it reads the names, once."""

    def __init__(self, session: Session, today: date) -> None:
        self._held = load_waivers(session)
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
            if named in self._claims:
                return SubjectKind.CLAIM, self._claims[named]
            return SubjectKind.CITATION, _quoted(load_ledger(self._session), named)
        if isinstance(rule, CitationRule):
            return SubjectKind.CITATION, _cited(list_item_names(self._session), named)
        kind = subject_kind(rule)
        known = self._named(kind)
        if named not in known:
            raise _unknown(kind, named, _near(named, {*known.values()}))
        return kind, known[named]

    def _named(self, kind: SubjectKind) -> Mapping[str, str]:
        """Return the names of what may be waived, each with the one it is known by."""
        if kind is SubjectKind.MANUSCRIPT:
            return {name: name for name in list_manuscript_names(self._session)}
        return self._sources if kind is SubjectKind.SOURCE else self._claims

    @cached_property
    def _claims(self) -> Mapping[str, str]:
        return name_claims(self._session)

    @cached_property
    def _sources(self) -> Mapping[str, str]:
        """Citekeys, by themselves and by their aliases."""
        names = name_sources(self._session)
        aliases = list_aliases(self._session)
        by_alias = {alias: names[own] for alias, own in aliases.items()}
        return by_alias | {name: name for name in names.values()}

    def held_already(self, one: WaiverFacts) -> WaiverFacts | None:
        """Return what waives the same for as long or longer."""
        return next((each for each in self._held if _covers(each, one)), None)


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
    if isinstance(rule, ManuscriptRule):
        return SubjectKind.MANUSCRIPT
    return SubjectKind.CITATION if isinstance(rule, CitationRule) else SubjectKind.CLAIM


def _quoted(ledger: LedgerFacts, name: str) -> str:
    """Return the name of the quotation of a manuscript that is called *name*.

    A quotation is called by its words, or by the name that its finding gives it.
    """
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
        return next(iter(fitting))
    near = list(fitting) or _near(name, named)
    raise NotFound(
        f"there is no claim and no quotation {name!r}",
        hint=_meant(near) or "evidence quotations lists them",
    )


def _cited(known: Sequence[str], name: str) -> str:
    """Return the one item that is called *name*, with its manuscript or without."""
    fitting = [each for each in known if each == name or each.endswith(f": {name}")]
    if len(set(fitting)) == 1:
        return fitting[0]
    near = fitting or _near(name, known)
    raise _unknown(SubjectKind.CITATION, name, near)


def _unknown(kind: SubjectKind, name: str, near: Sequence[str]) -> NotFound:
    return NotFound(f"there is no {kind.value} {name!r}", hint=_meant(near))


def _meant(near: Sequence[str]) -> str | None:
    return f"did you mean {'; '.join(map(repr, near))}?" if near else None


def _near(name: str, known: Iterable[str]) -> list[str]:
    return get_close_matches(name, list(known), n=3, cutoff=0.4)
