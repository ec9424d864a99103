"""What an annotated copy is made of, read from the ledger and from the author's file.

In two steps, so that no file is read while the ledger is open.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from evidence.checker.facts import ManuscriptFacts
from evidence.db import Session
from evidence.queries.anchoring import get_latest
from evidence.services.brief import composing as briefs
from evidence.services.brief.cards import Cards
from evidence.services.brief.findings import Findings
from evidence.services.brief.names import Names
from evidence.services.copies.outdated import Renewed, renew
from evidence.services.copies.remarks import Remark, make_remarks
from evidence.services.files import bytes_as_read
from evidence.text.document import SourceMap


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was read of the ledger: a brief's material, and how the file was read."""

    brief: briefs.Material
    manuscript: ManuscriptFacts
    media_type: str
    source: str
    source_map: SourceMap
    day: date


@dataclass(frozen=True, slots=True)
class Original:
    """The author's file as it was read, and what is to be said beside its words."""

    data: bytes
    manuscript: ManuscriptFacts
    media_type: str
    source: str
    """The file's own text, in which the map counts."""
    source_map: SourceMap
    remarks: tuple[Remark, ...]
    renewed: tuple[Renewed, ...]
    day: date

    @property
    def path(self) -> Path:
        """Return where the file is, as it was named when it was read."""
        return Path(self.manuscript.path)


def gather(session: Session, wishes: briefs.Wishes) -> Gathered:
    """Read the ledger and check the manuscript that is asked for, or the only one.

    Raises NotFound, and Ambiguous where several could be meant.
    """
    named, revision = get_latest(session, wishes.manuscript)
    material = briefs.gather(session, replace(wishes, manuscript=named.name))
    runs = tuple((start, there) for start, there in revision.source_map)
    return Gathered(
        material,
        material.scope.manuscripts[0],
        revision.media_type,
        revision.source,
        SourceMap(runs),
        wishes.day,
    )


def prepare(gathered: Gathered) -> Original:
    """Return the author's file with what is to be said of it.

    Raises NotFound where it is gone, Conflict where it is not the file that was read.
    """
    material, manuscript = gathered.brief, gathered.manuscript
    data = bytes_as_read(Path(manuscript.path), manuscript.sha256)
    ledger, scope = material.ledger, material.scope
    names = Names(ledger, scope)
    findings = Findings(names, material.titles)
    cards = Cards(names, findings, material.result, material.passages).all()
    return Original(
        data=data,
        manuscript=manuscript,
        media_type=gathered.media_type,
        source=gathered.source,
        source_map=gathered.source_map,
        remarks=make_remarks(scope.claims, cards, material.result, manuscript),
        renewed=renew(scope.claims, manuscript, ledger.claims, gathered.day),
        day=gathered.day,
    )
