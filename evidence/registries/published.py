"""A registry's record as an entry is compared with it: plain text, names, dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from evidence.bibliography.agreement.comparison import Published
from evidence.bibliography.names import Name
from evidence.registries.base import Record

__all__ = ["published"]

_TAG = re.compile(r"</?(?:i|b|sub|sup|span)(?: [^<>]*)?>")


def published(record: Record) -> Published:
    """Return what *record* says, mark-up taken off."""
    csl = record.csl
    titles = (str(csl.get("title", "")), *record.other_titles)
    containers = (
        str(csl.get("container-title", "")),
        *record.other_containers,
        str(csl.get("container-title-short", "")),
        str(csl.get("collection-title", "")),
    )
    return Published(
        titles=tuple(_plain(title) for title in titles if title),
        authors=_names(csl, "author"),
        editors=_names(csl, "editor"),
        dates=record.dates,
        containers=tuple(_plain(name) for name in containers if name),
        volume=str(csl.get("volume", "")),
        pages=str(csl.get("page", "")),
    )


def _plain(text: str) -> str:
    return _TAG.sub("", text)


def _names(csl: Mapping[str, Any], role: str) -> tuple[Name, ...]:
    return tuple(
        Name(
            family=one.get("family", ""),
            given=one.get("given", ""),
            particle=" ".join(
                one[part]
                for part in ("dropping-particle", "non-dropping-particle")
                if part in one
            ),
            suffix=one.get("suffix", ""),
            literal=one.get("literal", ""),
        )
        for one in csl.get(role, ())
    )
