"""@string, @preamble and @comment."""

from __future__ import annotations

from evidence.bibliography.fields import closing_brace, read_value, skip_blank
from evidence.bibliography.grammar import LINE_END, NAME, NEXT_ENTRY
from evidence.bibliography.problems import Severity
from evidence.bibliography.reading import Damaged, Reading


def read_string(
    reading: Reading, body: int, limit: int, *, closer: str
) -> tuple[str, str, int]:
    """Read a @string after its opening sign; return name, text and end.

    Raises Damaged, and InputRefused for a text without bounds.
    """
    start = skip_blank(reading.text, body, limit)
    name = NAME.match(reading.text, start, limit)
    if name is None:
        raise Damaged("string", "it has no name", at=start)
    equals = skip_blank(reading.text, name.end(), limit)
    if not reading.text.startswith("=", equals, limit):
        message = f"'=' is missing after {name.group()[:80]!r}"
        raise Damaged("string", message, at=start)
    text, _, end = read_value(reading, equals + 1, limit, of=name.group(), key=None)
    reading.macros.define(name.group(), text, reading.lines.at(body))
    return name.group(), text, _after(reading, end, limit, closer)


def read_preamble(reading: Reading, body: int, limit: int, *, closer: str) -> int:
    """Read past a @preamble, whose text is TeX's business; return its end."""
    _, _, end = read_value(reading, body, limit, of="preamble", key=None)
    return _after(reading, end, limit, closer)


def _after(reading: Reading, end: int, limit: int, closer: str) -> int:
    end = skip_blank(reading.text, end, limit)
    if reading.text.startswith(",", end, limit):
        end = skip_blank(reading.text, end + 1, limit)
    if not reading.text.startswith(closer, end, limit):
        raise Damaged("end", f"{closer!r} is missing at its end", at=min(end, limit))
    return end + 1


def skip_comment(reading: Reading, at: int, body: int, *, closer: str) -> int | None:
    """Return the end of a braced @comment, None if there is none to be found.

    What is not closed, or stands in parentheses, is a comment to the end of its line,
    which :func:`line_end` tells.
    """
    text = reading.text
    if closer != "}":
        return line_end(text, body)
    end = closing_brace(text, body - 1, len(text))
    if end < 0:
        message = "this @comment is never closed; only its line is skipped"
        reading.report(at, Severity.WARNING, "comment", message)
        return None
    inside = NEXT_ENTRY.search(text, body, end)
    if inside is not None:
        message = "an entry inside a @comment is not read"
        reading.report(inside.start(1), Severity.NOTE, "comment", message)
    return end


def line_end(text: str, position: int) -> int:
    """Return where the line of *position* ends."""
    match = LINE_END.search(text, position)
    return match.start() if match else len(text)
