"""Plan how a claim is brought up to date; nothing is written by that."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.bibliography.editing.splices import apply
from evidence.checker.loader import load_ledger
from evidence.checker.wording import figure_words, listed
from evidence.db import Session
from evidence.errors import Conflict
from evidence.models.vocabulary import SUPPORTING, ClaimStatus
from evidence.queries.anchoring import get_latest
from evidence.services.audit.proposals import sentence_of
from evidence.services.claims import claim_of
from evidence.services.decided import HOLDS
from evidence.services.updating.choosing import choose, completed
from evidence.services.updating.in_file import change_file
from evidence.services.updating.wishes import (
    Choice,
    Gathered,
    Signature,
    Update,
    UpdateWish,
)
from evidence.services.updating.wording import new_statement, word
from evidence.text.document import SourceMap


def gather(session: Session, name: str) -> Gathered:
    """Return what is known of a claim and its manuscript.

    Raises NotFound for an unknown claim, Conflict for one that is withdrawn or whose
    words are not what they were.
    """
    ledger = load_ledger(session)
    claim = claim_of(ledger, name)
    if claim.status is not ClaimStatus.ACTIVE:
        raise Conflict(f"the claim {claim.name!r} was withdrawn")
    if claim.placement.outcome not in HOLDS:
        raise Conflict(
            f"the words of {claim.name!r} have changed in the manuscript: "
            f"{claim.placement.outcome.value.replace('_', ' ')}",
            hint=f"evidence manuscript diff {claim.manuscript}, then manuscript accept",
        )
    manuscript = next(m for m in ledger.manuscripts if m.name == claim.manuscript)
    _, revision = get_latest(session, claim.manuscript)
    runs = SourceMap(tuple((start, there) for start, there in revision.source_map))
    return Gathered(ledger, claim, manuscript, revision.media_type, runs)


def plan_update(gathered: Gathered, wish: UpdateWish, signed: Signature) -> Update:
    """Return what *wish* comes to; the manuscript's file is read, and not written.

    Raises InputRefused, NotFound, Ambiguous, Conflict or UsageFault with the way out.
    """
    claim = gathered.claim
    choice = choose(gathered.ledger, claim, wish)
    sentence = sentence_of(claim, gathered.manuscript)
    wording = word(sentence, choice, wish)
    comment = f"{wording.restated} ({_source_words(choice)})"
    changed = change_file(gathered, wording, comment, signed)
    text = apply(gathered.manuscript.text, wording.splices)
    words = text[wording.anchor.start : wording.anchor.end]
    statement, remark = new_statement(claim, choice, words)
    return Update(
        gathered=gathered,
        choice=choice,
        figure=completed(choice),
        wording=wording,
        statement=statement,
        edited=changed.edited,
        document=changed.document,
        because=changed.because,
        notes=tuple(_notes(gathered, choice, remark)) if not changed.because else (),
    )


def _source_words(choice: Choice) -> str:
    newer = choice.newer
    since = f", {newer.when.text}" if newer.when is not None else ""
    return f"{newer.source}{since}: {' '.join(newer.reason.split())}"


def _notes(gathered: Gathered, choice: Choice, remark: str) -> Iterator[str]:
    """Yield what the person should look at afterwards."""
    claim, old = gathered.claim, choice.old
    if remark:
        yield remark
    if old is None:
        return
    ties = claim.with_stance(*SUPPORTING)
    stale = [tie.name for tie in ties if old in tie.figures]
    if stale:
        yield f"{listed(stale)} still says {figure_words(old)}, as of an earlier time"
    if any(each.figure == old for each in claim.derivations):
        yield f"the formula of {figure_words(old)} stays with the figure it replaces"
