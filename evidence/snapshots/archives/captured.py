"""What an archive records of how it came by its source: asked, answered, when.

That is said by whoever made the archive; nothing of it was seen by this program.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

__all__ = ["Captured", "captured_of", "day_of_mail", "plain_headers"]

UNKEPT = frozenset({"set-cookie", "set-cookie2", "cookie", "authorization"})
MOST = 200
"""Headers that are kept of one answer."""


@dataclass(frozen=True, slots=True)
class Captured:
    """The capture of an archive's source, empty where the archive does not tell."""

    requested: str = ""
    final: str = ""
    redirects: tuple[str, ...] = ()
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    """In lower case, without cookies."""
    peer: str = ""
    at: datetime | None = None


def captured_of(said: Mapping[str, Any]) -> Captured:
    """Return what the worker said of a capture."""
    status = said.get("status")
    return Captured(
        requested=_address(said.get("requested")),
        final=_address(said.get("final")),
        redirects=tuple(filter(None, map(_address, said.get("redirects", ())))),
        status=status if isinstance(status, int) and 100 <= status <= 999 else None,
        headers=said.get("headers", {}),
        peer=said.get("peer", ""),
        at=_time(said.get("at", "")),
    )


def plain_headers(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return an answer's headers in lower case, without what is secret."""
    kept = {name.lower(): value for name, value in headers}
    known = [(name, value) for name, value in kept.items() if name not in UNKEPT]
    return dict(known[:MOST])


def day_of_mail(date: str) -> str:
    """Return the Date header of a saved page as ISO 8601; empty for none."""
    try:
        found = parsedate_to_datetime(date)
    except (TypeError, ValueError):
        return ""
    # «-0000»: in UTC, from nobody knows where (RFC 5322).
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).isoformat()


def _address(value: object) -> str:
    """Return an address of the web; a file's or a tool's own is none."""
    text = value if isinstance(value, str) else ""
    return text if text.lower().startswith(("http://", "https://")) else ""


def _time(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else None
