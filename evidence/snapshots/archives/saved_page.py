"""The page in an MHTML file (RFC 2557): the part that the others belong to."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Sequence
from email.message import Message
from typing import Any

from evidence.errors import InputRefused
from evidence.snapshots.archives.captured import day_of_mail
from evidence.snapshots.archives.records import shown_type
from evidence.snapshots.extract.base import find_extractor
from evidence.snapshots.page_text import read_page
from evidence.snapshots.sniff import HTML, LOOKED_AT, sniff
from evidence.text.counts import many

__all__ = ["read_saved_page"]

Part = tuple[Message, bytes, str]
"""A part, its bytes, its media type."""


def read_saved_page(data: bytes) -> dict[str, Any]:
    """Return ``data``, ``media_type``, ``charset``, ``address``, ``date``, ``remarks``.

    The root is the part that ``start`` names (RFC 2387), or whose address is the saved
    one, or else the first. Raises InputRefused where no part can be read.
    """
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    parts = list(_parts(message))
    readable = [part for part in parts if find_extractor(part[2]) is not None]
    root = _root(message, parts, readable)
    if root is None:
        raise InputRefused("there is no page in this archive: its text is unchecked")
    part, body, kind = root
    return {
        "data": body,
        "media_type": kind,
        "charset": part.get_content_charset() or "",
        "address": _address(part) or _address(message),
        "date": day_of_mail(str(message.get("Date") or "")),
        "remarks": _frames(readable, root),
    }


def _parts(message: Message) -> list[Part]:
    found = []
    for part in message.walk():
        body = part.get_payload(decode=True)
        if isinstance(body, bytes):
            kind = sniff(body[:LOOKED_AT], body[-LOOKED_AT:])
            found.append((part, body, shown_type(kind, part.get_content_type())))
    return found


def _root(
    message: Message, parts: Sequence[Part], readable: Sequence[Part]
) -> Part | None:
    start = str(message.get_param("start") or "")
    saved = str(message.get("Snapshot-Content-Location") or "")
    for part in parts:
        if start and str(part[0].get("Content-ID") or "") == start:
            return part
    for part in readable:
        if saved and _address(part[0]) == saved:
            return part
    return readable[0] if readable else None


def _address(part: Message) -> str:
    said = part.get("Content-Location") or part.get("Snapshot-Content-Location")
    return str(said or "").strip()


def _frames(readable: Sequence[Part], root: Part) -> list[str]:
    """Say of how many frames with words the text is not read."""
    count = 0
    for part in readable:
        if part is root or part[2] != HTML:
            continue
        try:
            count += bool(read_page(part[1])["text"])
        except InputRefused:
            continue
    if not count:
        return []
    return [f"{many(count, 'frame')} of the page with a text not read"]
