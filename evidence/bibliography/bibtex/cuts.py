"""Values that are closed nowhere, too early or too late: where they end in truth.

Braces that are missing or too many make counting useless. What tells the end then is
the next field, on a line of its own or after a comma, or the next entry.
"""

from __future__ import annotations

from evidence.bibliography.bibtex.grammar import (
    BRACE,
    ENDS_WELL,
    ENTRY_ENDS,
    FURTHER_FIELD,
    INLINE_FIELD,
)
from evidence.bibliography.bibtex.raw import RawField
from evidence.bibliography.bibtex.reading import Inside, Reading


def cut_short(
    reading: Reading, opening: int, inside: Inside, *, of: str
) -> tuple[str, int]:
    """Read a value that is never closed; return its text and its end."""
    _tell(reading, opening, inside, of)
    return _cut(reading, opening, inside, limit=inside.limit)


def closed_too_late(
    reading: Reading, field: RawField, inside: Inside, *, last: bool
) -> RawField | None:
    """Return *field* cut before what cannot belong to its value, None if it is whole.

    *last* says that nothing follows it, not even the entry's end.
    """
    text, opening = reading.text, field.value_start
    if text[opening : opening + 1] not in ENDS_WELL:
        return None
    # One sign more: the mark that opens the next value may seem to close this one.
    end = min(field.end + 1, inside.limit)
    if not reading.spend(end - opening, opening):
        return None
    other = FURTHER_FIELD.search(text, opening, end)
    if last and other is None:
        strong = reading.next_strong(opening) < field.end
        if not strong and not INLINE_FIELD.search(text, opening, end):
            return _closed_by_entry(reading, field, inside)
    elif other is None:
        return None
    _tell(reading, opening, inside, field.name)
    value, end = _cut(reading, opening, inside, limit=field.end)
    return field._replace(text=value, end=end, value_end=end)


def _closed_by_entry(
    reading: Reading, field: RawField, inside: Inside
) -> RawField | None:
    """Cut a last value before the comma after which the entry's own brace closes it."""
    opening = field.value_start
    value = reading.text[opening + 1 : field.end - 1]
    ink = value.rstrip()
    if not (ink.endswith(",") and value[len(ink) :].strip(" \t")):
        return None
    _tell(reading, opening, inside, field.name)
    value = ink[:-1].rstrip()
    end = opening + 1 + len(value)
    return field._replace(text=balanced(value), end=end, value_end=end)


def closed_too_early(
    reading: Reading, field: RawField, inside: Inside
) -> RawField | None:
    """Return *field* with text after its value that belongs to it, None if none does.

    So it is after a quotation mark inside quotation marks, or a stray brace.
    """
    text, opening = reading.text, field.value_start
    sign = text[opening : opening + 1]
    limit = min(inside.limit, reading.next_strong(field.end))
    if sign not in ENDS_WELL or not reading.spend(limit - field.end, field.end):
        return None
    found = ENDS_WELL[sign].search(text, field.end, limit)
    if found is None or FURTHER_FIELD.search(text, field.end, found.start()):
        return None
    kind = "quotation mark" if sign == '"' else "closing brace"
    message = f"a {kind} too many stands in the value of {field.name!r}"
    reading.warn(
        inside, field.end - 1, "extra-quote" if sign == '"' else "extra-brace", message
    )
    end = found.start() + 1
    value = balanced(text[opening + 1 : end - 1])
    return field._replace(text=value, end=end, value_end=end)


def balanced(text: str) -> str:
    """Return *text* without the braces that have no partner.

    One after a backslash stays: it is meant as a sign, though BibTeX counts it.
    """
    opened: list[int] = []
    stray: list[int] = []
    for match in BRACE.finditer(text):
        if match.group() == "{":
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            stray.append(match.start())
    if not (opened or stray):
        return text
    pieces, start = [], 0
    for place in sorted(opened + stray):
        if text.endswith("\\", 0, place):
            continue
        pieces.append(text[start:place])
        start = place + 1
    return "".join([*pieces, text[start:]])


def _tell(reading: Reading, opening: int, inside: Inside, of: str) -> None:
    kind = "quotation mark" if reading.text[opening] == '"' else "brace"
    line = reading.lines.at(opening)
    message = f"the value of {of!r} is never closed: its {kind} opens on line {line}"
    reading.damage(inside, opening, "unclosed", message)


def _cut(
    reading: Reading, opening: int, inside: Inside, *, limit: int
) -> tuple[str, int]:
    """Return the text and the end of a value that opens at *opening*."""
    text, start = reading.text, opening + 1
    cut = _cut_point(reading, start, inside, limit)
    # Some signs more, to see what follows a delimiter right before the cut.
    bit_more = min(cut + 300, inside.limit)
    found = ENDS_WELL[text[opening]].search(text, start, bit_more)
    if found is not None and found.start() < cut:
        return balanced(text[start : found.start()]), found.start() + 1
    if cut in {inside.limit, limit}:
        last = ENTRY_ENDS.search(text, start, bit_more)
        cut = last.start() if last else cut
    value = text[start:cut].rstrip()
    if value.endswith(","):
        value = value[:-1].rstrip()
    return balanced(value), start + len(value)


def _cut_point(reading: Reading, start: int, inside: Inside, limit: int) -> int:
    """Return where the next field or entry begins; an entry also ends this one."""
    text = reading.text
    entry = reading.next_strong(start)
    if entry < limit:
        inside.limit = limit = entry
    if not reading.spend(limit - start, start):
        return limit
    # One sign more, as above.
    further = FURTHER_FIELD.search(text, start, min(limit + 1, inside.limit))
    if further is not None:
        return further.start()
    inline = INLINE_FIELD.search(text, start, limit)
    return inline.start() if inline else limit
