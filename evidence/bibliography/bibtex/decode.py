"""Bytes of a .bib file into text, saying how they were read, and back."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from evidence.bibliography.problems import Problem, Severity
from evidence.errors import InputRefused
from evidence.given_file import MAX_BYTES

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    # UTF-32's mark begins with UTF-16's, so it comes first.
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)
"""Mark, codec, and the name that is told."""
_SAMPLE = 65_536
_MAX_CONTROLS = 0.01
"""A larger share of control characters means a binary file."""
_SHOWN = {"cp1252": "Windows-1252", "latin-1": "Latin-1 (ISO 8859-1)"}


class Unencodable(ValueError):
    """A text has a character that its file's encoding lacks, or would be misread in it.

    *character* is the first one, '' when the whole is at fault.
    """

    def __init__(self, message: str, *, character: str = "") -> None:
        super().__init__(message)
        self.character = character


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, without byte order mark; newlines are as in the file.

    *codec* and *mark* are what :meth:`encode` needs to write the same bytes again.
    """

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()
    codec: str = "utf-8"
    mark: bytes = b""

    def encode(self, text: str) -> bytes:
        """Return the bytes of *text* in this file's encoding, with its mark.

        ``decode(data).encode(decode(data).text)`` is *data*, always; and what is
        returned will be decoded to *text*. Raises Unencodable where that cannot be.
        """
        try:
            data = text.encode(self.codec)
        except UnicodeEncodeError as error:
            sign = text[error.start]
            line = text.count("\n", 0, error.start) + 1
            message = (
                f"{sign!r} on line {line} cannot be written: the file is "
                f"{_shown(self.encoding)}, which lacks it"
            )
            raise Unencodable(message, character=sign) from error
        if not self._is_certain(text) and not _is_read_as(data, text):
            message = (
                f"the text cannot be written as {_shown(self.encoding)}: its bytes "
                "would be taken for another encoding"
            )
            raise Unencodable(message)
        return self.mark + data

    def _is_certain(self, text: str) -> bool:
        """Tell whether *text*, once encoded, can be read in one way only."""
        utf_8 = self.codec == "utf-8" and not text.startswith("\ufeff")
        return bool(self.mark) or utf_8


def _is_read_as(data: bytes, text: str) -> bool:
    try:
        return _decoded(data).text == text
    except InputRefused:
        return False


def _shown(encoding: str) -> str:
    return _SHOWN.get(encoding, encoding.upper())


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
                text = data[len(mark) :].decode(codec)
                return Decoded(text, name, codec=codec, mark=mark)
            except UnicodeDecodeError as error:
                raise InputRefused(
                    f"the file says that it is {name.upper()}, but byte "
                    f"{error.start + len(mark):,} is not"
                ) from error
    if b"\0" in data[:_SAMPLE]:
        unmarked = _unmarked_utf_16(data)
        if unmarked is not None:
            return unmarked
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _guessed(data, error.start)


def _unmarked_utf_16(data: bytes) -> Decoded | None:
    """Read UTF-16 that lacks its mark: every other byte of its ASCII signs is zero."""
    sample = data[: _SAMPLE // 2 * 2]
    for codec, zeros, others in (
        ("utf-16-le", sample[1::2], sample[::2]),
        ("utf-16-be", sample[::2], sample[1::2]),
    ):
        if zeros.count(0) * 2 > len(zeros) and not others.count(0):
            try:
                text = data.decode(codec)
            except UnicodeDecodeError:
                return None
            message = (
                "the file has no byte order mark; it was read as UTF-16, as its zero "
                "bytes suggest"
            )
            problem = Problem(1, 1, Severity.WARNING, "encoding", message)
            return Decoded(text, "utf-16", (problem,), codec=codec)
    return None


def _guessed(data: bytes, first_bad: int) -> Decoded:
    if data[:_SAMPLE].count(0):
        raise InputRefused("this is a binary file, not BibTeX")
    encoding = "cp1252"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        encoding = "latin-1"
        text = data.decode(encoding)
    # Both encodings have one character a byte: byte and code point positions agree.
    line = text.count("\n", 0, first_bad) + 1
    column = first_bad - text.rfind("\n", 0, first_bad)
    message = (
        f"the file is not UTF-8; it was read as {_SHOWN[encoding]}: "
        "check accented letters"
    )
    problem = Problem(line, column, Severity.WARNING, "encoding", message)
    return Decoded(text, encoding, (problem,), codec=encoding)


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    if "\0" in sample:
        return True
    controls = sum(1 for sign in sample if sign < " " and sign not in "\t\n\r\f\v")
    return controls > len(sample) * _MAX_CONTROLS
