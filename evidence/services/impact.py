"""What falls if a source falls, as a tree and as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evidence.checker.derivations import input_words
from evidence.checker.derived_losses import FallenFigure
from evidence.checker.facts import EvidenceFacts, InputFacts, LedgerFacts
from evidence.checker.impact import (
    FallenClaim,
    FallenSource,
    Impact,
    Rest,
    impact_of,
)
from evidence.checker.loader import load_some
from evidence.checker.notices import kind_words, standing
from evidence.checker.source_loader import related_ids
from evidence.checker.wording import figure_words, listed
from evidence.db import Session
from evidence.models import Directness, Stance
from evidence.queries.anchoring import unknown_source
from evidence.queries.extent import holding_sources, with_derived
from evidence.queries.library import find_source_ids, list_aliases, name_sources
from evidence.services.trace import Link, place_text, source_text
from evidence.text.cells import short
from evidence.text.counts import many


@dataclass(frozen=True, slots=True)
class ImpactReport:
    """What falls: the tree for a person, and the facts for everything else."""

    tree: Link
    impact: Impact
    counts: Mapping[str, int]

    @property
    def unused(self) -> bool:
        """Tell whether nobody uses the source, nor what falls with it."""
        return not (self.impact.claims or self.impact.manuscripts)


def impact(session: Session, key: str) -> ImpactReport:
    """Return what falls with the source *key* (or alias); raise NotFound."""
    aliases = list_aliases(session)
    own = find_source_ids(session, [key]).get(key, aliases.get(key))
    if own is None:
        raise unknown_source(key, {*name_sources(session).values(), *aliases})
    hanging = related_ids(session, [own])
    touched = with_derived(session, holding_sources(session, hanging))
    ledger = load_some(session, touched, hanging)
    found = impact_of(ledger.sources_by_name[key], ledger)
    return ImpactReport(_tree(found, ledger), found, _counts(found))


def _counts(found: Impact) -> Mapping[str, int]:
    lost = [tie for each in found.claims for tie in each.lost]
    supported = [each for each in found.claims if each.rest is not Rest.UNTOUCHED]
    return {
        "sources": len(found.sources),
        "evidence": len(lost),
        "claims": len(supported),
        "claims_alone": len(found.alone()),
        "claims_same_origin": sum(c.rest is Rest.SAME_ORIGIN for c in supported),
        "figures": sum(len(each.claim.figures) for each in supported),
        "figures_bare": sum(len(each.bare_figures) for each in supported),
        "figures_derived": len(found.derived),
        "contradicting": found.contradicting(),
        "manuscripts": len(found.manuscripts),
        "citations": sum(len(each.citations) for each in found.manuscripts),
    }


def summary(report: ImpactReport) -> str:
    """Return the counts in one line."""
    counts = report.counts
    if report.unused:
        also = counts["sources"] - 1
        which = f"it and the {many(also, 'source')} that fall with it" if also else "it"
        return f"nothing falls: no claim is tied to {which}, and no manuscript cites it"
    lose = f"{many(counts['claims'], 'claim')} would lose support"
    parts = [f"{lose}, {counts['claims_alone']} of them all of it"]
    if counts["figures"]:
        bare = counts["figures_bare"]
        figures = many(counts["figures"], "figure")
        parts.append(f"{figures}, {bare} of them given by nothing else")
    if counts["figures_derived"]:
        worked = many(counts["figures_derived"], "figure")
        parts.append(f"{worked} worked out from what falls")
    if counts["contradicting"]:
        what = many(counts["contradicting"], "piece")
        parts.append(f"{what} of evidence against claims would vanish")
    where = many(counts["manuscripts"], "manuscript")
    parts.append(f"{where}, {many(counts['citations'], 'citation')}")
    return "; ".join(parts)


def _tree(found: Impact, ledger: LedgerFacts) -> Link:
    """Hang on each source the claims that it takes along, and what falls with it."""
    root = _source(found.sources[0], found, ledger)
    manuscripts = (
        Link(
            "manuscript",
            each.name,
            tuple(
                Link("citation", f"{citation.text} {place_text(citation.place)}")
                for citation in each.citations
            ),
        )
        for each in found.manuscripts
    )
    derived = (_derived(each) for each in found.derived)
    return Link(root.kind, root.text, (*root.links, *derived, *manuscripts))


def _derived(each: FallenFigure) -> Link:
    """Return a figure that falls because it is worked out from what falls."""
    made = each.derivation
    return Link(
        "derived",
        f"{each.claim.name}: {figure_words(made.figure, dated=True)} = {made.formula} "
        f"[{place_text(each.claim.place)}]",
        tuple(
            Link("input", f"{input_words(given)}{_taken_from(given)}")
            for given in each.lost
        ),
    )


def _taken_from(given: InputFacts) -> str:
    return f" ({given.source})" if given.source else ""


def _source(fallen: FallenSource, found: Impact, ledger: LedgerFacts) -> Link:
    source = fallen.source
    below = (each for each in found.sources if each.because == source.name)
    text = source_text(source)
    notices = (
        Link("notice", f"{kind_words(notice.kind)} {notice.dated}".strip())
        for notice in standing(source.notices)
    )
    return Link(
        "relation" if fallen.how else "source",
        f"{_passive(fallen)} {text}" if fallen.how else text,
        (
            *notices,
            *_claims(fallen, found),
            *(_source(each, found, ledger) for each in below),
        ),
    )


def _passive(fallen: FallenSource) -> str:
    return {
        "derives from": "from it derives",
        "is the same as": "the same as it is",
    }[fallen.how]


def _claims(fallen: FallenSource, found: Impact) -> Iterable[Link]:
    """Yield the claims that lose evidence with *fallen* itself.

    What a claim is left with is said where it appears first.
    """
    for each in found.claims:
        own = [tie for tie in each.lost if _falls_with(tie, found) == fallen]
        if own:
            first = _falls_with(_first(each, found), found) == fallen
            after = (*_figures(each), Link("left", rest_words(each))) if first else ()
            yield Link(
                "claim",
                f"{each.claim.name}: {each.claim.statement} "
                f"[{place_text(each.claim.place)}]",
                (*(_evidence(tie) for tie in own), *after),
            )


def _falls_with(tie: EvidenceFacts, found: Impact) -> FallenSource:
    """Return the source with which *tie* falls: its own, else that it was read in."""
    by_name = {each.source.name: each for each in found.sources}
    return by_name[tie.source if tie.source in by_name else tie.via or ""]


def _first(each: FallenClaim, found: Impact) -> EvidenceFacts:
    return min(each.lost, key=lambda tie: found.sources.index(_falls_with(tie, found)))


def _figures(each: FallenClaim) -> Iterable[Link]:
    for figure in each.claim.figures:
        bare = (
            " (no other evidence speaks of it)" if figure in each.bare_figures else ""
        )
        yield Link("figure", f"{figure_words(figure, dated=True)}{bare}")


def _evidence(tie: EvidenceFacts) -> Link:
    page = f", {short(tie.page_label)}" if tie.page_label else ""
    hand = (
        f", second-hand through {tie.via}"
        if tie.directness is Directness.SECOND_HAND and tie.via
        else ""
    )
    vanishes = " (would vanish)" if tie.stance is Stance.CONTRADICTS else ""
    words = (Link("passage", f"“{tie.quotation}”"),) if tie.quotation else ()
    return Link(
        "evidence",
        f"{tie.name} {tie.stance.value}: {tie.source}{page}{hand}{vanishes}",
        words,
    )


def rest_words(each: FallenClaim) -> str:
    """Say what a claim still stands on."""
    groups = [listed(group) for group in each.left]
    if each.rest is Rest.NOTHING:
        return "nothing: it rests on this alone"
    if each.rest is Rest.UNTOUCHED:
        kept = f"; it rests on {'; '.join(groups)}" if groups else ""
        return f"no support falls{kept}"
    if each.rest is Rest.SAME_ORIGIN:
        return f"only what is of the same origin: {listed(groups)}"
    return f"{many(len(groups), 'independent origin')}: {'; '.join(groups)}"
