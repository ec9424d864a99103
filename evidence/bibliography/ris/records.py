"""RIS records: a tag, two blanks, a hyphen, a value, line by line.

Read leniently, since no two programs write it alike: one blank or none before the
hyphen, values that run on over lines, a missing end of a record. Tags may repeat, and
their order is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_TAG = re.compile(r"([A-Z][A-Z0-9])(?:  - ?| ?-(?: |$))(.*)", re.DOTALL)
_LINES = re.compile(r"\r\n|\r|\n")
START, END = "TY", "ER"


@dataclass(frozen=True, slots=True)
class RisRecord:
    """One record: *tags* and values without TY and ER; *line* counts from 1."""

    type: str
    tags: tuple[tuple[str, str], ...]
    line: int = 1


def read_records(text: str) -> tuple[tuple[RisRecord, ...], tuple[int, ...]]:
    """Return the records of *text*, and the lines that belong to none.

    A record begins at TY; one that has no TY begins with its first tag and is generic.
    """
    records: list[RisRecord] = []
    stray: list[int] = []
    kind, tags, begun = "", list[tuple[str, str]](), 0
    for number, line in enumerate(_LINES.split(text), start=1):
        match = _TAG.match(line)
        tag, value = (match[1], match[2].strip()) if match else ("", line.strip())
        if tag in {START, END} and begun:
            records.append(RisRecord(kind, tuple(tags), begun))
            kind, tags, begun = "", [], 0
        if tag == START:
            kind, begun = value.upper(), number
        elif tag and tag != END:
            begun = begun or number
            tags.append((tag, value))
        elif value and not tag and tags:
            tags[-1] = (tags[-1][0], f"{tags[-1][1]} {value}".strip())
        elif value and not tag:
            stray.append(number)
    if begun:
        records.append(RisRecord(kind, tuple(tags), begun))
    return tuple(records), tuple(stray)


def write_records(records: Iterable[RisRecord]) -> str:
    """Return the *records* as RIS; line ends within a value become blanks."""
    lines: list[str] = []
    for record in records:
        lines.append(f"TY  - {record.type or 'GEN'}")
        lines += [f"{tag}  - {' '.join(value.split())}" for tag, value in record.tags]
        lines += ["ER  - ", ""]
    return "".join(f"{line}\n" for line in lines)
