"""The brief in a real browser: accessible, quiet, and whole without its script."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, sync_playwright

from evidence.exporters.base import Brief
from evidence.exporters.html import render_html
from evidence.exporters.media import PAGE
from tests.exporters.test_html import poisoned
from tests.hostile.payloads import PAYLOADS

MakeBrief = Callable[..., Brief]
NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="needs Chromium (apt install chromium)"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the system's Chromium; its sandbox needs rights that a test may lack."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        yield opened
        opened.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Open a brief as a page; ``page.requests`` are told by the second argument."""
    contexts = []

    def opened(brief: Brief, asked: list[str] | None = None, **wishes: Any) -> Page:
        path = tmp_path / "brief.html"
        path.write_text(render_html(brief, PAGE), "utf-8")
        context = browser.new_context(**wishes)
        contexts.append(context)
        page = context.new_page()
        if asked is not None:
            page.on("request", lambda request: asked.append(request.url))
            page.on("dialog", lambda dialog: asked.append(dialog.message))
            page.on("console", lambda message: asked.append(message.text))
            page.on("pageerror", lambda error: asked.append(str(error)))
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_to_object_to(
    make_brief: MakeBrief, show: Callable[..., Page], width: int, scheme: str
) -> None:
    page = show(
        make_brief(4),
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        bypass_csp=True,  # axe itself is put in as a script
    )
    # What is not laid out has no contrast to be judged.
    page.add_style_tag(content=".card { content-visibility: visible !important; }")
    found = (
        Axe()
        .run(page, options={"runOnly": {"type": "tag", "values": STANDARDS}})
        .response
    )

    told = [
        (each["id"], [node["html"][:200] for node in each["nodes"]][:3])
        for each in found["violations"]
    ]
    assert told == []
    assert len(found["passes"]) > 30


@pytest.mark.parametrize("width", [1280, 320])
def test_links_in_small_type_are_as_high_as_a_finger_needs(
    make_brief: MakeBrief, show: Callable[..., Page], width: int
) -> None:
    """WCAG 2.2, 2.5.8: rows of a table are not the lines of a sentence."""
    page = show(
        make_brief(13), viewport={"width": width, "height": 900}, bypass_csp=True
    )
    page.add_style_tag(content=".card { content-visibility: visible !important; }")
    heights = page.evaluate(
        """() => [...document.querySelectorAll("table a, .stance a, .label a")]
            .map(e => e.getBoundingClientRect().height)"""
    )

    assert len(heights) > 40
    assert min(heights) >= 24


def test_lines_fit_a_narrow_window(
    make_brief: MakeBrief, show: Callable[..., Page]
) -> None:
    page = show(make_brief(7), viewport={"width": 320, "height": 640})

    assert page.evaluate("document.documentElement.scrollWidth") == 320
    wide = page.evaluate(
        """() => [...document.querySelectorAll("body *")]
            .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > 321
                && !e.closest("svg"))
            .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert wide == []


def test_no_card_stands_in_a_printed_pages_margin_which_browsers_cut_off(
    make_brief: MakeBrief, show: Callable[..., Page]
) -> None:
    brief = make_brief(7)
    (text,) = brief.texts
    *blocks, last = text.blocks
    last = replace(last, cards=(1, 2))
    brief = replace(brief, texts=(replace(text, blocks=(*blocks, last)),))
    page = show(brief, viewport={"width": 620, "height": 900})
    page.emulate_media(media="print")

    assert page.locator(".inset .card").count() == 2
    assert page.evaluate("document.documentElement.scrollWidth") == 620


def test_the_page_asks_for_nothing_and_says_nothing(
    make_brief: MakeBrief, show: Callable[..., Page]
) -> None:
    asked: list[str] = []
    page = show(make_brief(5), asked)

    assert asked == [page.url]


@pytest.mark.parametrize("payload", PAYLOADS[::5])
def test_no_field_can_run_or_reach_anything(
    make_brief: MakeBrief, show: Callable[..., Page], payload: str
) -> None:
    asked: list[str] = []
    page = show(poisoned(make_brief(2), payload), asked)

    assert asked == [page.url]
    assert page.locator("script").count() == 1
    assert (
        page.evaluate(
            """() => [...document.querySelectorAll("*")].flatMap(e => [...e.attributes])
            .filter(a => a.name.startsWith("on")).length"""
        )
        == 0
    )


MORE = (
    *(f"<{tag} src=x onerror=alert(1) onload=alert(1)>" for tag in ("img", "svg")),
    *(f"<{tag} src='http://127.0.0.1:9/{tag}'></{tag}>" for tag in ("iframe", "embed")),
    *(
        "<object data='file:///etc/passwd'>",
        "<math href='javascript:alert(1)'>x</math>",
    ),
    *("<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>", "<plaintext>"),
    *("<link rel=stylesheet href=//127.0.0.1:9/a.css>", "<style>@import '//a'</style>"),
    *("<form action='http://127.0.0.1:9/'><input autofocus onfocus=alert(1)>", "<!--"),
    *("</title></textarea></script></noscript><script>alert(1)</script>", "-->"),
    *('" autofocus onfocus=alert(1) x="', "' style='background:url(//127.0.0.1:9/)"),
    *("data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)", "jAvAsCrIpT:1"),
    *(
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "//127.0.0.1:9/x",
        "\\\\a\\b",
    ),
    *("<svg><animate onbegin=alert(1)>", "<details open ontoggle=alert(1)>", "<base>"),
    *("<video><source onerror=alert(1)></video>", "<body onload=alert(1)>", "<xmp>"),
    *("<img srcset='http://127.0.0.1:9/a 1x'>", "<a ping='http://127.0.0.1:9/'>x</a>"),
    *("<template shadowrootmode=open><script>alert(1)</script>", "<dialog open>"),
    *("&#60;script&#62;", "&#x6A;avascript:alert(1)", "%3Cscript%3E", "\ufeff<script>"),
    *("{{constructor.constructor('alert(1)')()}}", "${alert(1)}", "#{7*7}", "<%= 7 %>"),
    *(
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "<portal src=x>",
    ),
)


def test_a_hundred_payloads_together_in_every_field_do_nothing(
    make_brief: MakeBrief, show: Callable[..., Page]
) -> None:
    asked: list[str] = []
    page = show(poisoned(make_brief(2), " ".join((*PAYLOADS, *MORE))), asked)

    assert asked == [page.url]
    found = page.evaluate("[...document.querySelectorAll('*')].map(e => e.localName)")
    clean = show(make_brief(2))
    known = clean.evaluate("[...document.querySelectorAll('*')].map(e => e.localName)")
    assert set(found) - set(known) <= {"wbr"}


def test_claims_are_filtered_and_a_link_brings_a_hidden_one_back(
    make_brief: MakeBrief, show: Callable[..., Page]
) -> None:
    page = show(make_brief(12))
    cards = page.locator(".card:visible")
    assert cards.count() == 12

    page.locator("input[name=worst][value=error]").check()
    assert cards.count() == 3
    assert page.locator("#filtered").inner_text() == "3 of 12 claims are shown"
    page.locator("select[name=level]").select_option("low")
    assert cards.count() == 0
    page.locator("select[name=level]").select_option("moderate")
    assert cards.count() == 3
    stands = page.locator("select[name=stands]")
    words = stands.locator("option").all_inner_texts()
    assert sorted(words) == ["any", "disputed", "supported"]
    stands.select_option("supported")
    assert cards.count() == 0
    stands.select_option("disputed")
    assert cards.count() == 3

    page.locator(".text a[href='#claim-2']").first.click()
    page.wait_for_function("!document.getElementById('claim-2').hidden")
    assert page.locator("#filtered").inner_text() == "12 of 12 claims are shown"


def test_without_scripts_all_is_there_but_the_filter(
    make_brief: MakeBrief, show: Callable[..., Page]
) -> None:
    page = show(make_brief(7), java_script_enabled=False)

    assert page.locator(".card:visible").count() == 7
    assert not page.locator("#filter").is_visible()
    page.locator(".text a[href='#claim-7']").first.click()
    assert page.url.endswith("#claim-7")


def test_the_keyboard_comes_past_the_front_matter(
    make_brief: MakeBrief, show: Callable[..., Page]
) -> None:
    page = show(make_brief(2))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]  # it is there

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('#attention')")


def test_on_paper_there_is_no_filter_and_every_claim(
    make_brief: MakeBrief, show: Callable[..., Page]
) -> None:
    page = show(make_brief(9))
    page.emulate_media(media="print")

    assert not page.locator("#filter").is_visible()
    assert not page.locator(".skip").is_visible()
    assert page.locator(".card:visible").count() == 9
