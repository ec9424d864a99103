"""The chain behind a claim, from the words printed to what the sources rest on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from evidence.checker.derivations import fallen_inputs, input_words, worked_out
from evidence.checker.facts import (
    ClaimFacts,
    DerivationFacts,
    EvidenceFacts,
    InputFacts,
    ItemFacts,
    LedgerFacts,
    Place,
    RatingFacts,
    SourceFacts,
)
from evidence.checker.loader import load_some
from evidence.checker.lookup import InLedger
from evidence.checker.overtaken import Value, event_words, history
from evidence.checker.pairing import pair_figures
from evidence.checker.wording import listed, place_words
from evidence.db import Session
from evidence.models import Basis, Directness, ItemStatus
from evidence.queries.claims import get_claim
from evidence.queries.extent import with_inputs
from evidence.text.figures.formula_tokens import FormulaError


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the chain and what hangs on it.

    *kind* is one of claim, words, figure, formula, input, overtaken, roster, citation,
    evidence, passage, pinned, note, answer, source, relation, rating; of an impact also
    notice, left, derived, manuscript.
    """

    kind: str
    text: str
    links: tuple[Link, ...] = field(default=())


def trace(session: Session, name: str) -> Link:
    """Return the chain of the claim called *name*; raise NotFound naming near ones."""
    row = get_claim(session, name)
    ledger = load_some(session, with_inputs(session, [row.manuscript_id]))
    return trace_claim(ledger.claims_by_name[row.public_id], ledger)


def trace_claim(claim: ClaimFacts, ledger: LedgerFacts) -> Link:
    """Return the chain of *claim*: words, citations, evidence, sources, ratings.

    Evidence hangs on the citation that leads to its source; evidence from a source that
    the sentence doesn't cite hangs on the claim.
    """
    cited = {item.source for item in claim.items if item.source is not None}
    uncited = [tie for tie in claim.evidence if tie.source not in cited]
    citations = [_citation(item, claim, ledger) for item in _once(claim.items)]
    return Link(
        "claim",
        f"{claim.name}: {claim.statement}",
        (
            Link("words", _words(claim), tuple(citations)),
            *_own_figures(claim, ledger),
            *(_overtaken(value, ledger) for value in history(claim) if value.overtaken),
            *_roster(claim.roster, complete=claim.roster_complete),
            *(_evidence(tie, claim, ledger) for tie in uncited),
            *_ratings(claim),
        ),
    )


def _overtaken(value: Value, ledger: LedgerFacts) -> Link:
    """Return a deprecated value, what overtook it, and the source of that."""
    what = value.figure.text if value.figure is not None else "the claim as a whole"
    event = value.overtaken
    if event is None:
        return Link("overtaken", what)
    who = f"{event.by}, {event.at.date().isoformat()}"
    return Link(
        "overtaken",
        f"{what}: {event_words(event)} ({who})",
        (_named(event.source, ledger),),
    )


def _own_figures(claim: ClaimFacts, ledger: LedgerFacts) -> Iterable[Link]:
    """Yield the claim's figures, with the formulas that they are worked out by."""
    for figure in claim.figures:
        made = (each for each in claim.derivations if each.figure == figure)
        formulas = tuple(_formula(each, ledger) for each in made)
        yield Link("figure", figure.text, formulas)


def _formula(derivation: DerivationFacts, ledger: LedgerFacts) -> Link:
    try:
        found = worked_out(derivation)
        gives = f"{found.filled} = {found.shown} ({found.why})"
    except FormulaError as error:
        gives = f"can't be worked out: {error}"
    lookup = InLedger(ledger)
    fallen = {each.input.name: each.why for each in fallen_inputs(derivation, lookup)}
    inputs = tuple(_input(each, fallen.get(each.name)) for each in derivation.inputs)
    return Link("formula", f"{derivation.formula} = {gives}", inputs)


def _input(given: InputFacts, fallen: str | None) -> Link:
    what = given.figure.text if given.figure is not None else "no such figure"
    source = f", {given.source}" if given.source else ""
    fell = f" [fallen: {fallen}]" if fallen else ""
    return Link("input", f"{input_words(given)}: {what} ({given.claim}{source}){fell}")


def _words(claim: ClaimFacts) -> str:
    section = f", {claim.section[-1]}" if claim.section else ""
    outcome = claim.placement.outcome.value.replace("_", " ")
    state = "" if outcome == "unchanged" else f" [{outcome}]"
    return f"“{claim.anchor.exact}” {place_text(claim.place)}{section}{state}"


def place_text(place: Place) -> str:
    """Return ``path:line:column``."""
    return f"{place.path}:{place.line}:{place.column}"


def _once(items: Iterable[ItemFacts]) -> Sequence[ItemFacts]:
    """Return the items, of several that lead to one source the first."""
    found: dict[str, ItemFacts] = {}
    for item in items:
        found.setdefault(item.source or f"\0{item.text}", item)
    return list(found.values())


def _citation(item: ItemFacts, claim: ClaimFacts, ledger: LedgerFacts) -> Link:
    if item.status is not ItemStatus.RESOLVED or item.source is None:
        candidates = f": {listed(item.candidates, joint='or')}"
        which = candidates if item.candidates else ""
        return Link("citation", f"({item.text}) {item.status.value}{which}")
    ties = [tie for tie in claim.evidence if tie.source == item.source]
    links = [_evidence(tie, claim, ledger) for tie in ties]
    if not ties:
        links = [_source(item.source, ledger, frozenset())]
    untied = "" if ties else " (no evidence is tied)"
    return Link("citation", f"({item.text}) → {item.source}{untied}", tuple(links))


def _evidence(tie: EvidenceFacts, claim: ClaimFacts, ledger: LedgerFacts) -> Link:
    hand = ", second-hand" if tie.directness is Directness.SECOND_HAND else ""
    unseen = ", not seen" if tie.basis is Basis.UNSEEN else ""
    via = (
        (_source(tie.via, ledger, frozenset({tie.source}), "was read in"),)
        if tie.via
        else ()
    )
    return Link(
        "evidence",
        f"{tie.name} {tie.stance.value}: {place_words(tie)}{hand}{unseen}",
        (
            *_passage(tie),
            *_figures(tie, claim),
            *_roster(tie.roster, complete=tie.roster_complete),
            *_if("note", tie.note),
            *_if("answer", tie.answer),
            _named(tie.source, ledger),
            *via,
        ),
    )


def _passage(tie: EvidenceFacts) -> Iterable[Link]:
    """Yield the quotation, and where in a kept copy it was found."""
    if not tie.quotation:
        return
    pinned = (Link("pinned", tie.passage.words),) if tie.passage else ()
    yield Link("passage", f"“{tie.quotation}”", pinned)


def _figures(tie: EvidenceFacts, claim: ClaimFacts) -> Iterable[Link]:
    pairs = pair_figures(claim, [tie])
    for figure in tie.figures:
        notes = [pair.comparison.note for pair in pairs if pair.given == figure]
        verdict = f" ({notes[0]})" if notes and notes[0] else ""
        yield Link("figure", f"{figure.text}{verdict}")


def _roster(names: Sequence[str], *, complete: bool) -> Iterable[Link]:
    if names:
        whole = "complete" if complete else "not complete"
        yield Link("roster", f"{len(names)} ({whole}): {', '.join(names)}")


def _named(name: str, ledger: LedgerFacts) -> Link:
    return _source(name, ledger, frozenset())


def _source(
    name: str, ledger: LedgerFacts, above: frozenset[str], how: str = ""
) -> Link:
    """Return a source and what it relies on, each source once in every branch."""
    source = ledger.sources_by_name[name]
    relations = (
        ("derives from", source.derives_from),
        ("is superseded by", source.superseded_by),
        ("is the same as", source.same_as),
    )
    seen = above | {source.name}
    links = tuple(
        _source(other, ledger, seen, related)
        for related, others in relations
        for other in others
        if other not in seen
    )
    if how:
        return Link("relation", f"{how} {source_text(source)}", links)
    return Link("source", source_text(source), links)


def source_text(source: SourceFacts) -> str:
    """Return a source in one line: citekey, names, year, title and place."""
    names = listed(name.short for name in source.authors) or source.institution
    more = " et al." if source.authors_others else ""
    year = source.issued.text[:4] if source.issued else "n.d."
    what = f"{names}{more} ({year}): {source.title}".lstrip()
    return f"{source.name} {what} [{source.place.path}:{source.place.line}]"


def _ratings(claim: ClaimFacts) -> Iterable[Link]:
    current = {rating.name for rating in claim.current_ratings}
    for rating in claim.ratings:
        yield Link("rating", rating_text(rating, current=rating.name in current))


def rating_text(rating: RatingFacts, *, current: bool) -> str:
    """Return a rating in one line, with its day; an earlier one is called that."""
    when = rating.at.date().isoformat()
    earlier = "" if current else ", since rated anew"
    return (
        f"{rating.confidence} confidence: {rating.scheme} {rating.level} "
        f"({rating.level_label}), {rating.by}, {when}{earlier}: {rating.reason}"
    )


def _if(kind: str, text: str) -> Iterable[Link]:
    if text:
        yield Link(kind, text)
