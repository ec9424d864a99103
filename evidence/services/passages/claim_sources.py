"""What a source is to a claim: tied to it, or cited where it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evidence.checker.facts import ClaimFacts, ItemFacts, ManuscriptFacts
from evidence.text.document import Span

TIED, IN_CLAIM, IN_SENTENCE = "tied", "cited in the claim", "cited in its sentence"
BEHIND = "cited behind its sentence"
OTHER = "another source"
"""What is neither tied nor cited there."""
_ORDER = (TIED, IN_CLAIM, IN_SENTENCE, BEHIND)
_GAP = 3
"""Characters between a sentence's stop and a citation that stands behind it."""


def kinds_of(claim: ClaimFacts, home: ManuscriptFacts) -> dict[str, str]:
    """Return what each source is to *claim*, those first that are nearest to it."""
    found = {tie.source: TIED for tie in claim.evidence}
    for kind, span in _places(claim, home):
        for one in home.citations:
            if span.start <= one.span.start < span.end:
                found = {**dict.fromkeys(_sources(one.items), kind), **found}
    for source in _sources(claim.items):
        found.setdefault(source, IN_SENTENCE)
    return dict(sorted(found.items(), key=lambda pair: _ORDER.index(pair[1])))


def _sources(items: Iterable[ItemFacts]) -> Iterator[str]:
    return (item.source for item in items if item.source is not None)


def _places(claim: ClaimFacts, home: ManuscriptFacts) -> Iterator[tuple[str, Span]]:
    """Yield where citations are looked for, in the order in which they count."""
    start, end = claim.placement.start, claim.placement.end
    if start is not None and end is not None:
        yield IN_CLAIM, Span(start, end)
    if claim.sentence is None:
        return
    yield IN_SENTENCE, claim.sentence
    stop = claim.sentence.end
    behind = home.text[stop : stop + _GAP]
    at = stop + len(behind) - len(behind.lstrip())
    if home.text[at : at + 1] in {"(", "["}:
        yield BEHIND, Span(at, at + 1)
