from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from html import escape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from evidence.exporters.base import Brief, PageSize
from evidence.exporters.html import (
    TEMPLATES,
    HtmlExporter,
    quoted,
    render_html,
    shortened,
    visible,
)
from evidence.exporters.languages import find_words
from evidence.exporters.media import PAGE
from evidence.exporters.passage_line import Crop, PassageLine
from evidence.exporters.pieces import Piece
from evidence.exporters.safety import safe_url
from tests.hostile.payloads import PAYLOADS

MakeBrief = Callable[..., Brief]
ANCHORS = {"anchor", "code", "level"}
"""Fields that the program fills itself; they are no foreign text."""


class Elements(HTMLParser):
    """Lists the elements of a document."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(document)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def values(self, name: str) -> list[str]:
        return [given[name] or "" for _, given in self.found if name in given]


def poisoned(value: Any, payload: str, name: str = "") -> Any:
    """Return *value* with *payload* in every text that could be foreign."""
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            each.name: poisoned(getattr(value, each.name), payload, each.name)
            for each in fields(value)
        }
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(poisoned(each, payload, name) for each in value)
    if type(value) is str and name not in ANCHORS:
        return f"{value} {payload}"
    return value


def test_a_brief_is_one_document_with_every_part(make_brief: MakeBrief) -> None:
    elements = Elements(render_html(make_brief(3)))

    ids = elements.values("id")
    assert [each for each in ids if not re.search(r"\d", each)] == [
        *("contents", "attention", "waived", "not-checked", "claims", "sources"),
        *("topics", "method"),
    ]
    assert [each for each in ids if each.startswith("claim-")] == [
        "claim-1",
        "claim-2",
        "claim-3",
    ]


def test_every_internal_link_has_its_target(make_brief: MakeBrief) -> None:
    elements = Elements(render_html(make_brief(12)))

    links = {
        each.removeprefix("#") for each in elements.values("href") if each[0] == "#"
    }
    assert links - set(elements.values("id")) == set()
    assert len(elements.values("id")) == len(set(elements.values("id")))


def test_headings_descend_without_a_gap(make_brief: MakeBrief) -> None:
    elements = Elements(render_html(make_brief(3)))

    levels = [int(tag[1]) for tag, _ in elements.found if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert max(b - a for a, b in pairwise(levels)) == 1


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_field_can_bring_an_element_an_address_or_a_script(
    make_brief: MakeBrief, payload: str
) -> None:
    clean = Elements(render_html(make_brief(1)))
    dirty = Elements(render_html(poisoned(make_brief(1), payload)))

    known = {tag for tag, _ in clean.found} | {"wbr"}  # after a date's slash
    assert {tag for tag, _ in dirty.found} <= known
    names = {name for _, given in dirty.found for name in given}
    assert not [name for name in names if name.startswith("on") or name == "style"]
    for address in dirty.values("href") + dirty.values("src"):
        assert re.match(r"#|https?://|mailto:|data:image/svg\+xml;base64,", address)


def test_the_policy_allows_the_own_style_and_no_more(make_brief: MakeBrief) -> None:
    document = render_html(make_brief(1))

    css = re.search(r"<style>(.*?)</style>", document, re.DOTALL)
    assert css is not None
    digest = base64.b64encode(hashlib.sha256(css[1].encode()).digest()).decode()
    policy = next(
        given["content"]
        for tag, given in Elements(document).found
        if tag == "meta" and given.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy == (f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:")


def test_the_page_is_the_one_asked_for(make_brief: MakeBrief) -> None:
    assert "@page { size: A4; }" in render_html(make_brief(1))
    assert "@page { size: letter; }" in render_html(make_brief(1, PageSize.LETTER))


def test_without_text_no_link_leads_to_it(make_brief: MakeBrief) -> None:
    document = render_html(replace(make_brief(2), texts=()))

    assert "#text-" not in document
    assert 'class="text"' not in document


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://doi.org/10.1/a", "https://doi.org/10.1/a"),
        (" http://example.org/a ", "http://example.org/a"),
        ("https://example.org/{a}|\u202eb", "https://example.org/%7Ba%7D%7C%E2%80%AEb"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("//evil.example/x", ""),
        ("https://exa mple.org", ""),
        ("https://[::1", ""),
        ("", ""),
    ],
)
def test_only_addresses_that_may_be_followed_are_links(address: str, safe: str) -> None:
    assert safe_url(address) == safe


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("a\u202eb", r"a\u{202E}b"),
        ("a\x1b[31m", r"a\u{1B}[31m"),
        ("bell\x07 null\x00", r"bell\u{7} null\u{0}"),
        ("نویسنده‌ها", "\u2068نویسنده‌ها\u2069"),
        ("by حداد، ليلى. 2021", "by \u2068حداد، ليلى\u2069. 2021"),
        ("“ועדת 13 נהרות.”", "“\u2068ועדת 13 נהרות.\u2069”"),
        ("said by מועצה.", "said by \u2068מועצה\u2069."),
        ("line\nend\ttab", "line\nend\ttab"),
    ],
)
def test_what_hides_is_shown_and_what_runs_leftwards_is_isolated(
    text: str, shown: str
) -> None:
    assert visible(text) == shown


def test_templates_never_switch_escaping_off() -> None:
    for path in TEMPLATES.iterdir():
        text = path.read_text("utf-8")
        assert "|safe" not in text.replace(" ", "").replace("|safe_url", "")
        assert "autoescape" not in text
        assert not re.search(r"=\{\{", text), f"an unquoted attribute in {path.name}"


def test_the_exporter_writes_the_document(
    make_brief: MakeBrief, tmp_path: Path
) -> None:
    brief = make_brief(1)

    HtmlExporter().write(brief, tmp_path / "brief.html")

    assert (tmp_path / "brief.html").read_text("utf-8") == render_html(brief, PAGE)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "“plain”"),
        ("“own”", "“own”"),
        ("“own” and more", "“‘own’ and more”"),
        ("“own” and “more”", "“‘own’ and ‘more’”"),
        ("", "“”"),
        ("”", "“’”"),
    ],
)
def test_quotations_get_marks_where_they_have_none(text: str, shown: str) -> None:
    assert quoted(text, find_words()) == shown


def test_what_was_cut_already_ends_in_one_ellipsis() -> None:
    assert shortened("One two three …", 11) == "One two …"
    assert shortened("One two … three four", 14) == "One two …"
    assert shortened("One two", 11) == "One two"


@pytest.mark.parametrize(
    ("address", "is_link"),
    [
        ("https://example.org/a", True),
        ("example.org:8080/a", True),
        ("www.example.org/a", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,<b>x</b>", False),
        ("vbscript:x", False),
        ("file:///etc/passwd", False),
        ("//example.org/a", False),
    ],
)
def test_an_address_that_cannot_be_followed_is_printed_as_no_link(
    make_brief: MakeBrief, address: str, is_link: bool
) -> None:
    made = address if "//" in address[1:] else f"https://{address}"
    piece = Piece(address, url=made if address[:2] != "//" else f"https://{address}")
    brief = make_brief(1)
    source = replace(brief.sources[0], pieces=(piece,))

    html = render_html(replace(brief, sources=(source,)))

    assert ("(not a link)" not in html) is is_link
    assert (f'href="{escape(piece.url)}"' in html) is is_link
    assert escape(address) in html


def test_the_page_allows_its_one_script_and_style_and_no_more(
    make_brief: MakeBrief,
) -> None:
    document = render_html(make_brief(1), PAGE)

    def hashed(tag: str) -> str:
        inside = re.search(rf"<{tag}>(.*?)</{tag}>", document, re.DOTALL)
        assert inside is not None
        digest = hashlib.sha256(inside[1].encode()).digest()
        return base64.b64encode(digest).decode()

    policy = next(
        given["content"]
        for tag, given in Elements(document).found
        if tag == "meta" and given.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{hashed('script')}'; "
        f"style-src 'sha256-{hashed('style')}'; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )


def test_what_is_not_translated_of_a_passage_says_that_it_is_english(
    make_brief: MakeBrief,
) -> None:
    crop = Crop(b"\x89PNG", 300, "page 9 of a book, the passage marked", "as printed")
    passage = PassageLine(
        before="Er sagt: ",
        words="der Zoll fällt",
        after=".",
        how="normalized: the words are the same",
        page="page 9",
        snapshot="n-aaaaa",
        retrieved_on=date(2026, 11, 30),
        sha256="0" * 64,
        crops=(crop,),
        remark="the rest is on page 10",
    )
    brief = make_brief(1)
    (card,) = brief.cards
    evidence = (replace(card.evidence[0], passage=passage), *card.evidence[1:])
    german = replace(brief, cards=(replace(card, evidence=evidence),), language="de")

    (shown,) = lxml.html.fromstring(render_html(german)).find_class("passage")
    english = {one.text_content() for one in shown.xpath(".//*[@lang='en']")}

    assert english == {passage.how, crop.caption, passage.remark, ""}
    (picture,) = shown.iter("img")
    assert (picture.get("lang"), picture.get("alt")) == ("en", crop.alt)


def test_long_lists_go_on_in_further_rows_that_say_which_members_they_have(
    make_brief: MakeBrief,
) -> None:
    brief = make_brief(1)
    (card,) = brief.cards
    names = tuple(f"Member {at}" for at in range(1, 141))
    roster = replace(card.rosters[0], both=names, only_claim=(), only_source=())
    long = replace(brief, cards=(replace(card, rosters=(roster,)),))

    heads = re.findall('<th class="side" scope="row">([^<]+)</th>', render_html(long))

    assert heads == [
        "In both (140)",
        "In both (61–120)",
        "In both (121–140)",
        "Only in the claim (0)",
        "Only in the source (0)",
    ]


def test_findings_that_quote_at_length_may_go_over_a_pages_turn(
    make_brief: MakeBrief,
) -> None:
    brief = make_brief(1)
    (card,) = brief.cards
    lines = tuple(
        replace(line, related=("reason: " + "so it is; " * 200,))
        for line in card.findings
    )

    wordy = replace(brief, cards=(replace(card, findings=lines),))

    assert 'class="findings worst-error long"' in render_html(wordy)
    assert 'class="findings worst-error"' in render_html(brief)


def test_a_card_names_each_heading_above_its_claim_by_its_beginning(
    make_brief: MakeBrief,
) -> None:
    brief = make_brief(1)
    (card,) = brief.cards
    section = f"{'An inquiry into weights and measures ' * 8}› 2.1 Vessels"

    page = render_html(replace(brief, cards=(replace(card, section=section),)))

    assert "<bdi>An inquiry into weights and measures An inquiry into … › 2.1" in page


def test_a_date_without_an_end_is_told_in_words(make_brief: MakeBrief) -> None:
    brief = make_brief(1)
    (card,) = brief.cards
    table = replace(card.figures[0], as_of="2012-11-21/..")

    page = render_html(replace(brief, cards=(replace(card, figures=(table,)),)))

    assert '<td class="when">from 2012-11-21</td>' in page
