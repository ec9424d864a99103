"""Make the ledger of a large desk: 50,000 sources, 200,000 claims in 667 manuscripts.

usage: python tests/bench/large_ledger.py FOLDER [--sources 50000] [--claims 200000]

Through the program's own migrations, importer and bulk writer, so that the journal and
the full-text tables are filled as they would be; what a person would record is drawn by
a seeded generator, with some faults among it. FOLDER gets ``large.db``, ``large.bib``
and ``evidence.toml`` (shelf lives); nothing of it is kept with the program.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from large_text import TOPICS, Cited, MadeClaim, MadeText, TextMaker
from planted import plant

from evidence.bibliography.works.work import Record
from evidence.db import Act, Database, Location, Mode, Session, create
from evidence.db.bulk import insert_rows
from evidence.models import (
    Citation,
    CitationItem,
    Claim,
    Evidence,
    Manuscript,
    Notice,
    NoticeDataset,
    Rating,
    Revision,
    Source,
    SourceRelation,
    Waiver,
)
from evidence.readers.plain_text import PlainText
from evidence.services.sources.importing import import_bibliography
from evidence.services.stated import Stated, insert_stated, read_figures
from evidence.text.sentences import sentences

CLAIMS_EACH = 300
SEED = 20261123
AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
REVISED = 20
"""One manuscript in so many has been read twice, the claims standing in the first."""
TWINS = 200
"""One entry in so many is there twice, or looks as if it were."""
RELATED = 200
NOTICES = 20_000
"""Of which one in a hundred is about a source of the ledger."""
WAIVED = 400
_FIELDS = (
    "journal booktitle year date volume number pages doi eprint archiveprefix isbn "
    "publisher edition url note part"
).split()


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is to be."""

    sources: int = 50_000
    claims: int = 200_000


def make(folder: Path, size: Size) -> Path:
    """Write the ledger into *folder* and return its path."""
    path = folder / "large.db"
    location = Location(path=path)
    create(location)
    (folder / "evidence.toml").write_text(_settings(), "utf-8")
    library = folder / "large.bib"
    library.write_text(_library(size.sources), "utf-8")
    database = Database(location, Mode.WRITE)
    with database.begin(Act("bench", "large_ledger", AT)) as session:
        import_bibliography(session, library)
        sources = _cited(session)
        _relate(session, sources)
        _notices(session)
        maker = TextMaker(sources, seed=SEED)
        ids = (f"{number:08}" for number in count())
        for number, at in enumerate(range(0, size.claims, CLAIMS_EACH), 1):
            made = maker.make(number, min(CLAIMS_EACH, size.claims - at))
            _Writer(session, number, made, ids).write()
        _waive(session)
    return path


def _settings() -> str:
    lives = (
        f"topic-{number:03} = {365 * (number % 12 + 1)}\n"
        for number in range(0, TOPICS, 2)
    )
    return f'ledger = "large.db"\n\n[shelf_life]\n{"".join(lives)}'


def _library(entries: int) -> str:
    """Return *entries* entries of about 1 kB, some of them for one work."""
    pick = random.Random(SEED)
    records = plant(entries, share=2 / TWINS, seed=SEED).records
    words = sorted({word for record in records[:900] for word in record.title.split()})
    return "\n".join(
        _entry(record, number, " ".join(pick.choices(words, k=80)))
        for number, record in enumerate(records)
    )


def _entry(record: Record, number: int, abstract: str) -> str:
    people = " and ".join(
        f"{{{one.literal}}}" if one.literal else f"{one.family}, {one.given}"
        for one in record.people
    )
    fields = {"author": people, "title": record.title}
    fields |= {name: record.get(name) or "" for name in _FIELDS}
    fields["doi"] = fields["doi"] or f"10.1234/abcd.{number}"
    fields["abstract"] = abstract
    lines = (f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    joined = ",\n".join(lines)
    return f"@{record.type}{{{record.key},\n{joined}\n}}\n"


def _cited(session: Session) -> Sequence[Cited]:
    rows = session.execute(
        sa.select(Source.id, Source.names_text, Source.issued).order_by(Source.id)
    )
    return [Cited(row.id, row.names_text, row.issued[:4]) for row in rows]


def _relate(session: Session, sources: Sequence[Cited]) -> None:
    kinds = ("derives_from", "supersedes", "same_as")
    step = max(len(sources) // RELATED, 2)
    rows = [
        {
            "source_id": sources[at].id,
            "kind": kinds[at // step % 3],
            "target_id": sources[at + 1].id,
            "note": "",
        }
        for at in range(0, len(sources) - 1, step)
    ]
    insert_rows(session, SourceRelation, rows)


def _notices(session: Session) -> None:
    [dataset] = insert_rows(
        session,
        NoticeDataset,
        [
            {
                "name": "retraction-watch",
                "path": "watch.csv",
                "sha256": "0" * 64,
                "newest": "2026-11-01",
                "read_at": AT,
            }
        ],
    )
    kinds = ("retraction", "correction", "expression_of_concern")
    insert_rows(
        session,
        Notice,
        (
            {
                "dataset_id": dataset,
                "record": str(number),
                "kind": kinds[number % 3],
                "dated": "2024-03-01",
                "doi": f"10.1234/abcd.{number}"
                if number % 100 == 0
                else f"10.5555/other.{number}",
                "pmid": "",
                "title": f"Of other things {number}",
                "title_key": f"of other things {number}",
                "year": 2020,
                "container": "Journal of Comparative Studies",
                "notice_doi": "",
                "reasons": ["Concerns about data"],
            }
            for number in range(NOTICES)
        ),
    )


class _Writer:
    """Writes one manuscript with all that is recorded of it."""

    def __init__(
        self, session: Session, number: int, made: MadeText, ids: Iterator[str]
    ) -> None:
        self._session = session
        self._name = f"report-{number:04}"
        self._made = made
        self._ids = ids
        self._revised = number % REVISED == 0

    def write(self) -> None:
        [own] = insert_rows(
            self._session,
            Manuscript,
            [{"name": self._name, "title": self._name, "dated": ""}],
        )
        first = self._revision(own, 1, "")
        if self._revised:
            self._citations(*self._revision(own, 2, "A word before.\n\n")[:2])
        else:
            self._citations(*first[:2])
        self._claims(own, first[2])

    def _revision(
        self, manuscript: int, number: int, added: str
    ) -> tuple[int, int, str]:
        data = (added + self._made.text).encode()
        path = Path(f"{self._name}.txt")
        read = PlainText().read(data, path=path)
        hash_ = sha256(data).hexdigest()
        spans = sentences(read.text, read.blocks)
        row = {
            "manuscript_id": manuscript,
            "number": number,
            "path": str(path),
            "media_type": read.media_type,
            "encoding": read.encoding,
            "language": "en",
            "sha256": hash_,
            "text": read.text,
            "source": read.source,
            "blocks": [
                [one.kind.value, one.start, one.end, one.level, [*one.section]]
                for one in read.blocks
            ],
            "sentences": [[span.start, span.end] for span in spans],
            "source_map": [],
            "pages": [],
            "marked": [],
            "warnings": [],
            "read_at": AT,
        }
        [own] = insert_rows(self._session, Revision, [row])
        return own, len(added), hash_

    def _citations(self, revision: int, shift: int) -> None:
        printed = self._made.citations
        text = self._made.text
        rows = [
            {
                "revision_id": revision,
                "start": one.start + shift,
                "end": one.end + shift,
                "text": text[one.start : one.end],
            }
            for one in printed
        ]
        ids = insert_rows(self._session, Citation, rows)
        items: list[dict[str, Any]] = [
            {
                "citation_id": own,
                "ordinal": 1,
                "start": one.start + 1 + shift,
                "end": one.end - 1 + shift,
                "text": text[one.start + 1 : one.end - 1],
                "cited": {"names": ["X"], "year": "1901", "locator": None},
                "source_id": None if one.source is None else one.source.id,
                "status": "missing" if one.source is None else "resolved",
                "candidates": [],
                "score": 0 if one.source is None else 100,
                "reasons": [],
            }
            for own, one in zip(ids, printed, strict=True)
        ]
        insert_rows(self._session, CitationItem, items)

    def _claims(self, manuscript: int, hash_: str) -> None:
        claims = self._made.claims
        rows = [self._claim(one, manuscript, hash_) for one in claims]
        ids = insert_rows(self._session, Claim, rows)
        ties = [
            (own, tie)
            for own, one in zip(ids, claims, strict=True)
            for tie in one.evidence
        ]
        tied = insert_rows(
            self._session,
            Evidence,
            [
                {
                    "public_id": f"e-{next(self._ids)}",
                    "claim_id": own,
                    "source_id": tie.source.id,
                    "stance": tie.stance,
                    "directness": "second-hand" if tie.via else "primary",
                    "via_source_id": tie.via.id if tie.via else None,
                    "basis": tie.basis,
                    "page_label": "12",
                    "quotation": "",
                    "note": "as the table on that page has it",
                    "answer": tie.answer,
                    "roster_complete": False,
                    "by": "bench",
                    "at": AT,
                }
                for own, tie in ties
            ],
        )
        stated = [
            Stated(read_figures(one.figures), one.roster, claim_id=own)
            for own, one in zip(ids, claims, strict=True)
        ]
        stated += [
            Stated(read_figures(tie.figures), tie.roster, evidence_id=own)
            for own, (_, tie) in zip(tied, ties, strict=True)
        ]
        insert_stated(self._session, stated)
        insert_rows(
            self._session,
            Rating,
            [
                {
                    "public_id": f"r-{next(self._ids)}",
                    "claim_id": own,
                    "scheme": scheme,
                    "level": level,
                    "details": {},
                    "reason": "the table was seen",
                    "by": f"rater {number}",
                    "at": AT,
                }
                for own, one in zip(ids, claims, strict=True)
                for number, (scheme, level) in enumerate(one.ratings)
            ],
        )

    def _claim(self, one: MadeClaim, manuscript: int, hash_: str) -> dict[str, Any]:
        text = self._made.text
        own = next(self._ids)
        return {
            "public_id": f"c-{own}",
            "slug": f"claim-{own}",
            "manuscript_id": manuscript,
            "statement": text[one.start : one.end],
            "kind": one.kind,
            "topic": one.topic,
            "status": "active",
            "note": "",
            "exact": text[one.start : one.end],
            "prefix": text[max(one.start - 32, 0) : one.start],
            "suffix": text[one.end : one.end + 32],
            "start": one.start,
            "end": one.end,
            "sha256": hash_,
            "roster_complete": one.kind == "roster",
            "by": "bench",
            "at": AT,
        }


def _waive(session: Session) -> None:
    slugs = session.scalars(sa.select(Claim.slug).order_by(Claim.id).limit(WAIVED))
    rows = [
        {
            "public_id": f"w-{number:08}",
            "code": "CLM003",
            "subject_kind": "claim",
            "subject": slug,
            "reason": "there is no other source",
            "until": "2027-12-31" if number % 10 else "2026-01-01",
            "by": "bench",
            "at": AT,
        }
        for number, slug in enumerate(slugs)
    ]
    insert_rows(session, Waiver, rows)


def main() -> None:
    """Make the ledger and say how long that took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sources", type=int, default=50_000)
    parser.add_argument("--claims", type=int, default=200_000)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    started = time.perf_counter()
    path = make(asked.folder, Size(asked.sources, asked.claims))
    took = time.perf_counter() - started
    sys.stdout.write(f"{path}: {path.stat().st_size / 1e6:,.0f} MB in {took:.0f} s\n")


if __name__ == "__main__":
    main()
