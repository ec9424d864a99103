"""Put replies into the ledger: notes at once, decisions only where that is wished."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from evidence.checker.loader import load_ledger
from evidence.checker.rule import Policy
from evidence.checker.runner import run_check
from evidence.checker.selection import find_rule
from evidence.db import Session
from evidence.errors import Conflict, EvidenceError, InputRefused
from evidence.models import Claim
from evidence.models.vocabulary import SubjectKind
from evidence.queries.anchoring import get_manuscript_name
from evidence.queries.claims import find_claim
from evidence.services.accepting import accept
from evidence.services.check import all_rules
from evidence.services.claim_changes import refuse_withdrawn, withdraw_claim
from evidence.services.replies.asking import Asked, Request, request_of
from evidence.services.replies.reading import RESOLVED, Reply
from evidence.services.waivers import WaiverDraft, subject_kind, waive, waive_all


class Outcome(StrEnum):
    """What became of a reply."""

    NOTED = "noted"
    KNOWN = "known"
    """Its note, or what it decides, is there already."""
    WAITING = "waiting"
    """A decision, which nobody has accepted yet."""
    DONE = "done"
    LEFT = "left"
    """It could not be carried out; why is told."""


@dataclass(frozen=True, slots=True)
class Done:
    """A reply, what it asks for, and what became of it; *told* says more in words."""

    reply: Reply
    name: str
    """The claim's name; its id where the ledger lacks it."""
    asked: Asked
    outcome: Outcome
    told: str


def carry_out(
    session: Session,
    replies: Iterable[Reply],
    *,
    accepted: bool,
    policy: Policy,
    today: date,
) -> tuple[Done, ...]:
    """Record the notes among *replies*; if *accepted*, carry the decisions out too.

    A note changes nothing of what a claim says: its ratings stay. A reply that was read
    before is known and not noted twice.
    """
    work = _Work(session, policy, today, accepted=accepted)
    done = tuple(work.one(reply) for reply in replies)
    work.write_notes()
    session.flush()
    return done


@dataclass(slots=True)
class _Notes:
    """What is said of a claim: the lines that are *known*, and those to be written."""

    claim: Claim
    known: set[str]
    new: list[str] = field(default_factory=list)


class _Work:
    """Carries replies out one by one."""

    def __init__(
        self, session: Session, policy: Policy, today: date, *, accepted: bool
    ) -> None:
        self._session = session
        self._policy = policy
        self._today = today
        self._accepted = accepted
        self._codes: Mapping[str, frozenset[str]] | None = None
        self._claims: dict[str, Claim | None] = {}
        self._notes: dict[int, _Notes] = {}

    def one(self, reply: Reply) -> Done:
        request = request_of(reply)
        claim = self._claim(reply.claim)
        if claim is None:
            told = "the ledger has no such claim"
            return Done(reply, reply.claim, request.asked, Outcome.LEFT, told)
        name = claim.slug or claim.public_id
        if request.asked is Asked.NOTE:
            return Done(reply, name, request.asked, *self._note(claim, reply))
        try:
            ready = self._completed(claim, request)
            if not self._accepted:
                self._refuse_known(claim, ready, reply)
                return Done(reply, name, ready.asked, Outcome.WAITING, _words(ready))
            told = self._decide(claim, ready, reply)
        except Conflict as error:
            held = request.asked is not Asked.ACCEPT
            outcome = Outcome.KNOWN if held else Outcome.LEFT
            return Done(reply, name, request.asked, outcome, _why(error))
        except EvidenceError as error:
            return Done(reply, name, request.asked, Outcome.LEFT, _why(error))
        return Done(reply, name, ready.asked, Outcome.DONE, told)

    def write_notes(self) -> None:
        """Add to each claim's note what was said of it, all of it at once."""
        for notes in self._notes.values():
            if notes.new:
                claim = notes.claim
                claim.note = "\n".join(filter(None, (claim.note, *notes.new)))

    def _claim(self, name: str) -> Claim | None:
        if name not in self._claims:
            self._claims[name] = find_claim(self._session, name)
        return self._claims[name]

    def _note(self, claim: Claim, reply: Reply) -> tuple[Outcome, str]:
        line = _line(reply)
        notes = self._notes.get(claim.id)
        if notes is None:
            notes = _Notes(claim, set(claim.note.splitlines()))
            self._notes[claim.id] = notes
        if line in notes.known:
            return Outcome.KNOWN, line
        notes.known.add(line)
        notes.new.append(line)
        return Outcome.NOTED, line

    def _completed(self, claim: Claim, request: Request) -> Request:
        """Return *request* with the rule that a waiver without one must mean."""
        if request.asked is not Asked.WAIVE or request.code:
            return request
        name = claim.slug or claim.public_id
        codes = sorted(self._found().get(name, ()))
        if len(codes) != 1:
            shown = ", ".join(codes) or "none"
            raise InputRefused(
                f"which finding is waived? the claim has: {shown}",
                hint=f"evidence waive CODE {name} --until {request.until} --reason …",
            )
        return Request(request.asked, request.reason, codes[0], request.until)

    def _found(self) -> Mapping[str, frozenset[str]]:
        """Return the codes of each claim's findings, as a check has them today."""
        if self._codes is None:
            result = run_check(
                load_ledger(self._session),
                all_rules(),
                self._policy,
                today=self._today,
            )
            found: dict[str, set[str]] = {}
            for finding in result.findings:
                if finding.subject.kind is SubjectKind.CLAIM:
                    found.setdefault(finding.subject.name, set()).add(finding.code)
            self._codes = {name: frozenset(codes) for name, codes in found.items()}
        return self._codes

    def _refuse_known(self, claim: Claim, request: Request, reply: Reply) -> None:
        """Raise what deciding would, where it is decided so already or cannot be."""
        name = claim.slug or claim.public_id
        if request.asked is Asked.WAIVE and request.until is not None:
            draft = _draft(name, request, request.until, reply)
            looked = waive_all(self._session, [draft], today=self._today, dry_run=True)
            looked.refuse_held()
        elif request.asked is Asked.WITHDRAW:
            refuse_withdrawn(claim, name)

    def _decide(self, claim: Claim, request: Request, reply: Reply) -> str:
        name = claim.slug or claim.public_id
        if request.asked is Asked.WAIVE and request.until is not None:
            draft = _draft(name, request, request.until, reply)
            held = waive(self._session, draft, today=self._today)
            return f"waived {held.code} until {held.until}"
        if request.asked is Asked.WITHDRAW:
            withdraw_claim(self._session, name, reason=_reason(request, reply))
            return "withdrawn"
        manuscript = get_manuscript_name(self._session, claim.manuscript_id)
        if not accept(self._session, (manuscript, name)).accepted:
            raise Conflict(
                "its words are as they were, so there is nothing to accept",
                hint=f"to make the change that was proposed: evidence claim update "
                f"{name} --write; or read the author's file as the next revision",
            )
        return "anchored at its new words"


def _draft(name: str, request: Request, until: date, reply: Reply) -> WaiverDraft:
    _check_that_it_is_about_claims(request.code)
    return WaiverDraft(request.code, name, _reason(request, reply), until)


def _reason(request: Request, reply: Reply) -> str:
    return " ".join(filter(None, (request.reason, f"({_signed(reply)})")))


def _check_that_it_is_about_claims(code: str) -> None:
    """Raise InputRefused for a rule about what may be called as a claim is."""
    rule = find_rule(all_rules(), code)
    if subject_kind(rule) is not SubjectKind.CLAIM:
        raise InputRefused(
            f"{rule.code} is not about claims, and a reply decides on its claim alone",
            hint=f"evidence waive {rule.code} SUBJECT --reason WORDS --until DATE",
        )


def _why(error: EvidenceError) -> str:
    return " – ".join(filter(None, (error.message, error.hint)))


def _words(request: Request) -> str:
    if request.asked is Asked.WAIVE:
        return f"waive {request.code} until {request.until}: {request.reason}"
    reason = f": {request.reason}" if request.reason else ""
    return f"{request.asked.value}{reason}"


def _signed(reply: Reply) -> str:
    return ", ".join(filter(None, (reply.author or "somebody", reply.day)))


def _line(reply: Reply) -> str:
    """Return the note of a reply."""
    if not reply.author and reply.words == RESOLVED:
        return "The comment on it was marked as resolved."
    return f"{_signed(reply)}: {reply.words}"
