"""Earlier revisions: the texts in which claims and decisions were anchored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.models import CitationDecision, Claim, Declaration, Revision

Anchored = type[Claim] | type[CitationDecision] | type[Declaration]


def anchored_texts(
    session: Session, model: Anchored, manuscripts: int | Sequence[int] | None = None
) -> Mapping[str, str]:
    """Return the texts in which rows of *model* are anchored, by SHA-256.

    Of one manuscript, of some, or of all (None), by their inner ids. Those anchored in
    a latest revision are left out: nothing is looked for there.
    """
    later = sa.orm.aliased(Revision)
    used = sa.select(model.sha256).where(model.manuscript_id == Revision.manuscript_id)
    newer = sa.select(later.id).where(
        later.manuscript_id == Revision.manuscript_id, later.number > Revision.number
    )
    statement = (
        sa.select(Revision.sha256, Revision.text)
        .where(Revision.sha256.in_(used), newer.exists())
        .order_by(Revision.number)
    )
    if manuscripts is not None:
        ids = [manuscripts] if isinstance(manuscripts, int) else manuscripts
        statement = statement.where(Revision.manuscript_id.in_(ids))
    return {row.sha256: row.text for row in session.execute(statement)}
