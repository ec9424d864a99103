r"""Citekeys in pandoc's Markdown: ``@key``, ``[see @a, 12; -@b]``, ``@{a b}``.

By pandoc's manual («Citation syntax»): a key begins with a letter, digit or underscore
and may hold single punctuation marks inside; braces allow anything. Not looked into:
fenced, indented and inline code, comments, addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidence.text.document import Span

_PLAIN = r"\w(?:\w|[:.#$%&\-+?<>~/](?=\w))*"
_CITED = re.compile(
    rf"(?<![\w\\/.@&=%+~])@(?:\{{(?P<braced>[^{{}}\s][^{{}}\n]*)\}}|(?P<plain>{_PLAIN}))"
)
_FENCE = re.compile(r"^(?P<lead>[ \t>]*)(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^\n]*)$")
_ITEM = re.compile(r"^( {0,3}(?:[-+*]|\(?(?:\d+|[A-Za-z#])[.)]|\[\^[^\]]+\]:|:)\s+)\S")
_INLINE = re.compile(
    r"\\[\\`]|(?P<ticks>(?<!`)`+(?!`)).*?(?:(?<!`)(?P=ticks)(?!`)|(?P<open>\n\s*\n|\Z))"
    r"|<!--.*?(?:-->|\Z)|<[A-Za-z][\w+.-]*:[^\s<>]*>|\]\([^()\s]*(?=[\s)])"
    r"|https?://[^\s<>\])]+",
    re.DOTALL,
)


def markdown_keys(text: str) -> Iterator[Span]:
    """Yield where citekeys stand in a Markdown text, in order; braces left out."""
    for match in _CITED.finditer(without_code(text)):
        group = "braced" if match["braced"] is not None else "plain"
        yield Span(*match.span(group))


def without_code(text: str) -> str:
    """Return *text*, as long as it was, with blanks for code, comments, addresses."""
    return _without_inline(_without_blocks(text))


def is_plain_key(key: str) -> bool:
    """Tell whether pandoc reads all of *key* without braces around it."""
    return re.fullmatch(_PLAIN, key) is not None


def _without_blocks(text: str) -> str:
    """Return *text*, as long as it was, with blanks for blocks of code."""
    blocks = _Blocks()
    lines = text.split("\n")
    return "\n".join(" " * len(one) if blocks.hides(one) else one for one in lines)


@dataclass(slots=True)
class _Blocks:
    """Tells line by line what is a block of code."""

    fence: str = ""
    content: int = 0
    """The column at which the text of the list item begins that we are in."""
    after_blank: bool = True
    in_code: bool = False

    def hides(self, line: str) -> bool:
        """Tell whether the next line belongs to a block of code."""
        if self._fenced(line.rstrip("\r")):
            self.after_blank = self.in_code = False
            return True
        if not line.strip():
            self.after_blank = True
            return False
        return self._indented(line.expandtabs(4))

    def _fenced(self, line: str) -> bool:
        found = _FENCE.match(line)
        if self.fence:
            if found and found["fence"].startswith(self.fence) and not found["info"]:
                self.fence = ""
            return True
        if found is None or (found["fence"][0] == "`" and "`" in found["info"]):
            return False
        self.fence = found["fence"]
        return True

    def _indented(self, line: str) -> bool:
        depth = len(line) - len(line.lstrip())
        item = _ITEM.match(line)
        if self.after_blank and depth < self.content and not item:
            self.content = 0
        edge = self.content + 4
        self.in_code = depth >= edge and (self.after_blank or self.in_code)
        if item and not self.in_code:
            self.content = len(item[1])
        self.after_blank = False
        return self.in_code


def _without_inline(text: str) -> str:
    """Return *text*, as long as it was, with blanks for inline code and addresses."""

    def blanked(match: re.Match[str]) -> str:
        if match["ticks"] and match["open"] is not None:
            return match[0]  # backticks that nothing closes are text
        return " " * len(match[0])

    return _INLINE.sub(blanked, text)
