"""Bytes of a .bib file into text, saying how they were read."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from evidence.bibliography.problems import Problem, Severity
from evidence.errors import InputRefused

MAX_BYTES = 256 * 1024 * 1024
"""The limit of the design for one .bib file."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    # UTF-32's mark begins with UTF-16's, so it comes first.
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
_SAMPLE = 65_536
_MAX_CONTROLS = 0.01
"""A larger share of control characters means a binary file."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, without byte order mark; newlines are as in the file."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes) -> Decoded:
    """Decode by byte order mark, else as UTF-8, else as Windows-1252 or Latin-1.

    The last two are guesses and come with a warning that names them. Raises
    InputRefused for a file above 256 MB and for what is no text.
    """
    if len(data) > MAX_BYTES:
        raise InputRefused(
            f"the file has {len(data):,} bytes; the limit is {MAX_BYTES:,}"
        )
    decoded = _decoded(data)
    if _is_binary(decoded.text):
        raise InputRefused("this is a binary file, not BibTeX")
    return decoded


def _decoded(data: bytes) -> Decoded:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(codec), name)
            except UnicodeDecodeError as error:
                raise InputRefused(
                    f"the file says that it is {name.upper()}, but byte "
                    f"{error.start:,} is not"
                ) from error
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _guessed(data, error.start)


def _guessed(data: bytes, first_bad: int) -> Decoded:
    if data[:_SAMPLE].count(0):
        raise InputRefused("this is a binary file, not BibTeX")
    encoding, name = "cp1252", "Windows-1252"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        encoding, name = "latin-1", "Latin-1 (ISO 8859-1)"
        text = data.decode(encoding)
    # Both encodings have one character a byte: byte and code point positions agree.
    line = text.count("\n", 0, first_bad) + 1
    column = first_bad - text.rfind("\n", 0, first_bad)
    message = f"the file is not UTF-8; it was read as {name}: check accented letters"
    problem = Problem(line, column, Severity.WARNING, "encoding", message)
    return Decoded(text, encoding, (problem,))


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    if "\0" in sample:
        return True
    controls = sum(1 for sign in sample if sign < " " and sign not in "\t\n\r\f\v")
    return controls > len(sample) * _MAX_CONTROLS
