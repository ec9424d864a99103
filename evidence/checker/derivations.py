"""Derived figures: what their formulas give, and which of their inputs have fallen.

An input falls with what it is taken from. A piece of evidence falls when its claim was
withdrawn, or its source was retracted or superseded; a claim when it was withdrawn, is
contradicted and nobody has answered, was overtaken, rests on retracted sources alone,
or is itself worked out from what has fallen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from evidence.checker.facts import (
    ClaimFacts,
    DerivationFacts,
    InputFacts,
    SourceFacts,
    SupersessionFacts,
)
from evidence.checker.lookup import Lookup
from evidence.checker.notices import RETRACTING, standing
from evidence.checker.overtaken import claim_overtaken, figures_overtaken
from evidence.checker.wording import distinct, listed
from evidence.models.vocabulary import SUPPORTING, ClaimStatus, Stance
from evidence.text.figures import Figure, ValueVerdict, compare_figures
from evidence.text.figures.derived import WorkedOut, work_out
from evidence.text.figures.formula import Formula, parse_formula
from evidence.text.figures.formula_tokens import FormulaError

_formula = lru_cache(maxsize=1_024)(parse_formula)


@dataclass(frozen=True, slots=True)
class Fallen:
    """An input that has fallen, and why; *gone* where nothing of it counts any more.

    What is only doubted, by a contradiction or a newer state, is not gone.
    """

    input: InputFacts
    why: str
    gone: bool


def input_words(given: InputFacts) -> str:
    """Return an input as a person typed it: "a = camps#1"."""
    return f"{given.name} = {given.owner}#{given.number}"


def worked_out(derivation: DerivationFacts) -> WorkedOut:
    """Return what the formula gives; raise FormulaError where it gives nothing."""
    formula: Formula = _formula(derivation.formula)
    inputs: dict[str, Figure] = {}
    for given in derivation.inputs:
        if given.figure is not None:
            inputs[given.name] = given.figure
        elif given.name in formula.names:
            raise FormulaError(
                f"{given.name} is figure {given.number} of {given.owner}, which has "
                "no such figure"
            )
    return work_out(derivation.figure, formula, inputs)


def problem_of(claim: ClaimFacts, derivation: DerivationFacts, lookup: Lookup) -> str:
    """Say why the formula can't be worked out for *claim*; empty where it can."""
    if derivation.figure not in claim.figures:
        return f"the claim no longer states {derivation.figure.text}"
    if circle := _circle(derivation, lookup):
        return f"it is worked out from itself, by way of {listed(circle)}"
    try:
        worked_out(derivation)
    except FormulaError as error:
        return str(error)
    return ""


def fallen_inputs(
    derivation: DerivationFacts, lookup: Lookup, day: date | None = None
) -> tuple[Fallen, ...]:
    """Return the inputs that have fallen, in order, each with the first reason.

    What overtakes a claim counts where it has begun by *day*; without one, all that is
    recorded.
    """
    return tuple(_fallen(derivation, lookup, day or date.max, frozenset()))


def _fallen(
    derivation: DerivationFacts, lookup: Lookup, day: date, above: frozenset[str]
) -> Iterator[Fallen]:
    above |= {derivation.name}
    for given in derivation.inputs:
        claim = lookup.claim(given.claim)
        if claim is None:
            continue
        reasons = (
            _reasons_of_claim(claim, given.figure, lookup, day, above)
            if given.source is None
            else _reasons_of_evidence(claim, given, lookup)
        )
        first = next(iter(reasons), None)
        if first is not None:
            yield Fallen(given, *first)


def _reasons_of_evidence(
    claim: ClaimFacts, given: InputFacts, lookup: Lookup
) -> Iterator[tuple[str, bool]]:
    if claim.status is not ClaimStatus.ACTIVE:
        yield f"its claim {claim.name} was withdrawn", True
    for tie in claim.evidence:
        if tie.name == given.owner:
            for key in (tie.source, *([tie.via] if tie.via else [])):
                yield from _reasons_of_source(lookup.source(key))


def _reasons_of_source(source: SourceFacts | None) -> Iterator[tuple[str, bool]]:
    if source is None:
        return
    if is_retracted(source):
        yield f"{source.name} was retracted", True
    if source.superseded_by:
        yield f"{source.name} is superseded by {listed(source.superseded_by)}", False


def is_retracted(source: SourceFacts) -> bool:
    """Tell whether the whole of a work no longer counts."""
    return any(notice.kind in RETRACTING for notice in standing(source.notices))


def _reasons_of_claim(
    claim: ClaimFacts,
    figure: Figure | None,
    lookup: Lookup,
    day: date,
    above: frozenset[str],
) -> Iterator[tuple[str, bool]]:
    if claim.status is not ClaimStatus.ACTIVE:
        yield f"{claim.name} was withdrawn", True
    support = [tie.source for tie in claim.with_stance(*SUPPORTING)]
    known = [lookup.source(key) for key in support]
    if support and all(source and is_retracted(source) for source in known):
        yield f"{claim.name} rests on retracted work alone: {listed(support)}", True
    against = distinct(_against(claim, figure))
    if against:
        verb = "contradicts" if len(against) == 1 else "contradict"
        yield f"{listed(against)} {verb} {claim.name}", False
    for newer in _overtaking(claim, figure, day):
        yield f"{claim.name} was overtaken ({newer.as_of.text})", False
    yield from _reasons_in_turn(claim, figure, lookup, day, above)


def _overtaking(
    claim: ClaimFacts, figure: Figure | None, day: date
) -> Iterator[SupersessionFacts]:
    yield from claim_overtaken(claim, day)
    for own, events in figures_overtaken(claim, day):
        if own == figure:
            yield from events


def _reasons_in_turn(
    claim: ClaimFacts,
    figure: Figure | None,
    lookup: Lookup,
    day: date,
    above: frozenset[str],
) -> Iterator[tuple[str, bool]]:
    """Yield what has fallen of the inputs where the claim's figure is derived too."""
    for derivation in claim.derivations:
        if derivation.figure == figure and derivation.name not in above:
            inner = next(_fallen(derivation, lookup, day, above), None)
            if inner is not None:
                yield f"{claim.name} is worked out in turn: {inner.why}", inner.gone


def _against(claim: ClaimFacts, figure: Figure | None) -> Iterable[str]:
    """Yield the sources that speak against *figure*, and that nobody has answered."""
    for tie in claim.with_stance(Stance.CONTRADICTS):
        if tie.answer.strip():
            continue
        values = {
            compare_figures(figure, given).value for given in tie.figures if figure
        } - {ValueVerdict.INCOMPARABLE}
        if not values or values == {ValueVerdict.DIFFERENT}:
            yield tie.source


def _circle(derivation: DerivationFacts, lookup: Lookup) -> tuple[str, ...]:
    """Return the claims through which a derivation leads back to itself, if it does."""
    waiting: list[tuple[DerivationFacts, tuple[str, ...]]] = [(derivation, ())]
    seen: set[str] = set()
    while waiting:
        made, path = waiting.pop()
        for owner, inner in _worked_out_in_turn(made, lookup):
            if inner.name == derivation.name:
                return (*path, owner)
            if inner.name not in seen:
                seen.add(inner.name)
                waiting.append((inner, (*path, owner)))
    return ()


def _worked_out_in_turn(
    derivation: DerivationFacts, lookup: Lookup
) -> Iterator[tuple[str, DerivationFacts]]:
    """Yield the inputs that are derived themselves: the claim, and its derivation."""
    for given in derivation.inputs:
        claim = lookup.claim(given.claim) if given.source is None else None
        for inner in claim.derivations if claim is not None else ():
            if inner.figure == given.figure:
                yield given.claim, inner
