"""Bytes into text."""

from __future__ import annotations

import pytest

from evidence.bibliography import decode as module
from evidence.bibliography.decode import Decoded, decode
from evidence.bibliography.problems import Problem, Severity
from evidence.errors import InputRefused

TEXT = "@misc{müller, title = {Größe – 数}}\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-32"), "utf-32"),
    ],
)
def test_text_is_read_by_its_mark_or_as_utf_8(data: bytes, encoding: str) -> None:
    assert decode(data) == Decoded(TEXT, encoding)


def test_windows_1252_is_read_with_a_warning_at_the_first_letter_in_doubt() -> None:
    text = "% remark\n@misc{k, title = {“Größe”}}"
    assert decode(text.encode("cp1252")) == Decoded(
        text,
        "cp1252",
        (
            Problem(
                2,
                19,
                Severity.WARNING,
                "encoding",
                "the file is not UTF-8; it was read as Windows-1252: "
                "check accented letters",
            ),
        ),
    )


def test_what_windows_1252_lacks_is_read_as_latin_1_with_a_warning() -> None:
    decoded = decode(b"@misc{k, title = {Gr\xf6\x81}}")
    assert decoded.encoding == "latin-1"
    assert decoded.text == "@misc{k, title = {Grö\x81}}"
    assert [problem.message for problem in decoded.problems] == [
        (
            "the file is not UTF-8; it was read as Latin-1 (ISO 8859-1): "
            "check accented letters"
        )
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\x00\xff\xfe",
        b"PK\x03\x04\x00\x00",
        bytes(range(256)),
        b"\x01\x02" * 9,
    ],
)
def test_a_binary_file_is_refused(data: bytes) -> None:
    with pytest.raises(InputRefused) as caught:
        decode(data)
    assert caught.value.message == "this is a binary file, not BibTeX"


def test_broken_utf_16_is_refused_with_its_byte() -> None:
    with pytest.raises(InputRefused) as caught:
        decode(b"\xff\xfe@\x00\x00\xd8")
    assert caught.value.message == "the file says that it is UTF-16, but byte 4 is not"


def test_a_file_above_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert module.MAX_BYTES == 256 * 1024 * 1024
    monkeypatch.setattr(module, "MAX_BYTES", 10)
    with pytest.raises(InputRefused, match="the file has 11 bytes; the limit is 10"):
        decode(b"x" * 11)
