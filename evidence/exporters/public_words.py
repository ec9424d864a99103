"""Why a claim stands as it does, told to readers who know nothing of the ledger.

They may know what its sources say, and which these are: no citekey, no rule, no rating,
nothing of how the desk works.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evidence.checker.facts import ClaimFacts, EvidenceFacts, SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.standing import Standing
from evidence.checker.wording import figure_words
from evidence.exporters.extracts import Extract
from evidence.models.vocabulary import Stance
from evidence.text.figures import Figure

_REASONS = {
    Standing.SUPPORTED: "Sources support it, and none contradicts it.",
    Standing.PARTLY: "Sources support it, with reservations.",
    Standing.OUTDATED: "It was overtaken: a source gives a later state of things.",
    Standing.DISPUTED: "A source supports it, but another contradicts it.",
    Standing.CONTRADICTED: "A source contradicts it, and none supports it.",
    Standing.UNSUPPORTED: "No source is known that supports or contradicts it.",
}
_ONLY_PARTLY = "Sources support it, but only in part."
_DIFFERS = "A source supports it, but something in it differs from its sources."
_STANCES = {
    Stance.SUPPORTS: "Supported by",
    Stance.PARTLY: "Supported in part by",
    Stance.CONTRADICTS: "Contradicted by",
}
_MOST_NAMES = 2


def explanation(claim: ClaimFacts, extract: Extract) -> str:
    """Return the reason of the verdict, the figures, and what each source says."""
    sources = {source.name: source for source in extract.sources}
    return " ".join(
        (
            _reason(claim, extract),
            *_figures(claim.figures),
            *_told(claim.evidence, sources),
            *_overtaken(claim, sources),
        )
    )


def source_words(source: SourceFacts) -> str:
    """Return a source by author, title and year: Ben Hall, “Infighting” (2020)."""
    people = source.authors or source.editors
    names = [one.literal or f"{one.given} {one.short}".strip() for one in people]
    if len(names) > _MOST_NAMES or (names and source.authors_others):
        who = f"{names[0]} et al."
    else:
        who = " and ".join(names) or source.institution or source.container
    title = f"“{source.title}”" if source.title else ""
    years = source.issued.years if source.issued is not None else ()
    when = f" ({'–'.join(map(str, years))})" if years else ""
    words = ", ".join(filter(None, (who, title))) or "a source without a title"
    return f"{' '.join(words.split())}{when}"


def _reason(claim: ClaimFacts, extract: Extract) -> str:
    verdict = extract.standing(claim)
    stances = {tie.stance for tie in claim.evidence}
    if verdict is Standing.PARTLY and Stance.SUPPORTS not in stances:
        return _ONLY_PARTLY
    errors = {each.severity for each in extract.findings.get(claim.name, ())}
    if verdict is Standing.DISPUTED and Stance.CONTRADICTS not in stances:
        return _DIFFERS if Severity.ERROR in errors else _REASONS[verdict]
    return _REASONS[verdict]


def _figures(figures: Iterable[Figure]) -> Iterator[str]:
    if told := "; ".join(figure_words(figure, dated=True) for figure in figures):
        yield f"It states: {told}."


def _told(
    ties: Iterable[EvidenceFacts], sources: dict[str, SourceFacts]
) -> Iterator[str]:
    """Yield a sentence a source, but for those that are context only."""
    for tie in ties:
        if tie.stance in _STANCES and tie.source in sources:
            words = "; ".join(figure_words(each, dated=True) for each in tie.figures)
            told = f": {words}" if words else ""
            yield f"{_STANCES[tie.stance]} {source_words(sources[tie.source])}{told}."


def _overtaken(claim: ClaimFacts, sources: dict[str, SourceFacts]) -> Iterator[str]:
    for one in claim.superseded:
        if one.newer is not None and one.source in sources:
            newer = figure_words(one.newer, dated=True)
            yield f"Newer: {newer}, by {source_words(sources[one.source])}."
