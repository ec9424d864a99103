"""What a ledger's text says of snapshots, and of looking at their addresses again.

The bytes are not in the text: they stay in the store, under the hash that it gives.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from evidence.errors import InputRefused
from evidence.models import Consent, Method, OnRecord, PassageFate, Recheck, Verdict
from evidence.services.ids import Kind
from evidence.services.ledger_text.lines import Where
from evidence.services.ledger_text.tables import Table, at, read_id, read_sha256


@dataclass(frozen=True, slots=True)
class TextPassage:
    """What became of one passage, and what was decided of it."""

    where: Where
    evidence: str
    columns: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TextRecheck:
    """One look at a snapshot's address."""

    where: Where
    found: str | None
    columns: Mapping[str, Any]
    passages: tuple[TextPassage, ...]


@dataclass(frozen=True, slots=True)
class TextSnapshot:
    """One snapshot with the looks at its address."""

    where: Where
    public_id: str | None
    source: str
    columns: Mapping[str, Any]
    rechecks: tuple[TextRecheck, ...]
    by: str | None
    at: datetime | None


def read_snapshot(table: Table) -> TextSnapshot:
    """Read one table; all but source and hash may be left out."""
    read = TextSnapshot(
        where=table.where,
        public_id=read_id(table, Kind.SNAPSHOT),
        source=table.needed("source"),
        columns={
            "sha256": read_sha256(table, "sha256", table.needed("sha256")),
            "size": _number(table, "size") or 0,
            "media_type": table.text("media_type", "application/octet-stream"),
            "name": table.text("name"),
            "method": table.word("method", Method, Method.MANUAL),
            "url_requested": table.text("url"),
            "url_final": table.text("url_final"),
            "redirects": table.texts("redirects"),
            "status": _status(table),
            "headers": _headers(table),
            "peer": table.text("peer"),
            "certificate": table.text("certificate"),
            "retrieved_at": table.time("retrieved_at"),
            "tool": table.text("tool"),
            "collector": table.text("collector"),
            "consent": _word(table, "consent", Consent),
            "on_record": _word(table, "terms", OnRecord),
            "note": table.text("note"),
            "warc_sha256": read_sha256(table, "warc", table.text("warc")),
            "replaced_by": table.text("replaced_by"),
        },
        rechecks=tuple(_recheck(each) for each in table.tables("recheck")),
        by=table.optional("by"),
        at=table.time("at"),
    )
    table.finish()
    return read


def _recheck(table: Table) -> TextRecheck:
    read = TextRecheck(
        where=table.where,
        found=table.optional("found"),
        columns={
            "at": _time(table, "at"),
            "outcome": table.word("outcome", Recheck, Recheck.UNKNOWN),
            "status": _status(table),
            "detail": table.text("detail"),
        },
        passages=tuple(_passage(each) for each in table.tables("passage")),
    )
    table.finish()
    return read


def _passage(table: Table) -> TextPassage:
    read = TextPassage(
        where=table.where,
        evidence=table.needed("evidence"),
        columns={
            "fate": table.word("fate", PassageFate, PassageFate.UNKNOWN),
            "old": table.text("old"),
            "new": table.text("new"),
            "difference": table.text("difference"),
            "verdict": _word(table, "verdict", Verdict),
            "reason": table.text("reason"),
            "by": table.text("by"),
            "at": table.time("at"),
        },
    )
    table.finish()
    return read


def _word(table: Table, key: str, kind: Any) -> Any:
    """Return a word of a vocabulary, None where the key is not there."""
    return table.word(key, kind, None)


def _status(table: Table) -> int | None:
    status = table.number("status")
    with at(*table.where, "status"):
        if status is not None and not 100 <= status <= 999:
            raise InputRefused("status must be HTTP's, from 100 to 999")
    return status


def _number(table: Table, key: str) -> int | None:
    number = table.number(key)
    with at(*table.where, key):
        if number is not None and not 0 <= number < 1 << 62:
            raise InputRefused(f"{key} must be a number of bytes")
    return number


def _time(table: Table, key: str) -> datetime:
    found = table.time(key)
    if found is None:
        with at(*table.where, key):
            raise InputRefused(f"{key} is missing: when was it?")
    return found


def _headers(table: Table) -> dict[str, str]:
    headers = dict(table.mapping("headers"))
    for name, value in headers.items():
        with at(*table.where, "headers", name):
            if not isinstance(value, str):
                raise InputRefused("a header must be text in quotes")
    return headers
