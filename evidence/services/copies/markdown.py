"""A Markdown manuscript with a comment after the sentence of each claim."""

from __future__ import annotations

import re
from typing import ClassVar

from evidence.readers.markdown import Markdown
from evidence.services.copies.insertions import Insertion
from evidence.services.copies.markup import MarkupCopy
from evidence.services.copies.material import Original
from evidence.services.copies.remarks import Remark
from evidence.text.document import BlockKind

_APART = frozenset({BlockKind.TABLE, BlockKind.CODE})
"""Blocks that bear nothing within them: the comment stands behind them."""
_SIGNS = {"`": "&#96;", "$": "&#36;"}
"""What could close something of the author's that is left open before."""
_BLANK_LINE = re.compile(r"\r?\n[ \t]*(?=\r?\n)")


class MarkdownCopy(MarkupCopy):
    """``<!-- evidence: … -->``: no reader of Markdown shows it."""

    suffixes: ClassVar[tuple[str, ...]] = Markdown.suffixes
    media_types: ClassVar[tuple[str, ...]] = (Markdown.media_type,)
    title: ClassVar[str] = "Markdown"
    reader = Markdown()

    def wish(self, text: str, remark: Remark, original: Original) -> Insertion | None:
        """Return the end of the claim's sentence, or of its table or code."""
        end, block = remark.sentence_end, remark.block
        if end is None:
            return None
        read, places = original.manuscript.text, original.source_map
        at = places.to_file(end - 1) + 1
        if block is not None and block.kind in _APART:
            behind = _BLANK_LINE.search(text, places.to_file(block.end - 1))
            if behind is None:
                return None
            return Insertion(behind.start(), _block(text, remark))
        if text[at - 1 : at] != read[end - 1 : end]:
            return None
        return Insertion(at, comment(remark))

    def at_end(self, text: str, remark: Remark) -> Insertion:
        """Return the comment behind all words, before the last line's end."""
        return Insertion(len(text.rstrip()), _block(text, remark))


def comment(remark: Remark) -> str:
    """Return a remark as a comment of HTML, on one line."""
    words = " | ".join(remark.lines)
    for sign, instead in _SIGNS.items():
        words = words.replace(sign, instead)
    while "--" in words:
        words = words.replace("--", "- -")
    return f"<!-- evidence: {words} -->"


def _block(text: str, remark: Remark) -> str:
    line = "\r\n" if "\r\n" in text else "\n"
    return f"{line}{line}{comment(remark)}"
