"""Record what overtook a claim, or one of its figures; the old value stays.

The figure is kept as deprecated, with the reason, as Wikidata ranks values. Since when
the newer state holds is for the person to say, from the source: never today's date.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from evidence.bibliography.dates import Edtf, InvalidDate, parse_edtf
from evidence.checker.wording import figure_words
from evidence.db import Session
from evidence.db.bulk import insert_rows
from evidence.errors import Conflict, InputRefused
from evidence.models import Claim, Evidence, Stance, Supersession
from evidence.queries.anchoring import SourceKey, list_citekeys
from evidence.queries.claims import get_claim, list_figures
from evidence.queries.evidence import list_evidence
from evidence.queries.supersessions import list_supersession_ids, list_supersessions
from evidence.services.ids import Kind, new_id
from evidence.services.old_figure import check_later, check_other, choose_old
from evidence.services.stated import read_figure
from evidence.services.ties import TieDraft, find_source, tie
from evidence.text.figures import (
    AsOfVerdict,
    Figure,
    compare_as_of,
    format_quantity,
)


@dataclass(frozen=True, slots=True)
class SupersedeDraft:
    """A newer state of things as a person gives it."""

    claim: str
    source: str
    as_of: str
    """Since when it holds, in EDTF; from the source."""
    figure: str | None = None
    """The newer figure; None where the claim as a whole was overtaken."""
    old: str | None = None
    """Which of the claim's figures; None: the only one that can be compared."""
    reason: str = ""
    page: str = ""
    quotation: str = ""


@dataclass(frozen=True, slots=True)
class Superseded:
    """What was just recorded; *evidence* is None where it was there already."""

    claim: str
    supersession: str
    source: str
    old: str
    newer: str
    as_of: str
    reason: str
    evidence: str | None


def supersede(session: Session, draft: SupersedeDraft) -> Superseded:
    """Record what overtook a claim, and the evidence for it.

    Raises NotFound for an unknown claim, source or old figure, Ambiguous where several
    figures may be meant, InputRefused for a date or figure that cannot be it, Conflict
    where the same is recorded already. Nothing is stored then.
    """
    claim = get_claim(session, draft.claim)
    source = find_source(draft.source, list_citekeys(session))
    as_of, name = _read_as_of(draft.as_of), claim.slug or claim.public_id
    own = [read_figure(row.text) for row in list_figures(session, claim_id=claim.id)]
    if draft.figure is None:
        old, newer = None, None
        check_later(own, as_of, name)
    else:
        newer = _dated(read_figure(draft.figure), as_of)
        old = choose_old(own, newer, draft.old, name)
        check_later([old], as_of, name)
        check_other(old, newer, name)
    reason = _reason(draft, source, newer)
    return _record(session, draft, claim, source, (old, newer, as_of, reason))


def _read_as_of(text: str) -> Edtf:
    try:
        return parse_edtf(text)
    except InvalidDate as error:
        raise InputRefused(
            f"--as-of: {error}",
            hint="since when the newer holds, as the source says: --as-of 2024-07",
        ) from error


def _dated(newer: Figure, as_of: Edtf) -> Figure:
    """Return the newer figure with its date; refuse one of another date."""
    if newer.as_of is None:
        return replace(newer, as_of=as_of)
    if compare_as_of(newer.as_of, as_of) in {
        AsOfVerdict.SOURCE_NEWER,
        AsOfVerdict.SOURCE_OLDER,
    }:
        raise InputRefused(
            f"the newer figure is as of {newer.as_of.text}, but --as-of says "
            f"{as_of.text}",
            hint="give the one date that the source gives",
        )
    return newer


def _reason(draft: SupersedeDraft, source: SourceKey, newer: Figure | None) -> str:
    given = " ".join(draft.reason.split())
    if given:
        return given
    if newer is None:
        raise InputRefused(
            "a claim is overtaken for a reason: what happened?", hint="--reason WORDS"
        )
    return f"{source.citekey} gives {figure_words(newer)}."


def _record(
    session: Session,
    draft: SupersedeDraft,
    claim: Claim,
    source: SourceKey,
    what: tuple[Figure | None, Figure | None, Edtf, str],
) -> Superseded:
    old, newer, as_of, reason = what
    row = {
        "claim_id": claim.id,
        "source_id": source.id,
        "figure": old.text if old else "",
        "newer": newer.text if newer else "",
        "as_of": as_of.text,
    }
    for held in list_supersessions(session, claim.id):
        if all(getattr(held, name) == value for name, value in row.items()):
            raise Conflict(
                f"this is recorded already: {held.public_id}, by {held.by}",
                hint=f"evidence claim show {claim.slug or claim.public_id}",
            )
    content = (claim.public_id, source.citekey, row["figure"], row["newer"], as_of.text)
    public_id = new_id(
        Kind.SUPERSESSION,
        *(str(part) for part in content),
        taken=list_supersession_ids(session),
    )
    act = {"by": session.act.actor, "at": session.act.at}
    full = {"public_id": public_id, "reason": reason, **row, **act}
    insert_rows(session, Supersession, [full])
    return Superseded(
        claim=claim.slug or claim.public_id,
        supersession=public_id,
        source=source.citekey,
        old=str(row["figure"]),
        newer=str(row["newer"]),
        as_of=as_of.text,
        reason=reason,
        evidence=_tie(session, draft, claim, source, newer),
    )


def _tie(
    session: Session,
    draft: SupersedeDraft,
    claim: Claim,
    source: SourceKey,
    newer: Figure | None,
) -> str | None:
    """Tie the source as context, unless evidence of it says the same already."""
    held = list_evidence(session, claim_id=claim.id, source_id=source.id)
    if any(_says(session, each, draft, newer) for each in held):
        return None
    tied = tie(
        session,
        TieDraft(
            claim=claim.public_id,
            source=source.citekey,
            stance=Stance.CONTEXT.value,
            page=draft.page,
            quotation=draft.quotation,
            figures=(newer.text,) if newer is not None else (),
            note=" ".join(draft.reason.split()),
        ),
    )
    return tied.evidence


def _says(
    session: Session, held: Evidence, draft: SupersedeDraft, newer: Figure | None
) -> bool:
    """Tell whether *held* has this page, these words and this figure."""
    if draft.page.strip() not in {"", held.page_label}:
        return False
    if draft.quotation not in {"", held.quotation}:
        return False
    if newer is None:
        return True
    given = [
        read_figure(row.text) for row in list_figures(session, evidence_id=held.id)
    ]
    return any(_same(each, newer) for each in given)


def _same(one: Figure, two: Figure) -> bool:
    """Tell whether two figures are one value at times that meet."""
    if (format_quantity(one), one.scope) != (format_quantity(two), two.scope):
        return False
    meet = {AsOfVerdict.SAME, AsOfVerdict.OVERLAP}
    return compare_as_of(one.as_of, two.as_of) in meet
