"""The inside of an entry: fields and their values.

One pattern reads a usual field; whatever it does not match (concatenation, deep
nesting, remarks, damage) is read part by part, without recursion.
"""

from __future__ import annotations

from evidence.bibliography.bibtex.cuts import closed_too_early, closed_too_late
from evidence.bibliography.bibtex.grammar import (
    BLANK_LINE,
    COMES_NEXT,
    COMMAND,
    COMMAS,
    FIELD,
    FIRST_FIELD,
    LOST_FIELDS,
    NAME,
    NUMBER_ALONE,
    ODD_NAME,
)
from evidence.bibliography.bibtex.raw import RawField
from evidence.bibliography.bibtex.reading import Inside, Reading
from evidence.bibliography.bibtex.values import (
    bare_text,
    closing_brace,
    next_field,
    read_value,
    skip_blank,
)

__all__ = ["closing_brace", "read_fields"]


def read_fields(
    reading: Reading, start: int, inside: Inside
) -> tuple[list[RawField], int]:
    """Read fields from *start* to the entry's end; return them and the end."""
    fields: list[RawField] = []
    text, lines = reading.text, reading.lines
    # Ten fields an entry: what can be done without a call is done here.
    new, count, newline = tuple.__new__, text.count, lines.newline
    known = reading.names.setdefault
    position = seen = start
    line = lines.at(start)
    closed = False
    while not closed:
        match = FIELD.match(text, position, inside.limit)
        if match is None:
            position, closed = _odd_field(reading, position, inside, fields)
            continue
        name, braced, quoted, value, after = match.group(1, 3, 4, 5, 6)
        at = match.start(1)
        low, high = match.span(2)
        line += count(newline, seen, at)
        seen = at
        if value is None:
            value = braced if quoted is None else quoted
        elif not value.isdecimal():
            value = bare_text(reading, value, low, inside.key)
        name = known(name, name)
        fields.append(new(RawField, (name, value, line, at, high, low, high)))
        position = match.end()
        if after != ",":
            position, closed = _closing_sign(reading, position - 1, inside)
    return fields, position


def _odd_field(
    reading: Reading, before: int, inside: Inside, fields: list[RawField]
) -> tuple[int, bool]:
    """Read at most one field; return where it ends, and whether the entry ends."""
    text, limit = reading.text, inside.limit
    position = skip_blank(text, before, limit)
    sign = text[position] if position < limit else ""
    if not sign or (sign == "@" and COMMAND.match(text, position)):
        return _never_closed(reading, before, inside), True
    if sign in "})":
        return _closing_sign(reading, position, inside)
    if sign == ",":
        reading.warn(inside, position, "double-comma", "a comma too many")
        commas = COMMAS.match(text, position, limit)
        return commas.end() if commas else position + 1, False
    name, value_at = _name(reading, position, inside)
    if value_at < 0:
        return _junk(reading, position, inside), False
    line = reading.lines.at(position)
    value, low, high = read_value(reading, value_at, inside, of=name)
    field = RawField(name, value, line, position, high, low, high)
    field, position = _after_value(reading, field, inside)
    fields.append(field)
    return position, False


def _name(reading: Reading, position: int, inside: Inside) -> tuple[str, int]:
    """Return a field's name, and where its value begins; -1 if there is none."""
    text, limit = reading.text, inside.limit
    name = NAME.match(text, position, limit)
    if name is not None:
        value_at = _value_place(reading, name.group(), name.end(), inside)
        if value_at >= 0:
            return name.group().rstrip(":"), value_at
    odd = ODD_NAME.match(text, position, limit)
    if odd is None:
        return "", -1
    shown = " ".join(odd.group()[:-1].split()).strip("\"'") or "?"
    message = f"{shown!r} is no usual name of a field"
    reading.warn(inside, position, "odd-name", message)
    return shown, odd.end()


def _value_place(reading: Reading, name: str, end: int, inside: Inside) -> int:
    """Return where the value of the field *name* begins, -1 if there is none."""
    after = skip_blank(reading.text, end, inside.limit)
    if reading.text.startswith("=", after, inside.limit):
        return after + 1
    if reading.text.startswith(("{", '"'), after, inside.limit) or (
        after > end and NUMBER_ALONE.match(reading.text, after, inside.limit)
    ):
        reading.warn(inside, end - 1, "no-equals", f"'=' is missing after {name!r}")
        return after
    return -1


def _after_value(
    reading: Reading, field: RawField, inside: Inside
) -> tuple[RawField, int]:
    """See to what stands where a comma should; return the field and what is next.

    What stands there may show that the value ended too late or too early.
    """
    text, limit = reading.text, inside.limit
    after = skip_blank(text, field.end, limit)
    sign = text[after] if after < limit else ""
    if sign == ",":
        return field, after + 1
    if sign and sign in "})":
        return field, after
    if sign and FIRST_FIELD.match(text, after, limit):
        message = f"a comma is missing after the value of {field.name!r}"
        reading.warn(inside, max(field.end - 1, 0), "no-comma", message)
        return field, after
    whole = closed_too_late(reading, field, inside, last=not sign)
    if whole is None and sign not in {"", "@"}:
        whole = closed_too_early(reading, field, inside)
    if whole is not None:
        after = skip_blank(text, whole.end, inside.limit)
        return whole, after + text.startswith(",", after, inside.limit)
    if not sign or sign == "@":
        return field, field.end
    if BLANK_LINE.search(text, field.end, after):
        inside.limit = field.end  # the entry lacks its end; what follows is not its own
        return field, field.end
    return field, _junk(reading, after, inside)


def _closing_sign(reading: Reading, position: int, inside: Inside) -> tuple[int, bool]:
    """Read a closing sign; return where to go on, and whether it ends the entry."""
    sign = reading.text[position]
    if sign == inside.closer:
        return _after_closer(reading, position, inside)
    if COMES_NEXT.match(reading.text, position + 1, inside.limit):
        message = f"{sign!r} stands where only {inside.closer!r} can close"
        reading.warn(inside, position, "wrong-closer", message)
        return position + 1, True
    message = f"{sign!r} stands between fields: one too many"
    reading.warn(inside, position, "extra-brace", message)
    return position + 1, False


def _after_closer(reading: Reading, position: int, inside: Inside) -> tuple[int, bool]:
    """Look past the closing sign at *position*: fields may come after it."""
    end = position + 1
    near = inside.limit - end < 8
    if near and not reading.text[end : inside.limit].strip():
        return end, True
    lost = LOST_FIELDS.match(reading.text, end, inside.limit)
    if lost is None:
        return end, True
    message = f"{inside.closer!r} stands before the entry's last field: one too many"
    reading.warn(inside, position, "extra-brace", message)
    return lost.end(), False


def _never_closed(reading: Reading, end: int, inside: Inside) -> int:
    """Report an entry without an end by the line it opens on; return its end."""
    reading.damage(inside, inside.at, "unclosed", "the entry is never closed")
    return inside.at + len(reading.text[inside.at : end].rstrip())


def _junk(reading: Reading, start: int, inside: Inside) -> int:
    """Pass over what is no field, and say so; return where reading goes on."""
    end, position = next_field(reading.text, start, inside)
    shown = " ".join(reading.text[start : min(end, start + 200)].split())
    message = f"text that is no field is not read: {shown[:60]!r}"
    reading.damage(inside, start, "no-field", message)
    if reading.text.startswith(",", position, inside.limit):
        return position + 1
    return max(position, start + 1)
