"""@string, @preamble and @comment."""

from __future__ import annotations

from evidence.bibliography.bibtex.grammar import LINE_END, NAME
from evidence.bibliography.bibtex.reading import Inside, Reading
from evidence.bibliography.bibtex.values import closing_brace, read_value, skip_blank
from evidence.bibliography.problems import Severity


def read_string(
    reading: Reading, body: int, inside: Inside
) -> tuple[dict[str, str], int]:
    """Read a @string after its opening sign; return what it defines, and its end.

    biblatex allows several definitions with commas between them. Raises InputRefused
    for a text without bounds.
    """
    defined: dict[str, str] = {}
    text, position = reading.text, skip_blank(reading.text, body, inside.limit)
    while (name := NAME.match(text, position, inside.limit)) is not None:
        after = skip_blank(text, name.end(), inside.limit)
        if text.startswith("=", after, inside.limit):
            after += 1
        elif text.startswith(("{", '"'), after, inside.limit):
            _warn(reading, position, f"'=' is missing after {name.group()[:80]!r}")
        else:
            break
        value, _, end = read_value(reading, after, inside, of=name.group())
        reading.macros.define(name.group(), value, reading.lines.at(body))
        defined[name.group()] = value
        position = skip_blank(text, end, inside.limit)
        if text.startswith(",", position, inside.limit):
            position = skip_blank(text, position + 1, inside.limit)
    if not defined:
        _error(reading, inside, "this @string is not read: it defines nothing")
    return defined, _end(reading, position, body, inside, of="string")


def read_preamble(reading: Reading, body: int, inside: Inside) -> int:
    """Read past a @preamble, whose text is TeX's business; return its end."""
    text = reading.text
    position = skip_blank(text, body, inside.limit)
    if text.startswith(("{", '"'), position, inside.limit):
        _, _, end = read_value(reading, position, inside, of="preamble")
        position = skip_blank(text, end, inside.limit)
    return _end(reading, position, body, inside, of="preamble")


def _end(reading: Reading, position: int, body: int, inside: Inside, *, of: str) -> int:
    """Return the end of a command, of which all has been read up to *position*."""
    text = reading.text
    if text.startswith(inside.closer, position, inside.limit):
        return position + 1
    close = closing_brace(text, body - 1, inside.limit) if inside.closer == "}" else -1
    if close >= position:
        if of == "string":
            shown = " ".join(text[position : close - 1].split())[:60]
            _error(reading, inside, f"this is not read in a @string: {shown!r}")
        return close
    _error(reading, inside, f"this @{of} is never closed")
    return max(line_end(text, body), _ink(text, body, min(position, inside.limit)))


def _ink(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def skip_comment(reading: Reading, at: int, body: int, *, closer: str) -> int:
    """Return the end of a @comment with an opening sign.

    What is not closed, or stands in parentheses, is a comment to the end of its line.
    """
    text = reading.text
    if closer != "}":
        return line_end(text, body)
    end = -1
    if reading.spend(0, body):
        end = closing_brace(text, body - 1, len(text))
        reading.spend(len(text) - body if end < 0 else 0, body)
    if end < 0:
        message = "this @comment is never closed; only its line is skipped"
        reading.report(at, Severity.WARNING, "comment", message)
        return line_end(text, body)
    entry = reading.next_entry(body)
    if entry < end:
        message = "an entry inside a @comment is not read"
        reading.report(entry, Severity.NOTE, "comment", message)
    return end


def line_end(text: str, position: int) -> int:
    """Return where the line of *position* ends."""
    match = LINE_END.search(text, position)
    return match.start() if match else len(text)


def _warn(reading: Reading, at: int, message: str) -> None:
    reading.report(at, Severity.WARNING, "string", message)


def _error(reading: Reading, inside: Inside, message: str) -> None:
    code = "preamble" if "@preamble" in message else "string"
    inside.damaged = True
    reading.report(inside.at, Severity.ERROR, code, message)
