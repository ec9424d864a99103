"""Suggest passages for a claim: from its sources, or from any.

Its sources are those that it is tied to; of a claim that is tied to none, those that it
cites itself, then those of its sentence.

A person picks; nothing is decided here. What a claim needs is its numbers, the figures
that its sources are known to give, the names of its rosters, and the words of its
statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from evidence.checker.facts import ClaimFacts, ManuscriptFacts
from evidence.db import Session
from evidence.errors import NotFound, NothingToCheck, UsageFault
from evidence.models import PassageMatch
from evidence.queries.snapshots import list_snapshots
from evidence.services.claims import show_claim_at_home
from evidence.services.passages.claim_sources import OTHER, kinds_of
from evidence.services.passages.copies import Copy, Stores, open_copy
from evidence.services.passages.found import Found, Pin, Standing
from evidence.services.passages.looking import make_pin
from evidence.services.passages.pages import label_of, words_of
from evidence.services.passages.pinning import Kept, kept_of
from evidence.services.passages.recognised import RECOGNISED
from evidence.services.passages.same_words import grouped
from evidence.services.passages.showing import around
from evidence.services.snapshots.texts import read_text
from evidence.text.cells import in_one_line
from evidence.text.counts import many
from evidence.text.passages.features import Feature, features_of
from evidence.text.passages.search import Suggestion, search

__all__ = ["Search", "Suggested", "Suggestions", "find_search", "pick", "suggest"]


@dataclass(frozen=True, slots=True)
class Search:
    """What is to be looked for, and where."""

    claim: str
    features: tuple[Feature, ...]
    kept: tuple[Kept, ...]
    kinds: Mapping[str, str]
    """Of each source, what it is to the claim: "tied", "cited in its sentence"."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """One passage, with its place, its words in context, and why it is suggested."""

    rank: int
    source: str
    kind: str
    """What the source is to the claim."""
    snapshot: str
    retrieved_on: date
    recognised: bool
    """Whether the copy's letters were recognised in pictures: they may be wrong."""
    page: str
    page_label: str
    start: int
    end: int
    words: str
    context: str
    reasons: str
    numbers: tuple[str, ...]
    names: tuple[str, ...]
    rare: tuple[str, ...]
    also_in: tuple[str, ...] = ()
    """Other copies of the source that have these words."""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The passages, best first, and which copies could not be searched, and why."""

    passages: tuple[Suggested, ...]
    unread: tuple[str, ...]
    pins: tuple[Pin, ...]
    """Of the passages, in their order."""


def find_search(
    session: Session, claim: str, key: str | None = None, *, everything: bool = False
) -> Search:
    """Return what to look for of *claim*: in its sources, in *key*, or in all copies.

    Raises NotFound for an unknown claim or source, UsageFault for both a key and all,
    NothingToCheck where no copy is kept.
    """
    if key and everything:
        raise UsageFault("name a source, or search --any; not both")
    facts, part = show_claim_at_home(session, claim)
    home = part.manuscript
    kinds = kinds_of(facts, home)
    named = (key,) if key else () if everything else _own(facts, kinds)
    kept = tuple(_kept(session, facts, named, everything=everything))
    if not any(one.copies for one in kept):
        raise _nothing(facts, kept)
    texts = (facts.statement, facts.anchor.exact, _sentence(facts, home))
    figures = [*facts.figures, *(one for tie in facts.evidence for one in tie.figures)]
    names = [*facts.roster, *(one for tie in facts.evidence for one in tie.roster)]
    return Search(facts.name, features_of(texts, figures, names), kept, kinds)


def suggest(stores: Stores, wanted: Search, *, limit: int) -> Suggestions:
    """Return the best passages; each says what of the claim it has.

    Raises IntegrityFailure for a text that is missing or altered.
    """
    copies = [(one.source, copy) for one in wanted.kept for copy in one.copies]
    read = [(source, copy) for source, copy in copies if not copy.unread]
    texts = [read_text(stores(), one.sha256, one.text_sha256) for _, one in read]
    most = max((len(one.copies) for one in wanted.kept), default=1)
    found = search(texts, wanted.features, limit=limit * most)
    made, pins = [], []
    for rank, same in enumerate(grouped(found, read, texts)[:limit], 1):
        source, copy = read[same[0].number]
        kind = wanted.kinds.get(source, OTHER)
        others = dict.fromkeys(read[one.number][1].snapshot for one in same[1:])
        others.pop(copy.snapshot, None)
        one = _suggested(stores, rank, (source, kind), copy, same[0])
        made.append(replace(one, also_in=tuple(others)))
        pins.append(_pin(stores, copy, same[0]))
    unread = [one.unread or one.incomplete for _, one in copies]
    return Suggestions(tuple(made), tuple(filter(None, unread)), tuple(pins))


def pick(found: Suggestions, number: int) -> tuple[Suggested, Found]:
    """Return the passage of this number, as found; raises NotFound."""
    if not 1 <= number <= len(found.passages):
        count = many(len(found.passages), "passage")
        raise NotFound(f"there is no passage {number}: {count} suggested")
    one, pin = found.passages[number - 1], found.pins[number - 1]
    at = f", {one.page}" if one.page else ""
    said = f"pinned in {one.snapshot}{at} ({pin.outcome.value})"
    said += f"; {RECOGNISED}" if one.recognised else ""
    return one, Found(Standing.PINNED, said, pin=pin)


def _own(claim: ClaimFacts, kinds: Mapping[str, str]) -> tuple[str, ...]:
    """Return the sources to be searched where none is named: tied, or else cited."""
    if claim.evidence:
        return ()
    return tuple(kinds)


def _kept(
    session: Session,
    claim: ClaimFacts,
    named: Sequence[str],
    *,
    everything: bool,
) -> Iterator[Kept]:
    if everything:
        with_copies = (citekey for _, citekey in list_snapshots(session))
        yield from (kept_of(session, one) for one in dict.fromkeys(with_copies))
    elif named:
        yield from (kept_of(session, key) for key in named)
    else:
        ties = [(tie.source, tie.via) for tie in claim.evidence]
        yield from (kept_of(session, *one) for one in dict.fromkeys(ties))


def _sentence(claim: ClaimFacts, manuscript: ManuscriptFacts) -> str:
    """Return the sentence around a claim, without the citations printed in it."""
    if claim.sentence is None:
        return ""
    at, end = claim.sentence.start, claim.sentence.end
    pieces = []
    for one in manuscript.citations:
        if at <= one.span.start < end:
            pieces.append(manuscript.text[at : one.span.start])
            at = one.span.end
    return " ".join((*pieces, manuscript.text[at : max(at, end)]))


def _nothing(claim: ClaimFacts, kept: Sequence[Kept]) -> NothingToCheck:
    if not kept:
        return NothingToCheck(
            f"{claim.name} is tied to no source, and its sentence cites none",
            hint="name a source, or search what is kept of any: --any",
        )
    sources = ", ".join(one.source for one in kept)
    return NothingToCheck(
        f"no copy is kept of {sources}",
        hint=f"evidence snapshot add {kept[0].source} FILE|URL",
    )


def _suggested(
    stores: Stores,
    rank: int,
    source: tuple[str, str],
    copy: Copy,
    found: Suggestion,
) -> Suggested:
    text, span = open_copy(stores, copy).text, found.span
    return Suggested(
        rank=rank,
        source=source[0],
        kind=source[1],
        snapshot=copy.snapshot,
        retrieved_on=copy.retrieved_on,
        recognised=copy.ocr,
        page=words_of(text, span),
        page_label=label_of(text, span),
        start=span.start,
        end=span.end,
        words=in_one_line(text.text[span.start : span.end]),
        context=around(text, span),
        reasons=found.reasons,
        numbers=found.numbers,
        names=found.names,
        rare=found.words,
    )


def _pin(stores: Stores, copy: Copy, found: Suggestion) -> Pin:
    text, span = open_copy(stores, copy).text, found.span
    words = text.text[span.start : span.end]
    same = words == in_one_line(words)
    match = PassageMatch.EXACT if same else PassageMatch.NORMALIZED
    return make_pin(copy, text, span, match)
