"""Sentences whose figures are out of date, with the newer ones in their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from evidence.bibliography.editing.splices import Splice, apply
from evidence.checker.facts import ClaimFacts, ManuscriptFacts
from evidence.checker.wording import figure_words
from evidence.models.vocabulary import ClaimStatus
from evidence.services.audit.newer_values import NewerValues
from evidence.services.audit.proposals import restated, sentence_of
from evidence.services.audit.rows import NewerValue, Origin
from evidence.services.decided import HOLDS
from evidence.text.figures import Figure
from evidence.text.restating import CannotRestate


@dataclass(frozen=True, slots=True)
class Renewed:
    """A sentence of the manuscript and its splices, which count within it.

    *claims* are those whose figures change, by id; *told* says what takes whose place.
    """

    start: int
    sentence: str
    splices: tuple[Splice, ...]
    claims: tuple[str, ...]
    told: str

    @property
    def restated(self) -> str:
        """Return the sentence with the newer figures."""
        return apply(self.sentence, self.splices)


def renew(
    claims: Iterable[ClaimFacts],
    manuscript: ManuscriptFacts,
    known: Iterable[ClaimFacts],
    day: date,
) -> tuple[Renewed, ...]:
    """Return the sentences of *claims* that a source of the ledger makes out of date.

    *known* are all claims of the ledger. What cannot be restated safely is left out;
    of two changes of the same words the first counts.
    """
    active = [claim for claim in known if claim.status is ClaimStatus.ACTIVE]
    newer = NewerValues(active, day)
    by_sentence: dict[tuple[int, str], Renewed] = {}
    for claim in claims:
        if claim.placement.outcome not in HOLDS:
            continue
        for one in _of_claim(claim, manuscript, newer):
            key = (one.start, one.sentence)
            held = by_sentence.get(key)
            by_sentence[key] = one if held is None else _joined(held, one)
    return tuple(_apart(by_sentence[key] for key in sorted(by_sentence)))


def _apart(sentences: Iterable[Renewed]) -> Iterator[Renewed]:
    """Yield those that begin behind the end of the one before."""
    end = 0
    for one in sentences:
        if one.start >= end:
            yield one
            end = one.start + len(one.sentence)


def _of_claim(
    claim: ClaimFacts, manuscript: ManuscriptFacts, newer: NewerValues
) -> Iterator[Renewed]:
    sentence = sentence_of(claim, manuscript)
    for figure in dict.fromkeys(claim.figures):
        values = newer.of_figure(claim, figure)
        value = next((one for one in values if one.origin is not Origin.CLAIM), None)
        if value is None or value.figure is None:
            continue
        try:
            made = restated(sentence, figure, value)
        except CannotRestate:
            continue
        yield Renewed(
            sentence.start,
            sentence.text,
            tuple(made.splices),
            (claim.public_id,),
            _told(figure, value),
        )


def _told(old: Figure, value: NewerValue) -> str:
    """Return "54 States → 57 States (osce2024, 2024-07-04)"."""
    since = f", {value.when.text}" if value.when is not None else ""
    return f"{figure_words(old)} → {value.words} ({value.source}{since})"


def _joined(held: Renewed, one: Renewed) -> Renewed:
    """Return both changes of a sentence; the first alone where they overlap."""
    if any(_overlap(a, b) for a in held.splices for b in one.splices):
        return held
    return Renewed(
        held.start,
        held.sentence,
        tuple(sorted({*held.splices, *one.splices})),
        tuple(dict.fromkeys((*held.claims, *one.claims))),
        f"{held.told}; {one.told}",
    )


def _overlap(a: Splice, b: Splice) -> bool:
    return a != b and a.start <= b.end and b.start <= a.end
