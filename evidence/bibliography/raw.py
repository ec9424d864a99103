"""Entries as they stand in a file: text with positions.

These are named tuples, not dataclasses: a library of 10,000 entries makes some 130,000
of them, and a frozen dataclass takes four times as long to create.
"""

from __future__ import annotations

from typing import NamedTuple


class RawField(NamedTuple):
    """One field. All positions are code points of the whole text, end exclusive.

    *text* is the value without its delimiters, with ``#`` and @string names resolved;
    inner braces and line ends are kept. *start* to *end* spans name and value;
    *value_start* to *value_end* the value with its delimiters. *line* counts from 1.
    """

    name: str
    text: str
    line: int
    start: int
    end: int
    value_start: int
    value_end: int


class RawEntry(NamedTuple):
    """One entry; ``text[start:end]`` is its raw text, from ``@`` to the last delimiter.

    *type* is in lower case, *key* and the fields' names are as written. Fields may
    repeat.
    """

    type: str
    key: str
    fields: tuple[RawField, ...]
    start: int
    end: int
    line: int
    end_line: int
