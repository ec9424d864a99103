"""Values of fields and @strings: delimited, bare, or several joined by ``#``."""

from __future__ import annotations

from evidence.bibliography.bibtex.cuts import cut_short
from evidence.bibliography.bibtex.grammar import (
    BARE,
    BLANK,
    BRACE,
    BRACE_OR_QUOTE,
    FIRST_FIELD,
    FURTHER_FIELD,
    JUNK_ENDS,
    VALUE_ENDS,
)
from evidence.bibliography.bibtex.reading import MAX_EXPANSION, Inside, Reading
from evidence.bibliography.problems import Severity
from evidence.errors import InputRefused

_EMBEDDED = 20
"""So many lines within one value may look like entries."""


def read_value(
    reading: Reading, position: int, inside: Inside, *, of: str
) -> tuple[str, int, int]:
    """Read a value with its concatenations; return its text and its span.

    Always returns something: a value that is missing is empty, one that is never
    closed is cut short.
    """
    text = reading.text
    parts: list[str] = []
    here = start = skip_blank(text, position, inside.limit)
    end = -1
    while True:
        sign = text[here] if here < inside.limit else ""
        if sign in {"{", '"'}:
            close = _closing(reading, here, inside)
            if close < 0:
                part, close = cut_short(reading, here, inside, of=of)
                return "".join([*parts, part]), start, close
            parts.append(text[here + 1 : close - 1])
        elif sign == "=" and not parts:
            reading.warn(inside, here, "no-equals", f"'=' stands twice after {of!r}")
            here = start = skip_blank(text, here + 1, inside.limit)
            continue
        else:
            bare = BARE.match(text, here, inside.limit)
            if bare is None or _is_name(text, bare.end(), inside.limit):
                return _nothing(
                    reading, parts, inside, of=of, places=(position, here, end)
                )
            close = bare.end()
            if not parts and _goes_on(text, close, inside):
                return _words(reading, here, inside, of=of)
            parts.append(bare_text(reading, bare.group(), here, inside.key))
        end = here = skip_blank(text, close, inside.limit)
        if not text.startswith("#", here, inside.limit):
            return "".join(parts), start, close
        here = skip_blank(text, here + 1, inside.limit)


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


def bare_text(reading: Reading, bare: str, at: int, key: str | None) -> str:
    """Return the text of a value without delimiters: a number or a macro's name.

    Raises InputRefused when the texts of all macros used exceed MAX_EXPANSION.
    """
    if bare.isdecimal():
        return bare
    if bare[0].isdecimal():
        message = f"the value {bare[:80]!r} needs braces or quotes"
        reading.report(at, Severity.WARNING, "bare-value", message, key)
        return bare
    text = reading.macros.resolve(bare)
    if text is not None:
        if reading.macros.spent > MAX_EXPANSION:
            message = f"its @strings grow to more than {MAX_EXPANSION:,} characters"
            raise InputRefused(message, line=reading.lines.at(at))
        return text
    reading.report(
        at,
        Severity.WARNING,
        "undefined-string",
        f"@string {bare[:80]!r} is not defined; its name is kept as the text",
        key,
    )
    return bare


def next_field(text: str, position: int, inside: Inside) -> tuple[int, int]:
    """Return where text that is no field ends, and where reading goes on."""
    level = 0
    for match in JUNK_ENDS.finditer(text, position, inside.limit):
        sign = match.group()
        if sign in "{(":
            level += sign == "{" or inside.closer == ")"
        elif sign in "})":
            if level == 0 and sign == inside.closer:
                return match.start(), match.start()
            level -= level > 0 and (sign == "}" or inside.closer == ")")
        elif level == 0 or sign[0] != ",":
            return match.start(), match.end()
    return inside.limit, inside.limit


def _closing(reading: Reading, opening: int, inside: Inside) -> int:
    """Return where a delimited value ends, or -1.

    It may run over lines that look like entries, if it is whole and shows no other
    sign of damage.
    """
    text, limit = reading.text, inside.limit
    closing = closing_brace if text[opening] == "{" else _closing_quote
    near = min(reading.next_strong(opening), limit)
    if not reading.spend(0, opening):
        return -1
    end = closing(text, opening, near)
    if end >= 0 or not reading.spend(near - opening, opening):
        return end
    if near < limit and reading.spend(limit - opening, opening):
        end = closing(text, opening, limit)
    if end >= 0 or limit >= len(text) or not reading.spend(limit - opening, opening):
        return end
    if FURTHER_FIELD.search(text, opening, limit):
        return -1
    far = limit
    for _ in range(_EMBEDDED):
        far = reading.next_entry(far + 1)
    whole = reading.spend(far - opening, opening)
    end = closing(text, opening, far) if whole else -1
    if end < 0 or not VALUE_ENDS[inside.closer].match(text, end, far):
        reading.rewind(limit)
        return -1
    message = "a line inside this value looks like another entry; it is kept as text"
    reading.report(limit, Severity.NOTE, "entry-in-value", message, inside.key)
    reading.rewind()
    inside.limit = reading.next_entry(end)
    return end


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


def _is_name(text: str, end: int, limit: int) -> bool:
    """Tell whether the word that ends at *end* is the next field's name."""
    return text.startswith("=", skip_blank(text, end, limit), limit)


def _goes_on(text: str, end: int, inside: Inside) -> bool:
    """Tell whether more words follow a bare value, in place of what may follow."""
    after = skip_blank(text, end, inside.limit)
    return (
        after < inside.limit
        and text[after] not in ",#})@"
        and not FIRST_FIELD.match(text, after, inside.limit)
    )


def _words(
    reading: Reading, start: int, inside: Inside, *, of: str
) -> tuple[str, int, int]:
    """Read words without delimiters, up to the next field or the entry's end."""
    end, _ = next_field(reading.text, start, inside)
    words = reading.text[start:end].rstrip().rstrip(",").rstrip()
    shown = words.partition("\n")[0][:60]
    message = f"the value of {of!r} needs braces or quotes: {shown!r}"
    reading.warn(inside, start, "bare-value", message)
    return words, start, start + len(words)


def _nothing(
    reading: Reading,
    parts: list[str],
    inside: Inside,
    *,
    of: str,
    places: tuple[int, int, int],
) -> tuple[str, int, int]:
    """Return a value that is missing, wholly or after a last ``#``."""
    before, here, hash_at = places
    text = reading.text
    if parts:
        message = f"nothing follows '#' in the value of {of!r}"
        reading.warn(inside, hash_at, "dangling-hash", message)
        return "".join(parts), skip_blank(text, before, inside.limit), hash_at + 1
    if (
        here < inside.limit
        and text[here] not in ",})@"
        and not (FIRST_FIELD.match(text, here, inside.limit))
    ):
        return _words(reading, here, inside, of=of)
    message = f"the value of {of!r} is missing"
    reading.warn(inside, before - 1, "no-value", message)
    return "", before, before
