"""The letters of pages and texts are read as browsers read them."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.snapshots.charsets import charset_named, decode, decode_by_header
from evidence.snapshots.sniff import CSV, HTML, PLAIN

CYRILLIC = "57 государств-участников"
META_1251 = '<html><meta charset="windows-1251"><p>'


@pytest.mark.parametrize(
    ("content_type", "named"),
    [
        ("text/html; charset=windows-1251", "windows-1251"),
        ('text/html; Charset="Shift_JIS"; x=y', "shift_jis"),
        ("text/html;charset=GB2312", "gbk"),
        ("text/plain; charset=ISO-8859-1", "windows-1252"),
        ("text/plain; charset=latin1", "windows-1252"),
        ("text/html", ""),
        ("text/html; charset=klingon", ""),
        ("text/html; charset=utf-7", ""),
        ("", ""),
    ],
)
def test_the_header_names_an_encoding_of_the_web(content_type: str, named: str) -> None:
    assert charset_named(content_type) == named


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("windows-1251", "cp1251", CYRILLIC),
        ("koi8-r", "koi8_r", CYRILLIC),
        ("gb2312", "gbk", "中国有 57 個成员国"),
        ("gbk", "gb18030", "㐀 is no GBK, but of GB 18030"),
        ("shift_jis", "cp932", "①参加国は57カ国"),
        ("euc-kr", "cp949", "회원국은 57개국 똠"),
        ("big5", "big5hkscs", "成員國 57"),
        ("iso-8859-1", "cp1252", "“Straße” – 57 €"),
        ("iso-8859-2", "iso8859_2", "57 států, źródło"),
    ],
)
@pytest.mark.parametrize("kind", [HTML, PLAIN, CSV])
def test_a_text_is_read_by_the_servers_label(
    kind: str, label: str, codec: str, text: str
) -> None:
    made = decode_by_header(text.encode(codec), kind, label)

    assert made is not None
    assert (made.text, made.remarks, made.complete) == (text, (), True)


def test_the_order_is_mark_header_page_itself_and_utf_8() -> None:
    page = f"{META_1251}{CYRILLIC}"
    marked = codecs.BOM_UTF8 + page.encode()

    assert decode(marked, HTML, "koi8-r").text == page
    assert decode(page.encode("koi8-r"), HTML, "koi8-r").text == page
    assert decode(page.encode("cp1251"), HTML).text == page
    assert decode(f"<html><p>{CYRILLIC}".encode(), HTML).charset == "utf-8"
    declared = f'<?xml version="1.0" encoding="koi8-r"?><html><p>{CYRILLIC}'
    assert decode(declared.encode("koi8-r"), HTML).text == declared


def test_a_text_that_speaks_of_a_meta_element_names_nothing_by_it() -> None:
    text = f"{META_1251}{CYRILLIC}"
    assert decode(text.encode(), PLAIN).text == text


def test_that_server_and_page_disagree_is_said() -> None:
    page = f"{META_1251}{CYRILLIC}".encode("koi8-r")
    [said] = decode(page, HTML, "koi8-r").remarks
    assert said == (
        "the server calls its letters koi8-r, the page itself windows-1251: they were "
        "read as koi8-r"
    )


def test_a_wrong_label_gives_way_to_what_the_bytes_are() -> None:
    made = decode(CYRILLIC.encode() + "日".encode(), PLAIN, "shift_jis")
    assert (made.charset, made.complete) == ("utf-8", True)
    assert made.remarks == ("its letters are called shift_jis, but were read as utf-8",)


def test_a_damaged_letter_is_shown_and_said_and_the_rest_is_read() -> None:
    data = "中国有".encode("gbk") + b"\xff" + " 57".encode("gbk")
    made = decode(data, PLAIN, "gbk")

    assert (made.text, made.complete) == ("中国有� 57", False)
    assert made.remarks == ("1 of its letters are damaged: they are no gbk",)


def test_a_guess_is_said_to_be_one() -> None:
    made = decode("Straße".encode("cp1252"), HTML)
    assert (made.text, made.complete) == ("Straße", True)
    [said] = made.remarks
    assert said == (
        "it names no encoding, and is not UTF-8: it was read as Windows-1252: check "
        "accented letters"
    )


def test_a_header_that_changes_nothing_changes_nothing() -> None:
    assert decode_by_header(b"57 States", HTML, "utf-8") is None
    assert decode_by_header(b"%PDF-1.7", "application/pdf", "koi8-r") is None
    assert decode_by_header("Straße".encode(), PLAIN, "klingon") is None


@pytest.mark.parametrize(
    ("label", "codec"), [("koi8-u", "koi8_u"), ("gb18030", "gb18030"), ("utf-8",) * 2]
)
def test_what_was_encoded_is_read_again(label: str, codec: str) -> None:
    @given(st.text(st.characters(codec=codec, exclude_categories=["Cs"])))
    def read_again(text: str) -> None:
        data = f"a {text}".encode(codec)
        assert decode(data, PLAIN, label).text == f"a {text}"

    read_again()
