"""The language of a text is told by its small words or its script."""

from __future__ import annotations

import pytest

from evidence.text.language_guess import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The mission observed the vote in all of the regions of the country.", "en"),
        ("Die Beteiligung war in dem Land so niedrig wie noch nie und das ist", "de"),
        ("La commission a entendu les témoins et le préfet est dans la ville", "fr"),
        ("Los testigos de la región no son del país, pero el juez lo es", "es"),
        ("我們沒有收到任何通知", "zh"),
        ("これは新しい橋です", "ja"),
        ("Мы не подпишем этот договор", "ru"),
        ("Turnout 43.5", ""),
        ("", ""),
    ],
)
def test_the_language_is_told_or_left_open(text: str, language: str) -> None:
    assert language_of(text) == language
