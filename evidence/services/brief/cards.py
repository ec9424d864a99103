"""A card for each claim: all that the ledger and the check say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from evidence.checker.facts import ClaimFacts, EvidenceFacts, RatingFacts
from evidence.checker.finding import Finding
from evidence.checker.overtaken import event_words
from evidence.checker.overtaken import history as history_of_values
from evidence.checker.result import CheckResult
from evidence.checker.standing import standing
from evidence.checker.wording import figure_words
from evidence.exporters.base import Card, EvidenceLine, RatingLine, WaivedLine
from evidence.exporters.languages import Words
from evidence.exporters.passage_line import PassageLine
from evidence.models.vocabulary import (
    Basis,
    Directness,
    ItemStatus,
    Stance,
    SubjectKind,
)
from evidence.ratings import find_scheme
from evidence.services.brief.comparisons import charts, figure_tables, roster_tables
from evidence.services.brief.findings import Findings, weight, where
from evidence.services.brief.marks import claim_mark, mark_of, worded
from evidence.services.brief.names import Names
from evidence.text.anchors import Outcome
from evidence.text.cells import is_cell

_STANCES = {
    Stance.SUPPORTS: "Supports",
    Stance.PARTLY: "Supports in part",
    Stance.CONTRADICTS: "Contradicts",
    Stance.CONTEXT: "Context",
}
_BASES = {Basis.SEEN: "passage seen", Basis.UNSEEN: "passage not seen"}
_OUTCOMES = {
    Outcome.UNCHANGED: "",
    Outcome.MOVED: "",
    Outcome.NORMALIZED: "now set differently, in the same words",
    Outcome.REWORDED: "now in other words",
    Outcome.ALTERED: "since altered",
    Outcome.AMBIGUOUS: "now there more than once",
    Outcome.NOT_FOUND: "no longer in the text",
}
_ITEMS = {
    ItemStatus.NEAR: "near match, to be confirmed",
    ItemStatus.AMBIGUOUS: "ambiguous",
    ItemStatus.MISSING: "not in the bibliography",
}


class Cards:
    """Makes the cards of a brief."""

    def __init__(
        self,
        names: Names,
        findings: Findings,
        result: CheckResult,
        passages: Mapping[str, PassageLine],
    ) -> None:
        self._names = names
        self._passages = passages
        self._kept = {source.name for source in names.sources if source.snapshots}
        self._findings = findings
        self._words = names.words
        self._day = result.today
        self._waived: dict[str, list[WaivedLine]] = {}
        for waived in result.waived:
            if waived.finding.subject.kind is SubjectKind.CLAIM:
                lines = self._waived.setdefault(waived.finding.subject.name, [])
                lines.append(findings.waived(waived))
        self._found: dict[str, list[Finding]] = {}
        for finding in result.findings:
            if finding.subject.kind is SubjectKind.CLAIM:
                self._found.setdefault(finding.subject.name, []).append(finding)

    def all(self) -> tuple[Card, ...]:
        """Return the cards in the order of the text."""
        return tuple(self._card(*numbered) for numbered in self._names.numbered())

    def _card(self, number: int, claim: ClaimFacts) -> Card:
        found = self._found.get(claim.name, [])
        found = sorted(found, key=lambda each: (-each.severity.rank, weight(each.code)))
        current = {rating.name for rating in claim.current_ratings}
        stands = standing(claim, found, self._day)
        return Card(
            number=number,
            name=claim.name,
            statement=claim.statement or claim.anchor.exact,
            kind=self._words(claim.kind.value.replace("-", " ")),
            topic=claim.topic,
            section=" › ".join(claim.section),
            where=where(claim.place),
            quote=claim.anchor.exact,
            placement=self._words(_OUTCOMES[claim.placement.outcome]),
            note=claim.note,
            mark=worded(claim_mark(claim), self._words),
            worst=found[0].severity if found else None,
            overtaken=tuple(self._overtaken(claim)),
            figures=figure_tables(claim, self._names),
            charts=charts(claim, self._names),
            rosters=roster_tables(claim, self._names),
            evidence=tuple(self._evidence(tie) for tie in claim.evidence),
            cited=tuple(self._cited(claim)),
            ratings=tuple(
                _rating(rating, self._words, current=rating.name in current)
                for rating in claim.ratings
            ),
            findings=tuple(self._findings.line(each) for each in found),
            history=tuple(history(claim, self._words)),
            waived=tuple(self._waived.get(claim.name, ())),
            verdict=self._words(stands.value),
            verdict_meaning=self._words(stands.meaning),
        )

    def _overtaken(self, claim: ClaimFacts) -> Iterable[str]:
        """Yield what overtook *claim* by the day of the brief, with its reason."""
        for value in history_of_values(claim, self._day):
            event = value.overtaken
            if event is not None:
                what = self._words("the claim as a whole")
                if value.figure is not None:
                    told = figure_words(value.figure, dated=True)
                    what = self._words.figure(told)
                said = self._words.told("part", event_words(event))
                yield f"{what}, {said}"

    def _page(self, label: str) -> str:
        """Return the page, or of a table the cells, that evidence names."""
        if is_cell(label):
            return self._words("cell %(cell)s", cell=label.removeprefix("cell "))
        return self._words("p. %(page)s", page=label) if label else ""

    def _evidence(self, tie: EvidenceFacts) -> EvidenceLine:
        directness, words = self._words("primary"), self._words
        if tie.directness is Directness.SECOND_HAND:
            directness = words("second-hand")
        if tie.directness is Directness.SECOND_HAND and tie.via:
            via = self._names.source(tie.via).label
            directness = words("second-hand, by way of %(source)s", source=via)
        return EvidenceLine(
            source=self._names.source(tie.source),
            stance=words(_STANCES[tie.stance]),
            directness=directness,
            basis=self._basis(tie),
            page=self._page(tie.page_label),
            quotation=tie.quotation,
            note=tie.note,
            answer=tie.answer,
            passage=self._passages.get(tie.name),
        )

    def _basis(self, tie: EvidenceFacts) -> str:
        """Return how it was seen, and whether a copy was there to compare with."""
        unpinned = tie.quotation and tie.passage is None and tie.source in self._kept
        basis = self._words(_BASES[tie.basis])
        told = self._words("not pinned in the kept copy")
        return f"{basis}, {told}" if unpinned else basis

    def _cited(self, claim: ClaimFacts) -> Iterable[str]:
        for item in claim.items:
            if item.status is ItemStatus.RESOLVED and item.source:
                yield f"{item.text} ({item.source})"
            else:
                what = self._words(_ITEMS.get(item.status, "not resolved"))
                yield f"{item.text} ({what})"


def _rating(rating: RatingFacts, words: Words, *, current: bool) -> RatingLine:
    return RatingLine(
        day=_day(rating.at),
        by=rating.by,
        scheme=find_scheme(rating.scheme).title,
        level=rating.level,
        meaning=_meaning(rating, words),
        mark=worded(mark_of(rating.confidence), words),
        reason=rating.reason,
        details=tuple(details(rating.details)),
        current=current,
    )


def _meaning(rating: RatingFacts, words: Words) -> str:
    if rating.level_label == rating.level:
        return ""
    return words.told("meaning", rating.level_label)


def details(given: Mapping[str, object]) -> Iterable[str]:
    """Yield a rating's details, one a line: "down: indirectness −1, reason"."""
    for name, value in sorted(given.items()):
        if not isinstance(value, Mapping):
            yield f"{name}: {value}"
            continue
        for part, step in sorted(value.items()):
            words = [str(part).replace("_", " ")]
            if isinstance(step, Mapping):
                words += [str(each) for _, each in sorted(step.items(), reverse=True)]
            else:
                words.append(str(step))
            yield f"{name}: {' '.join(words)}"


def history(claim: ClaimFacts, words: Words) -> Iterable[str]:
    """Yield what happened to *claim*, oldest first; what one did on a day as one."""
    events: dict[tuple[str, str, str], list[str]] = {}
    for at, kind, what, by in sorted(_events(claim, words), key=lambda one: one[0]):
        events.setdefault((_day(at), kind, by), []).append(what)
    for (day, kind, by), whats in events.items():
        what = ", ".join(whats)
        if kind == "evidence" and len(whats) > 1:
            what = words("%(count)s pieces of evidence tied", count=len(whats))
        yield words("%(day)s %(what)s by %(who)s", day=day, what=what, who=by)


def _events(
    claim: ClaimFacts, words: Words
) -> Iterable[tuple[datetime, str, str, str]]:
    """Yield when something happened, its kind, what it was, and who did it."""
    yield claim.at, "recorded", words("recorded"), claim.by
    for tie in claim.evidence:
        what = words("evidence from %(source)s tied", source=tie.source)
        yield tie.at, "evidence", what, tie.by
    for rating in claim.ratings:
        yield (
            rating.at,
            "rated",
            words("rated %(level)s", level=rating.level),
            rating.by,
        )
    for event in claim.superseded:
        what = words("overtaken since %(date)s", date=event.as_of.text)
        yield event.at, "overtaken", what, event.by


def _day(at: datetime) -> str:
    return at.date().isoformat()
