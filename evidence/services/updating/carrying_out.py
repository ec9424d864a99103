"""Carry out a planned update: the file, its next revision, the claim and its source."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from evidence.checker.facts import ClaimFacts, EvidenceFacts
from evidence.db import Session
from evidence.db.bulk import insert_rows
from evidence.errors import Conflict
from evidence.models import Claim, Revision, Supersession
from evidence.models.vocabulary import Basis, Directness, Stance
from evidence.queries.anchoring import get_latest, list_citekeys
from evidence.queries.claims import get_claim
from evidence.queries.supersessions import list_supersession_ids
from evidence.services.audit.rows import NewerValue, Origin, bare
from evidence.services.claims import anchor_columns
from evidence.services.file_edits import write_edits
from evidence.services.ids import Kind, new_id
from evidence.services.manuscripts import read_file
from evidence.services.stated import Stated, replace_figures
from evidence.services.ties import TieDraft, find_source, tie
from evidence.services.updating.wishes import Update
from evidence.text.anchors import Selector
from evidence.text.selectors import exact_places, select


@dataclass(frozen=True, slots=True)
class Updated:
    """What was done: the manuscript's new revision, and what was recorded with it.

    *supersession* and *evidence* are empty where the ledger had them already.
    """

    revision: int
    supersession: str
    evidence: str


def update_claim(session: Session, update: Update) -> Updated:
    """Write the file and bring the ledger to it, together or not at all.

    Raises Conflict where the claim or its manuscript has changed since it was planned.
    """
    claim = _unchanged(session, update)
    manuscript = update.gathered.manuscript
    write_edits(session, [update.edited])
    read_file(
        session,
        Path(manuscript.path),
        name=manuscript.name,
        language=manuscript.language,
        document=update.document,
    )
    _, revision = get_latest(session, manuscript.name)
    if update.because:
        return Updated(revision.number, "", "")
    _restate(session, claim, update, revision)
    supersession = _supersede(session, claim, update)
    evidence = _tie(session, update)
    session.flush()
    return Updated(revision.number, supersession, evidence)


def _unchanged(session: Session, update: Update) -> Claim:
    facts, manuscript = update.gathered.claim, update.gathered.manuscript
    claim = get_claim(session, facts.public_id)
    _, revision = get_latest(session, manuscript.name)
    if claim.at != facts.at or revision.sha256 != manuscript.sha256:
        raise Conflict(
            f"{facts.name} or its manuscript was changed just now; nothing was changed",
            hint="run the command again",
        )
    return claim


def _restate(
    session: Session, claim: Claim, update: Update, revision: Revision
) -> None:
    """Anchor the claim at its new words, and put the newer figure in its place."""
    span = update.wording.anchor
    words = revision.text[span.start : span.end]
    anchor: Selector = select(revision.text, span, exact_places(revision.text, words))
    for column, value in anchor_columns(anchor, revision.sha256).items():
        setattr(claim, column, value)
    claim.statement = update.statement
    claim.by, claim.at = session.act.actor, session.act.at
    old, new = update.choice.old, update.figure
    figures = list(update.gathered.claim.figures)
    if new is None:
        return
    if old is None:
        figures.append(new)
    figures = [new if figure == old else figure for figure in figures]
    replace_figures(session, Stated(figures=tuple(figures), claim_id=claim.id))


def _supersede(session: Session, claim: Claim, update: Update) -> str:
    """Record what overtook the old figure, where that is not recorded yet."""
    newer, old = update.choice.newer, update.choice.old
    if newer.origin is Origin.SUPERSESSION or newer.since is None:
        return ""
    source = find_source(newer.source, list_citekeys(session))
    row = {
        "figure": old.text if old is not None else "",
        "newer": newer.figure.text if newer.figure is not None else "",
        "as_of": newer.since.text,
    }
    public_id = new_id(
        Kind.SUPERSESSION,
        claim.public_id,
        source.citekey,
        *row.values(),
        taken=list_supersession_ids(session),
    )
    who = {"by": session.act.actor, "at": session.act.at}
    reason = newer.reason or f"{source.citekey} has {newer.words}."
    ids = {"public_id": public_id, "claim_id": claim.id, "source_id": source.id}
    insert_rows(session, Supersession, [{**ids, **row, **who, "reason": reason}])
    return public_id


def _tie(session: Session, update: Update) -> str:
    """Tie the claim's new words to the source that has them, if it is not yet."""
    facts, newer = update.gathered.claim, update.choice.newer
    known = _evidence(facts, newer)
    figure = update.figure
    if known is not None and known.stance is Stance.SUPPORTS and figure is not None:
        return ""
    draft = TieDraft(
        claim=facts.public_id,
        source=newer.source,
        page=known.page_label if known else "",
        quotation=known.quotation if known else "",
        figures=(figure.text,) if figure is not None else (),
        via=known.via if known else None,
        second_hand=known is not None and known.directness is Directness.SECOND_HAND,
        unseen=known is None or known.basis is Basis.UNSEEN,
        note=newer.reason,
    )
    return tie(session, draft).evidence


def _evidence(claim: ClaimFacts, newer: NewerValue) -> EvidenceFacts | None:
    """Return the evidence that has the newer state, if the claim has it."""
    ties = [each for each in claim.evidence if each.source == newer.source]
    if newer.figure is None:
        return ties[-1] if ties else None
    wanted = bare(newer.figure)
    having = [tie for tie in ties if any(bare(f) == wanted for f in tie.figures)]
    return having[-1] if having else None
