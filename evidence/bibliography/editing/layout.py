"""How an entry is laid out, so that a new field looks like its neighbours.

Told from the fields that are there: what stands between two of them, whether names,
equals signs or values stand in columns, braces or quotation marks, the case of names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from evidence.bibliography.bibtex.grammar import BRACE_OR_QUOTE
from evidence.bibliography.bibtex.raw import RawEntry, RawField
from evidence.bibliography.bibtex.reading import MONTHS

T = TypeVar("T")

REMARK = re.compile(r"[ \t]*%[^\r\n]*")
_GAP = re.compile(r"(\s*),(\s*)")
_EQUALS = re.compile(r"([ \t]*)=([ \t]*)")
_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands around a field: *before* and *after* the comma that precedes it.

    *indent* is what stands on its line before its name, given its length; *equals* what
    stands between name and value. *trailing* tells whether a comma follows the last
    field.
    """

    before: str
    after: str
    indent: Callable[[int], str]
    equals: Callable[[int], str]
    name: Callable[[str], str]
    quoted: bool
    bare_numbers: bool
    trailing: bool

    def field(self, name: str, source: str) -> str:
        """Return the field *name* with the value *source* (LaTeX, no delimiters)."""
        written = self.name(name)
        value = delimited(
            source, quoted=self.quoted, bare=self.bare_numbers or is_month(name, source)
        )
        return f"{written}{self.equals(len(written))}{value}"

    def lead(self, name: str) -> str:
        """Return what stands between the comma before a field and its name."""
        return f"{self.after}{self.indent(len(name))}"


def layout_of(raw: str, entry: RawEntry, *, newline: str) -> Layout:
    """Tell the layout of *entry*, whose positions count in *raw*.

    *newline* is for an entry that shows none.
    """
    gaps = _gaps(raw, entry)
    before, after = _most(gaps, ("", f"{newline}  "))
    cut = max(after.rfind("\n"), after.rfind("\r")) + 1
    return Layout(
        before=before,
        after=after[:cut],
        indent=_indent(raw, entry, after[cut:]) if cut else lambda _size: after,
        equals=_equals(raw, entry.fields),
        name=_case([field.name for field in entry.fields]),
        quoted=_quoted(raw, entry.fields),
        bare_numbers=_bare_numbers(raw, entry.fields),
        trailing=_has_trailing_comma(raw, entry),
    )


def delimited(source: str, *, quoted: bool = False, bare: bool = False) -> str:
    """Return *source* as a value: in braces, or as its neighbours have it if it can be.

    Numbers and months may stand *bare*. *source* has balanced braces.
    """
    if bare and (_DIGITS.fullmatch(source) or source.lower() in MONTHS):
        return source
    if quoted and _is_quotable(source):
        return f'"{source}"'
    return f"{{{source}}}"


def is_month(name: str, source: str) -> bool:
    """Tell whether a value is the name of a month that every style defines."""
    return name.lower() == "month" and source.lower() in MONTHS


def _is_quotable(source: str) -> bool:
    level = 0
    for match in BRACE_OR_QUOTE.finditer(source):
        if match[0] == '"' and level == 0:
            return False
        level += {"{": 1, "}": -1}.get(match[0], 0)
    return True


def _gaps(raw: str, entry: RawEntry) -> list[tuple[str, str]]:
    """Return what stands before and after the commas between fields.

    The comma after the key tells only where there is no other.
    """
    found = []
    for first, second in zip(entry.fields, entry.fields[1:], strict=False):
        found.append(REMARK.sub("", raw[first.end : second.start]))
    if not found and entry.fields:
        head = raw[entry.start : entry.fields[0].start]
        found.append(REMARK.sub("", head[len(head.partition(",")[0].rstrip()) :]))
    matches = (_GAP.fullmatch(gap) for gap in found)
    return [(match[1], match[2]) for match in matches if match]


def _indent(raw: str, entry: RawEntry, usual: str) -> Callable[[int], str]:
    """Return the indentation of a name by its length: even, or flush at its end.

    *usual* is what stands after a comma and a line end.
    """
    seen: list[tuple[int, str]] = []
    for field in entry.fields:
        line = raw[: field.start].rpartition("\n")[2].rpartition("\r")[2]
        if not line.strip():
            seen.append((len(field.name), line))
    if any("\t" in line for _, line in seen):
        return lambda _length: usual
    even, even_count = _count((line for _, line in seen), usual)
    edge, edge_count = _count((size + len(line) for size, line in seen), 0)
    if edge_count > even_count:
        return lambda length: " " * max(edge - length, 0)
    return lambda _length: even if seen else usual


def _equals(raw: str, fields: Sequence[RawField]) -> Callable[[int], str]:
    """Return what stands between a name and its value, by the name's length."""
    seen: list[tuple[int, str, str]] = []
    for field in fields:
        between = raw[field.start + len(field.name) : field.value_start]
        if match := _EQUALS.fullmatch(between):
            seen.append((len(field.name), match[1], match[2]))
    if not seen:
        return lambda _length: " = "
    first = _column([(size, gap) for size, gap, _ in seen])
    second = _column([(size + len(gap) + 1, after) for size, gap, after in seen])

    def between_both(length: int) -> str:
        gap = first(length)
        return f"{gap}={second(length + len(gap) + 1)}"

    return between_both


def _column(seen: list[tuple[int, str]]) -> Callable[[int], str]:
    """Return the gap after something of a length: even, or to a column."""
    even, even_count = _count((gap for _, gap in seen), "")
    column, column_count = _count((size + len(gap) for size, gap in seen), 0)
    least = min((gap for _, gap in seen), key=len)
    told = column_count > even_count or (column_count == even_count and len(even) > 1)
    if told and not any("\t" in gap for _, gap in seen):
        return lambda length: " " * max(column - length, min(len(least), 1))
    return lambda _length: even


def _case(names: Sequence[str]) -> Callable[[str], str]:
    """Return how names are written: as given, in capitals, or with one in front."""
    if len(names) > 1 and all(name.isupper() for name in names):
        return str.upper
    if len(names) > 1 and all(name[:1].isupper() for name in names):
        return str.capitalize
    return str


def _quoted(raw: str, fields: Sequence[RawField]) -> bool:
    opening = Counter(raw[field.value_start] for field in fields)
    return opening['"'] > opening["{"]


def _bare_numbers(raw: str, fields: Sequence[RawField]) -> bool:
    written = [raw[field.value_start : field.value_end] for field in fields]
    bare = sum(1 for value in written if _DIGITS.fullmatch(value))
    held = sum(1 for value in written if _DIGITS.fullmatch(value[1:-1]))
    return bare > held


def _has_trailing_comma(raw: str, entry: RawEntry) -> bool:
    if not entry.fields:
        return False
    return "," in REMARK.sub("", raw[entry.fields[-1].end : entry.end])


def _most(
    values: Sequence[tuple[str, str]], otherwise: tuple[str, str]
) -> tuple[str, str]:
    return Counter(values).most_common(1)[0][0] if values else otherwise


def _count(values: Iterable[T], otherwise: T) -> tuple[T, int]:
    counted = Counter(values).most_common(1)
    return counted[0] if counted else (otherwise, 0)
