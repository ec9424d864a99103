"""On which line of a TOML text a table or a key stands, for messages.

``tomllib`` keeps no positions. This scanner is only asked about texts that ``tomllib``
has read without complaint, so it needs no errors of its own: it looks for the ends of
keys, strings, brackets and comments, and counts lines.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

Where = tuple[str | int, ...]
"""The way to a value: keys, and for an array the number of the item, from 0."""

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}(?!")'
    r"|'''(?s:.)*?'{3,5}(?!')"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^\s,\]}#]+(?: \d{2}:[^\s,\]}#]+)?")


def find_line(text: str, where: Where) -> int:
    """Return the line, from 1, of the value at *where*, or of what encloses it."""
    lines = line_index(text)
    while where and where not in lines:
        where = where[:-1]
    return lines.get(where, 1)


def line_index(text: str) -> dict[Where, int]:
    """Return the line of every table, key and item of a valid TOML *text*."""
    return _Scan(text).run()


@dataclass
class _Scan:
    text: str
    at: int = 0
    line: int = 1
    seen: int = 0
    """Up to where line breaks have been counted."""
    lines: dict[Where, int] = field(default_factory=dict)
    counts: dict[Where, int] = field(default_factory=lambda: defaultdict(int))
    """Of the tables in each array of tables."""

    def run(self) -> dict[Where, int]:
        table: Where = ()
        self._skip()
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip()
        return self.lines

    def _header(self) -> Where:
        many = self.text.startswith("[[", self.at)
        here = self._line()
        self.at += 2 if many else 1
        way = self._resolve(self._key(), opens=many)
        self.lines.setdefault(way, here)
        self.at = self.text.index("]", self.at) + (2 if many else 1)
        return way

    def _resolve(self, key: list[str], *, opens: bool) -> Where:
        """Lead through arrays of tables into their last table; open a new one."""
        way: Where = ()
        for number, part in enumerate(key, 1):
            way = (*way, part)
            self.lines.setdefault(way, self._line())
            if opens and number == len(key):
                self.counts[way] += 1
            if self.counts.get(way):
                way = (*way, self.counts[way] - 1)
        return way

    def _pair(self, table: Where) -> None:
        here = self._line()
        way: Where = (*table, *self._key())
        for length in range(len(table) + 1, len(way) + 1):
            self.lines.setdefault(way[:length], here)
        self.at = _SPACE.match(self.text, self.text.index("=", self.at) + 1).end()  # type: ignore[union-attr]  # may be empty, always matches
        self._value(way)

    def _key(self) -> list[str]:
        parts: list[str] = []
        while True:
            self._spaces()
            match = _STRING.match(self.text, self.at) or _BARE_KEY.match(
                self.text, self.at
            )
            if match is None:
                return parts
            parts.append(_plain(match[0]))
            self.at = match.end()
            self._spaces()
            if not self.text.startswith(".", self.at):
                return parts
            self.at += 1

    def _value(self, way: Where) -> None:
        """Pass over a value, noting the lines of items; nesting is not recursion."""
        self.lines.setdefault(way, self._line())
        match = _STRING.match(self.text, self.at)
        if match is not None:
            self.at = match.end()
        elif self.text.startswith("[", self.at):
            self.at += 1
            for number in self._items("]"):
                self._value_at_depth((*way, number))
        elif self.text.startswith("{", self.at):
            self.at += 1
            for _ in self._items("}"):
                self._pair(way)
        else:
            scalar = _SCALAR.match(self.text, self.at)
            self.at = scalar.end() if scalar else self.at + 1

    def _value_at_depth(self, way: Where) -> None:
        self.lines.setdefault(way, self._line())
        self._value(way)

    def _items(self, end: str) -> Iterator[int]:
        number = 0
        while self.at < len(self.text):
            self._skip()
            if self.text.startswith(end, self.at):
                self.at += 1
                return
            yield number
            number += 1
            self._skip()
            if self.text.startswith(",", self.at):
                self.at += 1

    def _skip(self) -> None:
        match = _BLANK.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _spaces(self) -> None:
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _line(self) -> int:
        self.line += self.text.count("\n", self.seen, self.at)
        self.seen = self.at
        return self.line


def _plain(key: str) -> str:
    """Return a key without its quotes; escapes in keys are for ``tomllib`` alone."""
    return key[1:-1] if key[0] in "\"'" else key
