"""Choose which of a claim's figures is replaced, and by which newer one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from evidence.bibliography.dates import Edtf, InvalidDate, parse_edtf
from evidence.checker.facts import ClaimFacts, LedgerFacts
from evidence.checker.pairing import compare, scope_key
from evidence.checker.wording import figure_words, listed
from evidence.errors import Ambiguous, InputRefused, NotFound, UsageFault
from evidence.models.vocabulary import ClaimStatus
from evidence.services.audit.newer_values import NewerValues
from evidence.services.audit.rows import NewerValue, Origin
from evidence.services.stated import read_figure
from evidence.services.updating.wishes import Choice, UpdateWish
from evidence.text.figures import Figure


def choose(ledger: LedgerFacts, claim: ClaimFacts, wish: UpdateWish) -> Choice:
    """Return what is replaced by what, as *wish* says, else the newest that is known.

    Raises InputRefused, NotFound or Ambiguous with the way out.
    """
    active = [each for each in ledger.claims if each.status is ClaimStatus.ACTIVE]
    newer = NewerValues(active, wish.day)
    if wish.figure is not None:
        new = read_figure(wish.figure)
        old = _replaced(claim, wish, new)
        known = () if old is None else newer.of_figure(claim, old)
        return Choice(old, _given(ledger, wish, new, known))
    found = _newest(claim, newer, wish)
    if wish.source is not None and not found:
        return Choice(None, _given(ledger, wish, None, ()))
    if not found:
        raise _nothing_newer(claim, newer)
    if len(found) > 1:
        figures = [repr(each.old.text) for each in found if each.old is not None]
        raise Ambiguous(
            f"several figures of {claim.name} are out of date",
            hint=f"choose one: --for {listed(figures, joint='or')}",
        )
    return found[0]


def _nothing_newer(claim: ClaimFacts, newer: NewerValues) -> NotFound:
    """Say that no source gives a newer value; and which other claim does, if one."""
    stated = [
        value
        for figure in dict.fromkeys(claim.figures)
        for value in newer.of_figure(claim, figure)
    ]
    if not stated:
        return NotFound(
            f"nothing newer is known than what {claim.name} says",
            hint="say it: --figure NEW --source S --as-of DATE",
        )
    when = f" as of {stated[0].when.text}" if stated[0].when is not None else ""
    return NotFound(
        f"no source gives anything newer than what {claim.name} says; the claim "
        f"{stated[0].source} states {stated[0].words}{when}, and proves nothing",
        hint="say who gives it: --figure NEW --source S --as-of DATE",
    )


def completed(choice: Choice) -> Figure | None:
    """Return the newer figure as the claim is to state it: dated, of its scope."""
    new, old = choice.newer.figure, choice.old
    if new is None:
        return None
    if old is not None:
        new = replace(new, scope=new.scope or old.scope, unit=new.unit or old.unit)
    return replace(new, as_of=new.as_of or choice.newer.since)


def _newest(claim: ClaimFacts, newer: NewerValues, wish: UpdateWish) -> list[Choice]:
    """Return the newest that a source gives for each figure; else for the claim."""
    figures = claim.figures
    if wish.replaces is not None:
        figures = (_named(claim, wish.replaces),)
    found = []
    for figure in dict.fromkeys(figures):
        known = _of_sources(newer.of_figure(claim, figure))
        if known:
            found.append(Choice(figure, known[0]))
    if not found and wish.replaces is None:
        found = [Choice(None, each) for each in newer.of_claim(claim)[:1]]
    return found


def _of_sources(values: Sequence[NewerValue]) -> list[NewerValue]:
    """Return what sources give: another claim proves nothing."""
    return [value for value in values if value.origin is not Origin.CLAIM]


def _replaced(claim: ClaimFacts, wish: UpdateWish, new: Figure) -> Figure | None:
    if wish.replaces is not None:
        return _named(claim, wish.replaces)
    fitting = [
        figure
        for figure in dict.fromkeys(claim.figures)
        if compare(figure, new) is not None
        and (not new.scope or scope_key(figure) == scope_key(new))
    ]
    if len(fitting) > 1:
        shown = listed((repr(figure.text) for figure in fitting), joint="or")
        raise Ambiguous(
            f"which figure of {claim.name} does it replace?", hint=f"--for {shown}"
        )
    if not fitting and claim.figures:
        shown = listed(figure_words(figure) for figure in claim.figures)
        raise InputRefused(
            f"{figure_words(new)} is of another unit or scope than {shown}",
            hint="say which one it replaces: --for FIGURE",
        )
    return fitting[0] if fitting else None


def _named(claim: ClaimFacts, text: str) -> Figure:
    wanted = read_figure(text)
    for figure in claim.figures:
        if figure == wanted or replace(figure, as_of=None) == wanted:
            return figure
    shown = listed(repr(figure.text) for figure in claim.figures)
    raise NotFound(
        f"{claim.name} states no figure {text!r}", hint=f"it states: {shown or 'none'}"
    )


def _given(
    ledger: LedgerFacts,
    wish: UpdateWish,
    new: Figure | None,
    known: Sequence[NewerValue],
) -> NewerValue:
    """Return who says so: as *wish* has it, else what the ledger has on that value."""
    if wish.source is None:
        for value in known:
            if new is not None and value.figure is not None and _says(value, new):
                return replace(value, figure=new)
        raise UsageFault(
            "who says so? the ledger has no source for it",
            hint="--source S --as-of DATE [--reason WORDS]",
        )
    if wish.source not in ledger.sources_by_name:
        raise NotFound(
            f"there is no source {wish.source!r}", hint="evidence source list"
        )
    since = _date(wish, new)
    source = ledger.sources_by_name[wish.source].name
    words = figure_words(new) if new is not None else "another state of things"
    reason = wish.reason or f"{source} has {words}."
    return NewerValue(Origin.EVIDENCE, new, source, since, reason=reason)


def _says(value: NewerValue, new: Figure) -> bool:
    if value.origin is Origin.CLAIM or value.figure is None:
        return False
    same = replace(value.figure, as_of=None, scope="", unit="")
    return same == replace(new, as_of=None, scope="", unit="")


def _date(wish: UpdateWish, new: Figure | None) -> Edtf:
    if wish.as_of is None:
        if new is not None and new.as_of is not None:
            return new.as_of
        raise UsageFault("since when does it hold?", hint="--as-of 2024-07-04")
    try:
        return parse_edtf(wish.as_of)
    except InvalidDate as error:
        raise InputRefused(
            f"{wish.as_of!r} is no date: {error}", hint="write it as 2024-07-04"
        ) from error
