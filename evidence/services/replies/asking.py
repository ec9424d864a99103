"""What a reply asks for: its first word may be that of a command.

«accept», «waive AGE002 until 2027-01-01: why», «withdraw: why». Whatever reads
otherwise is a note; so is «resolved», which settles nothing but is worth knowing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from evidence.services.replies.reading import Reply

_ACCEPT = re.compile(r"accept(?:ed)?\s*(?:[.:,;!–—-]\s*(?P<reason>.*))?", re.IGNORECASE)
_WAIVE = re.compile(
    r"waive\s+(?:(?P<code>[A-Za-z][A-Za-z0-9-]{2,60})\s+)??until\s+"
    r"(?P<until>[0-9]{4}-[0-9]{2}-[0-9]{2})\s*[:,;–—-]\s*(?P<reason>.+)",
    re.IGNORECASE,
)
_WITHDRAW = re.compile(r"withdraw\s*[:,;–—-]\s*(?P<reason>.+)", re.IGNORECASE)


class Asked(StrEnum):
    """What can be asked for in a reply."""

    NOTE = "note"
    ACCEPT = "accept"
    """To anchor the claim at its words in the latest revision."""
    WAIVE = "waive"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Request:
    """What a reply asks for; *code* and *until* are a waiver's, *code* may be empty."""

    asked: Asked
    reason: str = ""
    code: str = ""
    until: date | None = None


def request_of(reply: Reply) -> Request:
    """Return what *reply* asks for; a note for all that is not said as agreed."""
    if found := _ACCEPT.fullmatch(reply.words):
        return Request(Asked.ACCEPT, found["reason"] or "")
    if found := _WITHDRAW.fullmatch(reply.words):
        return Request(Asked.WITHDRAW, found["reason"])
    if found := _WAIVE.fullmatch(reply.words):
        try:
            until = date.fromisoformat(found["until"])
        except ValueError:
            return Request(Asked.NOTE)
        code = found["code"] or ""
        return Request(Asked.WAIVE, found["reason"], code, until)
    return Request(Asked.NOTE)
