"""Styled pieces of text as plain text, Markdown or HTML; nothing of them runs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from evidence.exporters.safety import safe_url, shown


class Style(StrEnum):
    """How a piece of a formatted source is set."""

    PLAIN = "plain"
    ITALIC = "italic"
    BOLD = "bold"
    SMALL_CAPS = "small-caps"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a formatted source; *url* is empty where it is no link."""

    text: str
    style: Style = Style.PLAIN
    url: str = ""

    @property
    def link(self) -> str:
        """Return the address, if it may be followed, else nothing.

        Citation processors put https:// before all that has no address of the web:
        that makes no link of ``javascript:…``.
        """
        is_made = self.url == f"https://{self.text}"
        return "" if is_made and _SCHEME.match(self.text) else safe_url(self.url)


_SCHEME = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9+-]*:|//)")
"""What begins an address with a scheme, and no host with a port: hosts have points."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>$~^|#@&])")
_LIST = re.compile(r"\A(\s*)(?:([-+])(?=\s)|(\d+)([.)])(?=\s))")
"""What would begin a list at the head of a paragraph."""
_TAGS = {
    Style.ITALIC: ("<em>", "</em>"),
    Style.BOLD: ("<strong>", "</strong>"),
    Style.SMALL_CAPS: ('<span style="font-variant: small-caps">', "</span>"),
    Style.SUPERSCRIPT: ("<sup>", "</sup>"),
    Style.SUBSCRIPT: ("<sub>", "</sub>"),
}
_MARKS = {Style.ITALIC: ("*", "*"), Style.BOLD: ("**", "**")}


def as_text(pieces: Iterable[Piece]) -> str:
    """Return the words alone."""
    return "".join(piece.text for piece in pieces)


def as_markdown(pieces: Iterable[Piece]) -> str:
    """Return one paragraph of CommonMark, what is special in it escaped."""
    return _LIST.sub(
        lambda match: (
            f"{match[1]}\\{match[2]}"
            if match[2]
            else f"{match[1]}{match[3]}\\{match[4]}"
        ),
        "".join(_markdown(piece) for piece in pieces),
    )


def as_html(pieces: Iterable[Piece]) -> str:
    """Return inline HTML: escaped, and linked only to what may be followed."""
    return "".join(_html(piece) for piece in pieces)


def _markdown(piece: Piece) -> str:
    text = _SPECIAL.sub(r"\\\1", shown(piece.text))
    if url := piece.link:
        return f"<{url}>" if url == piece.text else f"[{text}](<{url}>)"
    opening, closing = _MARKS.get(piece.style) or _TAGS.get(piece.style, ("", ""))
    bare = text.strip(" ")
    if not bare:
        return text
    # CommonMark takes a mark beside a blank for a plain asterisk.
    before, _, after = text.partition(bare)
    return f"{before}{opening}{bare}{closing}{after}"


def _html(piece: Piece) -> str:
    opening, closing = _TAGS.get(piece.style, ("", ""))
    text = f"{opening}{escape(shown(piece.text))}{closing}"
    url = piece.link
    return f'<a href="{escape(url)}">{text}</a>' if url else text
