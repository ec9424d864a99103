"""Facts as tests need them: plain functions, every value with a sensible default."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from evidence.bibliography.dates import Edtf, parse_edtf
from evidence.bibliography.names import Name
from evidence.checker.facts import (
    CitationFacts,
    ClaimFacts,
    EvidenceFacts,
    ItemFacts,
    LedgerFacts,
    ManuscriptFacts,
    Place,
    RatingFacts,
    SourceFacts,
    SupersessionFacts,
)
from evidence.checker.known import KnownFacts
from evidence.checker.rule import Context, Policy
from evidence.checker.snapshots import SnapshotFacts
from evidence.models.vocabulary import (
    Basis,
    ClaimKind,
    ClaimStatus,
    Directness,
    ItemStatus,
    Method,
    Stance,
)
from evidence.ratings import find_scheme
from evidence.text.anchors import Outcome, Placement, Selector
from evidence.text.document import Span
from evidence.text.figures import parse_figure

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def make_source(
    name: str = "hall2020",
    *,
    entry_type: str = "article",
    fields: dict[str, str] | None = None,
    authors: Sequence[Name] = (Name("Hall", "Ben"),),
    institution: str = "",
    issued: Edtf | None = None,
    aliases: Sequence[str] = (),
    derives_from: Sequence[str] = (),
    superseded_by: Sequence[str] = (),
    same_as: Sequence[str] = (),
) -> SourceFacts:
    """Return a newspaper article by Ben Hall of 2020."""
    if fields is None:
        fields = {
            "author": "Hall, Ben",
            "title": "Infighting at the OSCE",
            "journal": "Daily News",
            "year": "2020",
        }
    return SourceFacts(
        name=name,
        entry_type=entry_type,
        fields=tuple(fields.items()),
        raw=f"@{entry_type}{{{name}}}",
        title=fields.get("title", ""),
        authors=tuple(authors),
        authors_others=False,
        editors=(),
        container=fields.get("journal", ""),
        institution=institution,
        issued=issued,
        place=Place("refs.bib", 1),
        aliases=tuple(aliases),
        derives_from=tuple(derives_from),
        superseded_by=tuple(superseded_by),
        same_as=tuple(same_as),
    )


def make_snapshot(
    sha256: str = "0" * 64,
    *,
    name: str = "n-aaaaa",
    media_type: str = "application/pdf",
) -> SnapshotFacts:
    """Return a PDF that was kept on 1 November 2026 and is there."""
    return SnapshotFacts(
        name=name,
        sha256=sha256,
        size=1,
        media_type=media_type,
        method=Method.MANUAL,
        address="",
        retrieved_on=date(2026, 11, 1),
        consent=None,
        on_record=None,
        replaced_by="",
        is_there=True,
        found_size=1,
        damage="",
        damaged_on=None,
        text="complete",
        ocr=False,
        remarks=(),
        rechecks=(),
    )


def make_item(
    text: str = "Hall 2020",
    *,
    status: ItemStatus = ItemStatus.RESOLVED,
    source: str | None = "hall2020",
    candidates: Sequence[str] = (),
    reasons: Sequence[str] = (),
    locator: str | None = None,
) -> ItemFacts:
    """Return an item that is resolved to hall2020."""
    return ItemFacts(
        text=text,
        span=Span(0, len(text)),
        status=status,
        source=source if status is ItemStatus.RESOLVED else None,
        candidates=tuple(candidates),
        score=100,
        reasons=tuple(reasons),
        locator=locator,
        place=Place("chapter.md", 1, 5),
    )


def make_citation(*items: ItemFacts, manuscript: str = "chapter") -> CitationFacts:
    """Return a citation of *items*, one resolved item for none."""
    items = items or (make_item(),)
    text = f"({'; '.join(item.text for item in items)})"
    place = Place("chapter.md", 1, 4)
    return CitationFacts(manuscript, text, Span(0, len(text)), place, items)


def make_evidence(
    source: str = "hall2020",
    *,
    stance: Stance = Stance.SUPPORTS,
    figures: Sequence[str] = (),
    roster: Sequence[str] = (),
    roster_complete: bool = False,
    via: str | None = None,
    basis: Basis = Basis.SEEN,
    page_label: str = "",
    quotation: str = "",
    note: str = "",
    answer: str = "",
    at: datetime = NOW,
) -> EvidenceFacts:
    """Return a seen, primary, supporting piece; second-hand where *via* is given."""
    return EvidenceFacts(
        name=f"e-{source}",
        source=source,
        stance=stance,
        directness=Directness.SECOND_HAND if via else Directness.PRIMARY,
        via=via,
        basis=basis,
        page_label=page_label,
        quotation=quotation,
        note=note,
        answer=answer,
        figures=tuple(parse_figure(text) for text in figures),
        roster=tuple(roster),
        roster_complete=roster_complete,
        by="tester",
        at=at,
    )


def make_supersession(
    figure: str | None,
    newer: str | None,
    *,
    as_of: str,
    reason: str = "It changed.",
    source: str = "osce2024",
    at: datetime = NOW,
) -> SupersessionFacts:
    """Return what overtook a figure, or with None a claim as a whole."""
    return SupersessionFacts(
        name=f"s-{as_of}",
        source=source,
        figure=parse_figure(figure) if figure else None,
        newer=parse_figure(newer) if newer else None,
        as_of=parse_edtf(as_of),
        reason=reason,
        by="tester",
        at=at,
    )


def make_rating(
    level: str = "A2",
    *,
    scheme: str = "admiralty",
    by: str = "Ada",
    reason: str = "seen",
    at: datetime = NOW,
) -> RatingFacts:
    """Return a rating by Ada under the Admiralty code."""
    found = find_scheme(scheme)
    return RatingFacts(
        name=f"r-{by}-{at:%Y%m%d}",
        scheme=scheme,
        level=level,
        level_label=found.describe(level),
        confidence=found.confidence(level),
        details={},
        reason=reason,
        by=by,
        at=at,
    )


def make_claim(
    name: str = "members",
    *,
    quote: str = "54 participating States",
    kind: ClaimKind = ClaimKind.QUANTITY,
    topic: str = "",
    figures: Sequence[str] = (),
    roster: Sequence[str] = (),
    roster_complete: bool = False,
    evidence: Sequence[EvidenceFacts] = (),
    ratings: Sequence[RatingFacts] = (),
    items: Sequence[ItemFacts] = (),
    placement: Placement | None = None,
    at: datetime = NOW,
) -> ClaimFacts:
    """Return a claim of the chapter that stands where it was anchored."""
    found = Placement(Outcome.UNCHANGED, 0, len(quote), quote, 100)
    return ClaimFacts(
        name=name,
        public_id=f"c-{name}",
        manuscript="chapter",
        statement=quote,
        kind=kind,
        topic=topic,
        status=ClaimStatus.ACTIVE,
        note="",
        anchor=Selector(quote, "", "", 0, len(quote)),
        placement=placement or found,
        place=Place("chapter.md", 1),
        section=(),
        sentence=Span(0, len(quote)),
        figures=tuple(parse_figure(text) for text in figures),
        roster=tuple(roster),
        roster_complete=roster_complete,
        evidence=tuple(evidence),
        ratings=tuple(ratings),
        items=tuple(items),
        by="tester",
        at=at,
    )


def make_manuscript(
    text: str = "54 participating States", *, citations: Sequence[CitationFacts] = ()
) -> ManuscriptFacts:
    """Return the chapter as one block and one sentence."""
    return ManuscriptFacts(
        name="chapter",
        title="Chapter",
        path="chapter.md",
        revision=1,
        sha256="0" * 64,
        language="en",
        text=text,
        blocks=(),
        sentences=(Span(0, len(text)),),
        citations=tuple(citations),
    )


def make_context(
    *claims: ClaimFacts,
    sources: Sequence[SourceFacts] = (),
    manuscripts: Sequence[ManuscriptFacts] = (),
    policy: Policy | None = None,
    cited: Sequence[str] = (),
    tied: Sequence[str] = (),
) -> Context:
    """Return the context of a run over a ledger with these claims and sources."""
    ledger = LedgerFacts(
        manuscripts=tuple(manuscripts),
        sources=tuple(sources),
        claims=claims,
        sources_by_name={source.name: source for source in sources},
        claims_by_name={claim.name: claim for claim in claims},
    )
    return Context(
        known=KnownFacts(ledger),
        policy=policy or Policy(),
        today=TODAY,
        cited=frozenset(cited),
        tied=frozenset(tied),
    )
