"""The days of a worklist, for a calendar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from evidence.exporters.calendar import Deadline
from evidence.services.audit.rows import AuditRow


def deadlines(rows: Iterable[AuditRow]) -> Sequence[Deadline]:
    """Return a day for each row: on which its shelf life ends, else was overtaken.

    What has neither is left out.
    """
    return [made for row in rows if (made := _deadline(row)) is not None]


def _deadline(row: AuditRow) -> Deadline | None:
    day = row.good_until or row.since
    if day is None:
        return None
    figure = row.figure.text if row.figure is not None else ""
    stem = sha256(f"{row.public_id}\x1f{figure}".encode()).hexdigest()[:16]
    what = row.figure_words or row.statement
    now = f"good until {day}" if row.good_until else row.state.value
    return Deadline(
        uid=f"{row.public_id}-{stem}@evidence",
        day=day,
        summary=f"{row.claim}: {what}, {now}",
        description="\n".join(_lines(row)),
        category=row.topic,
        place=f"{row.place.path}:{row.place.line}",
    )


def _lines(row: AuditRow) -> Iterable[str]:
    yield f"{row.state.value}, risk {row.risk.points}"
    yield f"{row.manuscript}: “{' '.join(row.sentence.split())}”"
    for value in row.newer:
        since = value.when.text if value.when is not None else ""
        yield f"newer: {value.words} {since} ({value.source})".replace("  ", " ")
        if value.reason:
            yield f"because: {' '.join(value.reason.split())}"
    if row.proposal.sentence:
        yield f"proposed: “{' '.join(row.proposal.sentence.split())}”"
