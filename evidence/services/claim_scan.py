"""Propose claims: the sentences of a manuscript that state what can be checked.

A sentence in which a claim stands already, or which was declared opinion or own
knowledge, is not proposed: running it again proposes only what is new. Nothing is
recorded until a person accepts it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256

from evidence.checker.facts import ManuscriptFacts, Place
from evidence.checker.sentence_coverage import Cover, SentenceCover
from evidence.db import Session
from evidence.errors import InputRefused, NotFound
from evidence.models import ClaimKind
from evidence.queries.manuscripts import get_latest
from evidence.services.claims import ClaimDraft, Quote, RecordedClaim, add_claim
from evidence.services.coverage import cover_with_facts
from evidence.text.checkable import Reason, Sort
from evidence.text.figures.printed_figures import read_figures
from evidence.text.rosters.finder import rosters_in
from evidence.text.selectors import exact_places

_PROPOSED = frozenset({Cover.CITED, Cover.UNCOVERED})
_ID_LENGTH = 6
_KINDS = (
    (Sort.QUOTATION, ClaimKind.QUOTATION),
    (Sort.FIGURE, ClaimKind.QUANTITY),
    (Sort.ROSTER, ClaimKind.ROSTER),
    (Sort.SUPERLATIVE, ClaimKind.COMPARISON),
    (Sort.DATE, ClaimKind.DATE),
    (Sort.ATTRIBUTION, ClaimKind.ATTRIBUTION),
)
"""The kind of a proposal: the first whose rule found something."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A sentence that could be a claim, and what a claim of it would state.

    *figures* are in their written form, *sources* the citekeys that it cites, *name*
    is made of its words and place among equal sentences: it stays while they do.
    """

    name: str
    text: str
    place: Place
    section: tuple[str, ...]
    reasons: tuple[Reason, ...]
    kind: ClaimKind
    figures: tuple[str, ...]
    roster: tuple[str, ...]
    sources: tuple[str, ...]
    start: int
    end: int

    @property
    def sorts(self) -> frozenset[str]:
        """Return the rules by which it is proposed."""
        return frozenset(reason.sort.value for reason in self.reasons)


def scan(session: Session, name: str | None = None) -> tuple[Proposal, ...]:
    """Return the proposals of a manuscript (the only one, where none is named).

    In reading order. Raises NotFound, Ambiguous.
    """
    report, facts = cover_with_facts(session, name)
    seen: dict[str, int] = {}
    found = []
    for sentence in report.sentences:
        number = seen[sentence.text] = seen.get(sentence.text, 0) + 1
        if sentence.cover in _PROPOSED:
            found.append(_proposal(sentence, number, facts))
    return tuple(found)


def accept(
    session: Session,
    name: str | None,
    *,
    names: Collection[str] = (),
    rules: Collection[str] = (),
    everything: bool = False,
) -> tuple[RecordedClaim, ...]:
    """Record the proposals called *names*, those of *rules*, or all, as claims.

    Raises NotFound for a name that nothing proposed has now, InputRefused for a rule
    that there is not.
    """
    known = {sort.value for sort in Sort}
    if unknown := sorted(set(rules) - known):
        raise InputRefused(
            f"there is no rule {unknown[0]!r}",
            hint=f"known: {', '.join(sorted(known))}",
        )
    proposals = scan(session, name)
    if missing := sorted(set(names) - {each.name for each in proposals}):
        raise NotFound(
            f"nothing that is proposed is called {missing[0]!r}",
            hint="evidence claim scan NAME lists what is proposed now",
        )
    chosen = [
        each
        for each in proposals
        if everything or each.name in names or each.sorts & set(rules)
    ]
    return _record(session, name, chosen)


def _record(
    session: Session, name: str | None, chosen: Sequence[Proposal]
) -> tuple[RecordedClaim, ...]:
    manuscript, revision = get_latest(session, name)
    recorded = []
    for each in chosen:
        exact = revision.text[each.start : each.end]
        starts = [place.start for place in exact_places(revision.text, exact)]
        draft = ClaimDraft(
            Quote(exact, occurrence=starts.index(each.start) + 1),
            manuscript=manuscript.name,
            kind=each.kind.value,
            figures=each.figures,
            roster=each.roster,
        )
        recorded.append(add_claim(session, draft))
    return tuple(recorded)


def _proposal(sentence: SentenceCover, number: int, facts: ManuscriptFacts) -> Proposal:
    sorts = {reason.sort for reason in sentence.reasons}
    span = sentence.span
    digest = sha256(f"{facts.name}\n{sentence.text}\n{number}".encode()).hexdigest()
    lists = _rosters(sentence)
    return Proposal(
        name=f"p-{digest[:_ID_LENGTH]}",
        text=sentence.text,
        place=sentence.place,
        section=sentence.section,
        reasons=sentence.reasons,
        kind=next((kind for sort, kind in _KINDS if sort in sorts), ClaimKind.EVENT),
        figures=_figures(sentence.text),
        roster=lists[0] if lists else (),
        sources=_sources(facts, span.start, span.end),
        start=span.start,
        end=span.end,
    )


def _rosters(sentence: SentenceCover) -> list[tuple[str, ...]]:
    """Return the members of the lists for which it counts: no authors of citations."""
    words = {each.words for each in sentence.reasons if each.sort is Sort.ROSTER}
    text = sentence.text
    return [
        tuple(member.name for member in each.members)
        for each in rosters_in(text)
        if " ".join(text[each.start : each.end].split()) in words
    ]


def _figures(text: str) -> tuple[str, ...]:
    """Return the figures with their dates, each once, in their written form."""
    found = []
    for each in read_figures(text):
        if each.figure.day is not None:
            continue
        as_of = f" @{each.as_of.text}" if each.as_of is not None else ""
        found.append(f"{each.figure.text}{as_of}")
    return tuple(dict.fromkeys(found))


def _sources(facts: ManuscriptFacts, start: int, end: int) -> tuple[str, ...]:
    cited = (
        item.source
        for citation in facts.citations
        if citation.span.start < end and start < citation.span.end
        for item in citation.items
    )
    return tuple(dict.fromkeys(key for key in cited if key is not None))
