"""Where a field comes in or goes out of an entry: what to try, the neatest first.

Each try is read again by the caller, so that an unusual layout costs neatness only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.bibliography.bibtex.raw import RawEntry, RawField
from evidence.bibliography.editing.layout import REMARK, Layout, delimited

_COMMA = re.compile(r"\s*,")
_COMMA_AND_REMARK = re.compile(r"\s*,(?:[ \t]*%[^\r\n]*)?")
_BLANK_REST = re.compile(r"[ \t]*(?:\r\n|\r|\n)")
_BLANKS = re.compile(r"[ \t]*")


def additions(
    raw: str, entry: RawEntry, name: str, source: str, layout: Layout
) -> Iterator[str]:
    """Yield the entry's text with a new last field; *entry* counts in *raw*."""
    field = layout.field(name, source)
    lead = layout.lead(layout.name(name))
    if entry.fields:
        yield _after_last(raw, entry.fields[-1], f"{lead}{field}", layout)
        end = entry.fields[-1].end
    else:
        yield _only_field(raw, entry, f"{lead}{field}")
        end = raw.find(entry.key, 1) + len(entry.key)
    plain = f"{name} = {delimited(source)}"
    yield f"{raw[:end]}, {plain}{raw[end:]}"
    yield f"{raw[: entry.end - 1]} {plain}{raw[entry.end - 1 :]}"
    yield f"{raw[: entry.end - 1]}, {plain}{raw[entry.end - 1 :]}"


def _after_last(raw: str, last: RawField, field: str, layout: Layout) -> str:
    if layout.trailing:
        comma = _COMMA_AND_REMARK.match(raw, last.end)
        at = comma.end() if comma else last.end
        return f"{raw[:at]}{_on_line(raw, at, field)},{raw[at:]}"
    remark = REMARK.match(raw, last.end)
    if remark is None:
        return f"{raw[: last.end]}{layout.before},{field}{raw[last.end :]}"
    at = remark.end()
    if layout.before:
        return f"{raw[:at]}{layout.before},{field}{raw[at:]}"
    return f"{raw[: last.end]},{remark[0]}{_on_line(raw, at, field)}{raw[at:]}"


def _only_field(raw: str, entry: RawEntry, field: str) -> str:
    """Return *raw* with its first field, on a line that only the closer may share."""
    head = raw.find(entry.key, 1) + len(entry.key)
    comma = _COMMA_AND_REMARK.match(raw, head)
    at = comma.end() if comma else head
    sign = "" if comma else ","
    newline = re.match(r"[\r\n]*", field)
    closing = raw[at:]
    if newline and newline[0] and not closing[0].isspace():
        closing = f"{newline[0]}{closing}"
    return f"{raw[:at]}{sign}{_on_line(raw, at, field)}{closing}"


def _on_line(raw: str, at: int, field: str) -> str:
    """Return *field* on a new line where it would else be part of a remark."""
    line = raw[:at].rpartition("\n")[2].rpartition("\r")[2]
    if REMARK.search(line) and not field.lstrip(" \t").startswith(("\r", "\n")):
        return f"\n{field}"
    return field


def removals(raw: str, entry: RawEntry, place: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches whose removal may take out the field at *place*."""
    field = entry.fields[place]
    comma = _COMMA.match(raw, field.end)
    before = raw[: field.start]
    line = max(before.rfind("\n"), before.rfind("\r")) + 1
    lead = before[line:].strip()
    earlier = len(before.rstrip())
    last = comma is None and place > 0
    if last and before[earlier - 1] == ",":
        start = earlier - 1
        if lead == ",":
            start = len(before[:start].rstrip(" \t\r\n"))
        yield start, field.end
    if not lead or (lead == "," and comma is None):
        end = comma.end() if comma and not lead else field.end
        yield from _whole_lines(raw, field.start, line, end)
    if lead == "," and comma is not None:
        yield from _whole_lines(raw, field.start, line, field.end)
        yield line + raw[line:].index(","), field.end
    end = comma.end() if comma else field.end
    yield earlier, end
    yield field.start, end
    yield field.start, field.end


def _whole_lines(
    raw: str, start: int, line: int, end: int
) -> Iterator[tuple[int, int]]:
    """Yield the lines from *line* to *end*, or what of them is the field's own."""
    rest = _BLANK_REST.match(raw, end)
    remark = REMARK.match(raw, end)
    if rest is not None:
        yield line, rest.end()
    elif remark is not None:
        blanks = _BLANKS.match(raw, end)
        yield start, blanks.end() if blanks else end
