"""Text between entries: remarks, and what nobody reads."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.bibliography.bibtex.raw import Stretch, StretchKind
from evidence.bibliography.bibtex.reading import Reading
from evidence.bibliography.problems import Severity


def outside_stretches(reading: Reading, start: int, end: int) -> list[Stretch]:
    """Return the stretches of ink between two entries, and report those unread.

    Lines that begin with ``%`` are comments, all others are ignored; lines of one kind
    in a row are one stretch.
    """
    found: list[Stretch] = []
    for low, high in _ink(reading.text, start, end):
        remark = reading.text[low] == "%"
        kind = StretchKind.COMMENT if remark else StretchKind.IGNORED
        if found and found[-1].kind is kind:
            found[-1] = found[-1]._replace(end=high)
            continue
        found.append(Stretch(kind, low, high))
        if not remark:
            _report(reading, low, reading.text[low:high])
    return found


def _ink(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each line that is not blank begins and ends."""
    at = start
    for line in text[start:end].splitlines(keepends=True):
        ink = line.strip()
        if ink:
            low = at + line.index(ink[0])
            yield low, low + len(ink)
        at += len(line)


def _report(reading: Reading, at: int, ink: str) -> None:
    if ink[0] in "})":
        message = f"{ink[0]!r} stands outside an entry: one too many"
        reading.report(at, Severity.WARNING, "extra-brace", message)
    else:
        message = f"text outside entries is not read: {ink[:60]!r}"
        reading.report(at, Severity.NOTE, "outside", message)
