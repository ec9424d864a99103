"""Sources in a citation style, as the processor prints them."""

from __future__ import annotations

import pytest

from evidence.bibliography.entry import Entry
from evidence.bibliography.writer import to_source
from evidence.exporters.pieces import Piece, Style, as_html, as_markdown, as_text
from evidence.services.citing.processing import Cited, cite
from evidence.services.citing.styles import CitationStyle, find_style, list_styles

CHICAGO = find_style("chicago-author-date")


def entry(key: str, type_: str = "book", **fields: str) -> Entry:
    return Entry(key, type_, tuple(fields.items()), "", "refs.bib", 1, 1)


def lines(cited: tuple[Cited, ...]) -> list[str]:
    return [as_text(each.reference) for each in cited]


def test_nothing_is_cited_without_a_processor() -> None:
    assert cite((), CHICAGO) == ()


def test_the_list_has_the_order_of_the_style() -> None:
    entries = [
        entry("z", author="Zech, Z.", title="Last", year="2001"),
        entry("a", author="Abel, A.", title="First", year="2002"),
    ]

    assert [each.key for each in cite(entries, CHICAGO, in_text=False)] == ["a", "z"]
    ieee = find_style("ieee")
    assert [each.key for each in cite(entries, ieee, in_text=False)] == ["z", "a"]


def test_works_of_one_year_are_told_apart_in_both_places() -> None:
    entries = [
        entry("one", author="Weir, Tom", title="Locks", year="2020"),
        entry("two", author="Weir, Tom", title="Tolls", year="2020"),
    ]

    cited = cite(entries, CHICAGO)

    assert [as_text(each.citation) for each in cited] == [
        "(Weir 2020a)",
        "(Weir 2020b)",
    ]
    assert lines(cited) == ["Weir, Tom. 2020a. Locks.", "Weir, Tom. 2020b. Tolls."]


def test_a_key_may_hold_what_markup_uses() -> None:
    key = 'a b/{é}"@;,&<'
    (cited,) = cite([entry(key, title="Locks", year="2020")], CHICAGO)

    assert cited.key == key
    assert as_text(cited.reference) == "Locks. 2020."


def test_apostrophes_after_a_protected_word_are_no_quotation() -> None:
    title = "{Leeds}'s Keepers and {York}'s Tolls"
    (cited,) = cite([entry("k", title=title, year="2020")], CHICAGO)

    assert as_text(cited.reference) == "Leeds’s Keepers and York’s Tolls. 2020."


def test_titles_of_other_scripts_keep_their_small_letters() -> None:
    entries = [
        entry("a", author="Weir, Tom", title="tolls of the canal", year="2020"),
        entry("b", author="Папп, Ю.", title="Об урожае пшеницы", year="2016"),
    ]

    assert lines(cite(entries, CHICAGO, in_text=False)) == [
        "Weir, Tom. 2020. Tolls of the Canal.",
        "Папп, Ю. 2016. Об урожае пшеницы.",
    ]


def test_what_a_style_keeps_for_archives_is_listed_all_the_same() -> None:
    notes = find_style("chicago-notes-bibliography")
    paper = entry("p", "misc", author="{Canal Board}", title="Charter", year="1990")

    (cited,) = cite([paper], notes)

    assert as_text(cited.reference) == "Canal Board. Charter. 1990."


def test_the_words_are_those_of_the_locale() -> None:
    chapter = entry(
        "c",
        "incollection",
        author="Weir, Tom",
        title="Tolls",
        booktitle="Rivers",
        editor="Lock, Ann",
        year="2020",
    )

    assert lines(cite([chapter], CHICAGO, locale="de")) == [
        "Weir, Tom. 2020. „Tolls“. In Rivers, herausgegeben von Ann Lock."
    ]


def test_italics_within_italics_stand_upright() -> None:
    (cited,) = cite([entry("k", title="On <i>Rivers</i> Now", year="2020")], CHICAGO)

    assert cited.reference[:3] == (
        Piece("On ", Style.ITALIC),
        Piece("Rivers"),
        Piece(" Now", Style.ITALIC),
    )


def test_nothing_of_a_hostile_entry_runs() -> None:
    hostile = entry(
        "k",
        "online",
        author="{<script>alert(1)</script>}",
        title='"><img src=x onerror=alert(1)> [x](javascript:alert(1)) \u202eevil',
        year="2020",
        url="javascript:alert(1)",
    )

    (cited,) = cite([hostile], CHICAGO)

    html = as_html(cited.reference)
    assert "<script" not in html.lower()
    assert "<img" not in html.lower()
    assert 'href="javascript' not in html
    assert "\u202e" not in html
    markdown = as_markdown(cited.reference)
    assert "](<javascript" not in markdown
    assert r"\[x\](javascript" in markdown
    assert "<script" not in markdown.lower().replace("\\<", "")


def test_pieces_become_html() -> None:
    pieces = (
        Piece("A & "),
        Piece("B", Style.ITALIC),
        Piece("C", Style.SMALL_CAPS),
        Piece("x", url="https://example.org/?a=1&b=2"),
        Piece("y", url="javascript:alert(1)"),
    )

    assert as_html(pieces) == (
        'A &amp; <em>B</em><span style="font-variant: small-caps">C</span>'
        '<a href="https://example.org/?a=1&amp;b=2">x</a>y'
    )


def test_pieces_become_markdown() -> None:
    pieces = (
        Piece("1. A_b* "),
        Piece("B ", Style.ITALIC),
        Piece("2", Style.SUPERSCRIPT),
        Piece(" "),
        Piece("https://example.org/a_b", url="https://example.org/a_b"),
        Piece("[y]", url="https://example.org/(y)"),
        Piece("z", url="javascript:alert(1)"),
    )

    assert as_markdown(pieces) == (
        "1\\. A\\_b\\* *B* <sup>2</sup> <https://example.org/a_b>"
        "[\\[y\\]](<https://example.org/(y)>)z"
    )


def test_namesakes_need_no_letters_in_a_list_and_leave_no_mark() -> None:
    entries = [
        entry("tom", author="Weir, Tom", title="Locks", year="2020"),
        entry("ann", author="Weir, Ann", title="Tolls", year="2020"),
        entry("again", author="Weir, Ann", title="Boats", year="2020"),
        entry("weirs", author="Weirs, Abe", title="Gates", year="2020"),
    ]

    cited = cite(entries, CHICAGO, in_text=False)

    assert lines(cited) == lines(cite(entries, CHICAGO))
    assert lines(cited) == [
        "Weir, Ann. 2020a. Boats.",
        "Weir, Ann. 2020b. Tolls.",
        "Weir, Tom. 2020. Locks.",
        "Weirs, Abe. 2020. Gates.",
    ]


@pytest.mark.parametrize("style", list_styles(), ids=lambda style: style.name)
def test_each_style_prints_et_al_for_others(style: CitationStyle) -> None:
    one = entry("k", author="Weir, Tom and others", title="Locks", year="2020")

    (cited,) = cite([one], style)

    assert " et al" in as_text(cited.reference)
    assert "others" not in as_text((*cited.citation, *cited.reference))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("x-csl-author", r'["\ud800"]'),
        ("x-csl-author", r'[{"family": "A\ud800"}]'),
        ("x-csl-author", '[{"family": 3}]'),
        ("x-csl-author", "[[]]"),
        ("x-csl-author", '[{"literal": {"a": 1}}]'),
        ("x-csl-issued", '{"date-parts": "x"}'),
        ("x-csl-issued", '{"date-parts": [["a"]]}'),
        ("x-csl-issued", '{"date-parts": [[99999999999999999999999]]}'),
        ("x-csl-issued", '{"literal": 4}'),
        ("x-csl-source", r'"\udfff"'),
    ],
)
def test_no_odd_value_in_one_entry_stops_the_list(field: str, value: str) -> None:
    odd = entry("odd", title="Locks", **{field: to_source(field, value)})
    good = entry("good", author="Weir, Tom", title="Tolls", year="2020")

    cited = cite([odd, good], CHICAGO, in_text=False)

    assert lines(cited) == ["Locks. n.d.", "Weir, Tom. 2020. Tolls."]
