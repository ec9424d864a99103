"""Record, change, withdraw, show and list claims."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from evidence.checker.facts import ClaimFacts, LedgerFacts, Place
from evidence.checker.places import Places
from evidence.checker.reading import Part
from evidence.checker.stored import read_stored
from evidence.db import Session
from evidence.db.bulk import insert_rows
from evidence.errors import Conflict, InputRefused
from evidence.models import Claim, ClaimKind, ClaimStatus, Revision
from evidence.queries.anchoring import get_latest, get_manuscript_name
from evidence.queries.claims import (
    find_claim,
    get_claim,
    list_claim_ids,
    list_manuscripts_of,
    unknown_claim,
)
from evidence.services.ids import Kind, check_slug, new_id
from evidence.services.stated import (
    Stated,
    insert_stated,
    read_figures,
    read_roster,
)
from evidence.text.anchors import (
    QuoteAmbiguous,
    QuoteNotFound,
    Selector,
    make_selector,
)
from evidence.text.document import SourceMap, Span

FEW = 16
"""Manuscripts that are read one by one; more of them are read with all others."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a manuscript, and what tells them from the same words elsewhere."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    occurrence: int | None = None
    """Which one, from 1."""


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """A claim as a person gives it; figures are in their written form."""

    quote: Quote
    manuscript: str | None = None
    """None: the only one."""
    statement: str = ""
    kind: str | None = None
    topic: str = ""
    figures: tuple[str, ...] = ()
    roster: tuple[str, ...] = ()
    roster_complete: bool = False
    slug: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class RecordedClaim:
    """A claim that was just recorded, and where it stands."""

    name: str
    public_id: str
    exact: str
    place: Place


def add_claim(session: Session, draft: ClaimDraft) -> RecordedClaim:
    """Record a claim, anchored in the latest revision of its manuscript.

    Raises InputRefused for a quotation that is not there or there several times, an
    unreadable figure, an unknown kind or a bad slug; Conflict for a slug in use.
    """
    manuscript, revision = get_latest(session, draft.manuscript)
    anchor = make_anchor(revision, draft.quote)
    figures, roster = read_figures(draft.figures), read_roster(draft.roster)
    slug = free_slug(session, draft.slug) if draft.slug else None
    statement = " ".join(draft.statement.split()) or " ".join(anchor.exact.split())
    content = (manuscript.name, anchor.exact, str(anchor.start), statement)
    public_id = new_id(Kind.CLAIM, *content, taken=list_claim_ids(session))
    row = {
        "public_id": public_id,
        "slug": slug,
        "manuscript_id": manuscript.id,
        "statement": statement,
        "kind": read_kind(draft.kind, figures=bool(figures), roster=bool(roster)),
        "topic": draft.topic.strip(),
        "status": ClaimStatus.ACTIVE,
        "note": draft.note,
        **anchor_columns(anchor, revision.sha256),
        "roster_complete": draft.roster_complete,
        "by": session.act.actor,
        "at": session.act.at,
    }
    [claim_id] = insert_rows(session, Claim, [row])
    insert_stated(session, [Stated(figures, roster, claim_id=claim_id)])
    place = place_in(revision, Span(anchor.start, anchor.end))
    return RecordedClaim(slug or public_id, public_id, anchor.exact, place)


def make_anchor(revision: Revision, quote: Quote) -> Selector:
    """Find *quote* in the revision's text; raise InputRefused where it is unclear."""
    try:
        return make_selector(
            revision.text,
            quote.exact,
            prefix=quote.prefix,
            suffix=quote.suffix,
            occurrence=quote.occurrence,
        )
    except QuoteAmbiguous as error:
        raise InputRefused(
            _several(revision, quote.exact, error.places),
            hint="quote more of it, or say which: --prefix WORDS, --suffix WORDS, "
            "or --occurrence N",
        ) from error
    except QuoteNotFound as error:
        raise InputRefused(
            f"{revision.path}: {error}",
            hint="quote the manuscript's words as evidence read them: "
            "evidence manuscript show NAME",
        ) from error


def anchor_columns(anchor: Selector, sha256: str) -> dict[str, str | int]:
    """Return the claim's columns that hold its anchor."""
    return {
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "start": anchor.start,
        "end": anchor.end,
        "sha256": sha256,
    }


def read_kind(text: str | None, *, figures: bool, roster: bool) -> ClaimKind:
    """Return the kind; where none is given, what the claim states tells it."""
    if text is None:
        if figures:
            return ClaimKind.QUANTITY
        return ClaimKind.ROSTER if roster else ClaimKind.EVENT
    try:
        return ClaimKind(text)
    except ValueError:
        known = ", ".join(kind.value for kind in ClaimKind)
        raise InputRefused(
            f"there is no kind of claim {text!r}", hint=f"known: {known}"
        ) from None


def free_slug(session: Session, slug: str) -> str:
    """Return *slug* when it is a good one and no claim has it."""
    if find_claim(session, check_slug(slug)) is not None:
        raise Conflict(
            f"there is a claim {slug!r} already",
            hint=f"choose another name, or: evidence claim edit {slug} …",
        )
    return slug


def place_in(revision: Revision, span: Span) -> Place:
    """Return the place of *span* in the file that the revision was read from."""
    runs = tuple((start, there) for start, there in revision.source_map)
    return Places(revision.path, revision.source, SourceMap(runs)).of(span)


def show_claim(session: Session, name: str) -> ClaimFacts:
    """Return one claim with all that is tied to it."""
    return show_claim_at_home(session, name)[0]


def show_claim_at_home(session: Session, name: str) -> tuple[ClaimFacts, Part]:
    """Return the same, and the manuscript that it stands in, with all its claims."""
    row = get_claim(session, name)
    manuscript = get_manuscript_name(session, row.manuscript_id)
    [part] = read_stored(session, manuscript).parts()
    return next(one for one in part.claims if one.public_id == row.public_id), part


def claim_of(ledger: LedgerFacts, name: str) -> ClaimFacts:
    """Return the ledger's claim called *name*; raise NotFound naming near ones."""
    claim = ledger.claims_by_name.get(name)
    if claim is None:
        raise unknown_claim(name, [each.name for each in ledger.claims])
    return claim


def list_claims(
    session: Session,
    *,
    manuscript: str | None = None,
    withdrawn: bool = False,
    names: Collection[str] | None = None,
) -> tuple[ClaimFacts, ...]:
    """Return the claims, with all that a check knows of them, in reading order.

    Withdrawn ones only if asked for; ``claim_listing`` has what a list shows of them.
    With *names*, only claims that are called so: where they stand in a few manuscripts,
    no other is read.
    Raises NotFound for a manuscript that the ledger doesn't know.
    """
    chosen = None if names is None else frozenset(names)
    return tuple(
        claim
        for part in _parts(session, manuscript, chosen)
        for claim in part.claims
        if (withdrawn or claim.status is ClaimStatus.ACTIVE)
        and (chosen is None or claim.name in chosen)
    )


def _parts(
    session: Session, manuscript: str | None, chosen: frozenset[str] | None
) -> Iterator[Part]:
    """Yield the manuscripts in which claims are to be looked for."""
    if chosen is not None and manuscript is None:
        holding = list_manuscripts_of(session, chosen)
        if len(holding) <= FEW:
            for name in holding:
                yield from read_stored(session, name).parts()
            return
    yield from read_stored(session, manuscript).parts()


def _several(revision: Revision, quote: str, places: tuple[Span, ...]) -> str:
    """Say where *quote* stands, numbered as ``--occurrence`` counts."""
    shown = []
    for number, span in enumerate(places[:6], 1):
        line = place_in(revision, span).line
        around = revision.text[max(0, span.start - 30) : span.end + 30]
        shown.append(f"({number}) line {line}: … {' '.join(around.split())} …")
    if len(places) > len(shown):
        shown.append(f"and {len(places) - len(shown)} more")
    return f"{quote!r} stands in {revision.path} {len(places)} times:\n  " + (
        "\n  ".join(shown)
    )
