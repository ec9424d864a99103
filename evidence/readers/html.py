"""HTML through pandoc, with the citations that its links and attributes name."""

from __future__ import annotations

import re
from typing import ClassVar

from evidence.readers.by_pandoc import MarkupReader, blanked

_UNREAD = re.compile(
    r"<(?P<tag>script|style|nav|template|noscript|svg)\b[^>]*>.*?(?:</(?P=tag)\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)


_HIDDEN = re.compile(
    r"<(?P<tag>[a-z][a-z0-9]*)\b(?=[^<>]*\s(?:hidden\b|style\s*=\s*[\"'][^\"'<>]*"
    r"display\s*:\s*none))[^<>]*>[^<]*</(?P=tag)\s*>",
    re.IGNORECASE,
)
"""An element that no reader sees; what holds others inside is left as it is."""
_HEAD = re.compile(r"<head\b.*?</head\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|<[/!?A-Za-z][^<>]*>", re.DOTALL)


class Html(MarkupReader):
    """HTML and XHTML: what a reader of the page sees, but for its navigation."""

    name: ClassVar[str] = "html"
    suffixes: ClassVar[tuple[str, ...]] = (".html", ".htm", ".xhtml")
    media_type: ClassVar[str] = "text/html"
    format: ClassVar[str] = "html"

    def prepared(self, source: str) -> str:
        """Return the page without scripts, styles and navigation."""
        return _HIDDEN.sub(" ", _UNREAD.sub(" ", source))

    def running(self, source: str) -> str:
        """Return the page with blanks for its head, tags and what is not read."""
        for pattern in (_UNREAD, _HIDDEN, _HEAD, _TAG):
            source = pattern.sub(blanked, source)
        return source

    def remarks(self, source: str) -> tuple[str, ...]:  # noqa: ARG002 - the base's
        """Return nothing: all that is seen is read."""
        return ()
