"""The heat map is one page that needs nothing else, and speaks without colour."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from evidence.checker.facts import Place
from evidence.checker.sentence_coverage import (
    Cover,
    CoverageReport,
    SectionCover,
    SentenceCover,
    Tally,
)
from evidence.exporters.heat_map import WORDS, heat_map
from evidence.text.checkable import Reason, Sort
from evidence.text.document import BlockKind, Span

NASTY = 'It names <script>alert("83")</script> & “more”.'


def sentence(text: str, at: int, cover: Cover | None) -> SentenceCover:
    return SentenceCover(
        span=Span(at, at + len(text)),
        text=text,
        place=Place("a.md", 3, at + 1),
        section=("One",),
        kind=BlockKind.PARAGRAPH,
        block=0,
        reasons=(Reason(Sort.FIGURE, '83" onclick="x'),) if cover else (),
        cover=cover,
    )


@pytest.fixture
def page() -> str:
    found = [sentence(NASTY, 100 * n, cover) for n, cover in enumerate(Cover)]
    found.append(sentence("Nothing is here.", 900, None))
    tally = Tally(6, 5, dict.fromkeys(Cover, 1))
    return heat_map(
        CoverageReport(
            manuscript="a",
            title="A <b>title</b>",
            path="a.md",
            revision=2,
            language="en",
            sentences=tuple(found),
            sections=(SectionCover(("One",), tally),),
            total=tally,
        )
    )


def test_the_manuscripts_words_are_escaped(page: str) -> None:
    assert "<script" not in page
    assert "<b>" not in page
    assert 'onclick="x' not in page
    assert page.count("&lt;script&gt;") == 5 + 3


def test_it_needs_nothing_from_elsewhere(page: str) -> None:
    assert re.findall(r"src=|url\(|@import|href=\"(?!#)", page) == []


def test_each_cover_is_said_in_a_word_and_by_a_line_of_its_own(page: str) -> None:
    lines = re.findall(r"text-decoration: underline (\w+)", page)

    assert len(set(lines)) == len(WORDS) == 5
    for cover, word in WORDS.items():
        assert f'<span class="s {cover.value}"' in page
        assert re.search(rf'class="m"[^>]*>(?:<a [^>]*>)?{word}\b', page)


def test_what_is_not_tied_is_listed_and_linked_both_ways(page: str) -> None:
    assert re.findall(r'<li id="(n\d)"><a href="#(s\d)">([^<]*)<', page) == [
        ("n1", "s1", "a.md:3:201"),
        ("n2", "s2", "a.md:3:301"),
        ("n3", "s3", "a.md:3:401"),
    ]


def luminance(colour: str) -> float:
    """As WCAG 2.2 defines relative luminance."""
    full = "".join(sign * 2 for sign in colour) if len(colour) == 3 else colour
    parts = [int(full[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_text_stands_out_from_every_ground(page: str) -> None:
    grounds = re.findall(r"background: #([0-9a-f]+); text-decoration", page)
    black = luminance("111") + 0.05
    ratios = [(luminance(ground) + 0.05) / black for ground in grounds]

    assert len(grounds) == 5
    assert min(ratios) >= 13


class _Balance(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_every_element_is_closed(page: str) -> None:
    reader = _Balance()
    reader.feed(page)

    assert reader.open == []
