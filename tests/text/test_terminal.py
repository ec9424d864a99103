"""Foreign text on a terminal: what is shown in another way, and what stays."""

from __future__ import annotations

import pytest

from evidence.text.terminal import clean, clean_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb\tc", "a\nb\tc"),
        ("\x1b[2J\u202e\x85", "\\u{1B}[2J\\u{202E}\\u{85}"),
        ("::error::x", "\\u{3A}:error::x"),
        ("a\n \t::stop-commands::x", "a\n \t\\u{3A}:stop-commands::x"),
        ("std::string and a::b", "std::string and a::b"),
        ("::: 1", "::: 1"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_controls_and_orders_are_shown_and_line_ends_stay(
    text: str, shown: str
) -> None:
    assert clean(text) == shown


def test_a_name_is_on_one_line() -> None:
    assert clean_line("a\nb\tc\u2028d") == "a\\u{A}b\\u{9}c\\u{2028}d"


def test_a_million_line_ends_are_read_once() -> None:
    text = "\n " * 500_000

    assert clean(f"{text}::x") == f"{text}\\u{{3A}}:x"
