"""What became of each claim in a run: what a report says beside the findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from evidence.checker.coverage import is_bare
from evidence.checker.facts import (
    ClaimFacts,
    EvidenceFacts,
    ManuscriptFacts,
    Place,
)
from evidence.checker.finding import Finding, Kind, Severity, Subject
from evidence.checker.pairing import COMPARED
from evidence.checker.support import Sources
from evidence.checker.wording import figure_words
from evidence.models.vocabulary import Basis, Stance, SubjectKind

UNCHECKED = "unchecked"
"""Stands for a code where no rule speaks of what was not checked."""


class Verdict(StrEnum):
    """What a run says of one claim, in one word."""

    PASSED = "passed"
    WARNED = "warned"
    """There is something, but nothing for which the run fails."""
    FAILED = "failed"
    UNCHECKED = "unchecked"
    """Nothing was found, but there was nothing to compare it with either."""
    BROKEN = "broken"
    """A rule broke on it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of evidence, as a report shows it."""

    source: str
    page: str
    """Its label; empty where it is not known."""
    stance: Stance
    figures: tuple[str, ...]
    """In words."""
    dated: tuple[str, ...]
    """The same, each with its as-of date."""
    quotation: str
    place: Place | None
    """Where the source's entry stands."""


@dataclass(frozen=True, slots=True)
class ClaimOutcome:
    """An active claim in its latest revision, with what was compared."""

    name: str
    manuscript: str
    section: tuple[str, ...]
    """The headings above it."""
    place: Place
    statement: str
    words: str
    """Those of the manuscript."""
    sentence: str
    """The sentence around them, on one line; empty where there is none."""
    figures: tuple[str, ...]
    """In words."""
    dated: tuple[str, ...]
    """The same, each with its as-of date."""
    passages: tuple[Passage, ...]
    unchecked: tuple[str, ...]
    """Why it could not be checked, or not all of it."""


def outcome_of(
    claim: ClaimFacts, manuscript: ManuscriptFacts, sources: Sources
) -> ClaimOutcome:
    """Return what a report says of *claim*, which stands in *manuscript*."""
    span = claim.sentence
    sentence = manuscript.text[span.start : span.end] if span is not None else ""
    return ClaimOutcome(
        name=claim.name,
        manuscript=claim.manuscript,
        section=claim.section,
        place=claim.place,
        statement=claim.statement,
        words=" ".join((claim.placement.found or claim.anchor.exact).split()),
        sentence=" ".join(sentence.split()),
        figures=tuple(map(figure_words, claim.figures)),
        dated=tuple(figure_words(figure, dated=True) for figure in claim.figures),
        passages=tuple(_passage(tie, sources) for tie in claim.evidence),
        unchecked=tuple(_unchecked(claim)),
    )


def verdict_of(
    outcome: ClaimOutcome, findings: Sequence[Finding], threshold: Severity
) -> Verdict:
    """Return the verdict on a claim of which a run found *findings*."""
    if any(finding.fails(threshold) for finding in findings):
        return Verdict.FAILED
    if any(_warns(finding) for finding in findings):
        return Verdict.WARNED
    return Verdict.UNCHECKED if outcome.unchecked else Verdict.PASSED


def unsettled(outcome: ClaimOutcome) -> ClaimOutcome:
    """Return *outcome* of a claim that a quotation leaves open."""
    said = "a kept copy cannot settle its quotation"
    return replace(outcome, unchecked=(*outcome.unchecked, said))


def left_open(
    outcomes: Iterable[ClaimOutcome], findings: Iterable[Finding]
) -> Iterable[Finding]:
    """Yield, for each unchecked claim of which no rule says so, that it is."""
    said = {f.subject.name for f in findings if f.kind is Kind.OPEN}
    for outcome in outcomes:
        if outcome.name not in said:
            for reason in outcome.unchecked:
                yield Finding(
                    code=UNCHECKED,
                    slug=UNCHECKED,
                    severity=Severity.NOTE,
                    subject=Subject(SubjectKind.CLAIM, outcome.name),
                    message=reason,
                    place=outcome.place,
                    kind=Kind.OPEN,
                )


def _warns(finding: Finding) -> bool:
    return finding.severity is not Severity.NOTE


def _passage(tie: EvidenceFacts, sources: Sources) -> Passage:
    source = sources.get(tie.source)
    return Passage(
        source=tie.source,
        page=tie.page_label,
        stance=tie.stance,
        figures=tuple(map(figure_words, tie.figures)),
        dated=tuple(figure_words(figure, dated=True) for figure in tie.figures),
        quotation=" ".join(tie.quotation.split()),
        place=source.place if source is not None else None,
    )


def _unchecked(claim: ClaimFacts) -> Iterable[str]:
    ties = claim.with_stance(*COMPARED)
    if is_bare(claim):
        yield "no evidence gives its figure"
    if ties and all(tie.basis is Basis.UNSEEN for tie in ties):
        yield "nobody has seen the passage of its evidence"
