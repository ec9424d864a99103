"""Bytes into text."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from evidence.bibliography.bibtex import decode as module
from evidence.bibliography.bibtex.decode import Decoded, Unencodable, decode
from evidence.bibliography.problems import Problem, Severity
from evidence.errors import InputRefused
from evidence.given_file import MAX_BYTES

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
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.problems) == (TEXT, encoding, ())


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
        codec="cp1252",
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
    assert MAX_BYTES == 256 * 1024 * 1024
    monkeypatch.setattr(module, "MAX_BYTES", 10)
    with pytest.raises(InputRefused, match="the file has 11 bytes; the limit is 10"):
        decode(b"x" * 11)


MARKS = ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "latin-1"]
BIG_ENDIAN = [
    b"\xfe\xff" + TEXT.encode("utf-16-be"),
    b"\x00\x00\xfe\xff" + TEXT.encode("utf-32-be"),
    TEXT.encode("utf-16-be"),
    TEXT.encode("utf-16-le"),
]


@given(st.one_of(
    st.binary(),
    st.tuples(st.text(), st.sampled_from(MARKS)).map(
        lambda pair: pair[0].encode(pair[1], "ignore")
    ),
    st.sampled_from(BIG_ENDIAN),
))  # fmt: skip
def test_encoding_what_was_decoded_gives_the_same_bytes(data: bytes) -> None:
    try:
        decoded = decode(data)
    except InputRefused:
        assume(False)  # hypothesis has no keyword for it
    assert decoded.encode(decoded.text) == data


@given(st.binary(max_size=40), st.text(max_size=40))
def test_an_edited_text_is_read_again_as_it_was_written(data: bytes, text: str) -> None:
    try:
        decoded = decode(data)
        encoded = decoded.encode(text)
        again = decode(encoded)
    except (InputRefused, Unencodable):
        assume(False)
    assert again.text == text


def test_utf_16_without_a_mark_is_read_with_a_warning() -> None:
    decoded = decode(TEXT.encode("utf-16-be"))
    assert (decoded.text, decoded.codec) == (TEXT, "utf-16-be")
    assert [problem.message for problem in decoded.problems] == [
        (
            "the file has no byte order mark; it was read as UTF-16, as its zero bytes "
            "suggest"
        )
    ]


def test_a_character_that_the_encoding_lacks_is_named_with_its_line() -> None:
    decoded = decode("@misc{k, title = {Größe}}".encode("cp1252"))
    with pytest.raises(Unencodable) as caught:
        decoded.encode("@misc{k,\n title = {數}}")
    assert caught.value.character == "數"
    assert str(caught.value) == (
        "'數' on line 2 cannot be written: the file is Windows-1252, which lacks it"
    )


def test_bytes_that_would_be_taken_for_another_encoding_are_not_written() -> None:
    decoded = decode("@misc{k, title = {Größe}}".encode("cp1252"))
    with pytest.raises(Unencodable, match="would be taken for another encoding"):
        decoded.encode("@misc{k, title = {Ã¶}}")
    assert decoded.encode("@misc{k, title = {o}}") == b"@misc{k, title = {o}}"
