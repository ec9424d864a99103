"""What stands in a file: entries, fields and other stretches, as text with positions.

These are named tuples, not dataclasses: a library of 10,000 entries makes some 130,000
of them, and a frozen dataclass takes four times as long to create.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class RawField(NamedTuple):
    """One field. All positions are code points of the whole text, end exclusive.

    *text* is the value without its delimiters, with ``#`` and @string names resolved;
    inner braces and line ends are kept. *start* to *end* spans name and value;
    *value_start* to *value_end* the value with its delimiters. *line* counts from 1.
    In a damaged field delimiters may be missing, and *text* lacks braces without a
    partner.
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
    repeat. *key_start* to *key_end* spans the key as written; it is empty where a key
    is missing. *provisional* says that *key* was made up, since the written one is no
    key: it begins with ``#``. *damaged* says that the inside was not whole.
    """

    type: str
    key: str
    fields: tuple[RawField, ...]
    start: int
    end: int
    line: int
    end_line: int
    key_start: int
    key_end: int
    provisional: bool = False
    damaged: bool = False


class StretchKind(StrEnum):
    """What a stretch of a file is."""

    ENTRY = "entry"
    STRING = "string"
    PREAMBLE = "preamble"
    COMMENT = "comment"
    """``@comment``, or lines that begin with ``%``."""
    IGNORED = "ignored"
    """Text outside entries that nobody reads."""
    REJECTED = "rejected"
    """A command that could not be read."""


class Stretch(NamedTuple):
    """``text[start:end]`` is one thing of one kind; it begins and ends with ink."""

    kind: StretchKind
    start: int
    end: int
