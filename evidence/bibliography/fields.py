"""The inside of an entry: fields and their values.

One pattern reads a usual field; whatever it does not match (concatenation, deep
nesting, remarks, damage) is read part by part, without recursion.
"""

from __future__ import annotations

from evidence.bibliography.grammar import (
    BARE,
    BLANK,
    BRACE,
    BRACE_OR_QUOTE,
    COMMAS,
    FIELD,
    FURTHER_FIELD,
    NAME,
)
from evidence.bibliography.problems import Severity
from evidence.bibliography.raw import RawField
from evidence.bibliography.reading import Damaged, Reading

MAX_FIELDS = 2_000
"""Fields of one entry; the largest entries of real libraries have some sixty."""


def read_fields(
    reading: Reading, start: int, limit: int, *, closer: str, key: str
) -> tuple[list[RawField], int]:
    """Read fields from *start* to the entry's *closer*; return them and the end.

    Raises Damaged when the entry is not closed before *limit* or cannot be read.
    """
    fields: list[RawField] = []
    text, line_at = reading.text, reading.lines.at
    position = start
    while True:
        match = FIELD.match(text, position, limit)
        if match is None:
            read, position, closed = _odd_field(reading, position, limit, closer, key)
            fields += read
            if closed:
                return fields, position
            continue
        name, _, braced, quoted, bare, after = match.groups()
        at = match.start(1)
        low, high = match.span(2)
        if bare is None:
            value = braced if quoted is None else quoted
        else:
            value = _bare(reading, bare, low, key)
        fields.append(RawField(name, value, line_at(at), at, high, low, high))
        position = match.end()
        if after != ",":
            if after == closer:
                return fields, position
            raise _wrong_closer(reading, position - 1, closer)
        if len(fields) > MAX_FIELDS:
            raise Damaged("fields", f"it has more than {MAX_FIELDS:,} fields", at=at)


def read_value(
    reading: Reading, position: int, limit: int, *, of: str, key: str | None
) -> tuple[str, int, int]:
    """Read a value with its concatenations; return its text and its span."""
    text = reading.text
    parts: list[str] = []
    start = position = skip_blank(text, position, limit)
    while True:
        sign = text[position] if position < limit else ""
        if sign == "{":
            end = closing_brace(text, position, limit)
        elif sign == '"':
            end = _closing_quote(text, position, limit)
        else:
            bare = BARE.match(text, position, limit)
            if bare is None:
                raise Damaged("no-value", f"the value of {of!r} is missing", at=start)
            end = bare.end()
        if end < 0:
            raise _unclosed_value(reading, position, limit, of)
        if sign in {"{", '"'}:
            parts.append(text[position + 1 : end - 1])
        else:
            parts.append(_bare(reading, text[position:end], position, key))
        position = skip_blank(text, end, limit)
        if not text.startswith("#", position, limit):
            return "".join(parts), start, end
        position = skip_blank(text, position + 1, limit)


def skip_blank(text: str, position: int, limit: int) -> int:
    """Return the first position that is neither blank nor in a remark."""
    match = BLANK.match(text, position, limit)
    return match.end() if match else position


def closing_brace(text: str, opening: int, limit: int) -> int:
    """Return the position after the brace that closes the one at *opening*, or -1."""
    level = 0
    for match in BRACE.finditer(text, opening, limit):
        level += 1 if match.group() == "{" else -1
        if level == 0:
            return match.end()
    return -1


def _closing_quote(text: str, opening: int, limit: int) -> int:
    level = 0
    for match in BRACE_OR_QUOTE.finditer(text, opening + 1, limit):
        sign = match.group()
        if sign == '"' and level == 0:
            return match.end()
        if sign == "{":
            level += 1
        elif sign == "}":
            level -= 1
            if level < 0:
                return -1
    return -1


def _odd_field(
    reading: Reading, position: int, limit: int, closer: str, key: str
) -> tuple[list[RawField], int, bool]:
    """Read at most one field; return it, where it ends, whether the entry ends."""
    text = reading.text
    position = skip_blank(text, position, limit)
    if position >= limit:
        raise Damaged("unclosed", "the entry is never closed", at=limit)
    if text[position] == closer:
        return [], position + 1, True
    if text[position] == ",":
        reading.report(
            position, Severity.WARNING, "double-comma", "a comma too many", key
        )
        commas = COMMAS.match(text, position, limit)
        return [], commas.end() if commas else position + 1, False
    name = NAME.match(text, position, limit)
    if name is None:
        raise _no_name(reading, position, closer)
    equals = skip_blank(text, name.end(), limit)
    if not text.startswith("=", equals, limit):
        raise Damaged(
            "no-equals", f"'=' is missing after {name.group()!r}", at=position
        )
    value, low, high = read_value(reading, equals + 1, limit, of=name.group(), key=key)
    line = reading.lines.at(position)
    field = RawField(name.group(), value, line, position, high, low, high)
    after = skip_blank(text, high, limit)
    if text.startswith(",", after, limit):
        return [field], after + 1, False
    if text.startswith(closer, after, limit):
        return [field], after + 1, True
    raise _after_value(reading, field, after, limit, closer)


def _bare(reading: Reading, bare: str, at: int, key: str | None) -> str:
    """Return the text of a value without delimiters: a number or a macro's name."""
    if bare.isdecimal():
        return bare
    if bare[0].isdecimal():
        raise Damaged(
            "bare-value", f"the value {bare[:80]!r} needs braces or quotes", at=at
        )
    text = reading.macros.resolve(bare, reading.lines.at(at))
    if text is not None:
        return text
    reading.report(
        at,
        Severity.WARNING,
        "undefined-string",
        f"@string {bare[:80]!r} is not defined; its name is kept as the text",
        key,
    )
    return bare


def _no_name(reading: Reading, position: int, closer: str) -> Damaged:
    sign = reading.text[position]
    if sign in "})":
        return _wrong_closer(reading, position, closer)
    rest = reading.text[position : position + 20].split("\n", 1)[0]
    return Damaged("no-name", f"a field's name should stand at {rest!r}", at=position)


def _wrong_closer(reading: Reading, at: int, closer: str) -> Damaged:
    sign = reading.text[at]
    return Damaged(
        "wrong-closer", f"{sign!r} stands where only {closer!r} can close", at=at
    )


def _unclosed_value(reading: Reading, at: int, limit: int, of: str) -> Damaged:
    sign = reading.text[at]
    line = reading.lines.at(at)
    kind = "quotation mark" if sign == '"' else "brace"
    message = f"the value of {of!r} is never closed: its {kind} opens on line {line}"
    return Damaged("unclosed", message, at=limit)


def _after_value(
    reading: Reading, field: RawField, at: int, limit: int, closer: str
) -> Damaged:
    """Say what is wrong where a comma or the entry's end should follow a value."""
    if at >= limit or reading.text[at] == "@":
        message = "the entry is never closed"
        further = FURTHER_FIELD.search(reading.text, field.value_start, field.end)
        if further:
            message += (
                f"; probably the value of {field.name!r}, opened on line {field.line}, "
                f"lacks its closing sign before {further[1]!r}"
            )
        return Damaged("unclosed", message, at=at)
    if reading.text[at] in "})" and reading.text[at] != closer:
        return _wrong_closer(reading, at, closer)
    message = f"a comma is missing after the value of {field.name!r}"
    quoted = reading.text[field.value_start] == '"'
    if quoted and FURTHER_FIELD.search(reading.text, field.value_start, field.end + 1):
        message = (
            f"the value of {field.name!r} is never closed: its quotation mark opens "
            f"on line {field.line}"
        )
        return Damaged("unclosed", message, at=at)
    return Damaged("no-comma", message, at=at, place=max(field.end - 1, 0))
