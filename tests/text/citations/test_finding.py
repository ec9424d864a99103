"""Finding author-year citations: what is one, what is none, and where each lies."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.text.citations.finding import CitedItem, find_citations
from evidence.text.document import Block, BlockKind


def items(text: str) -> list[CitedItem]:
    return [item for citation in find_citations(text) for item in citation.items]


def read(text: str) -> list[str]:
    """Return the items as «names | year and suffix | locator»."""
    return [
        " | ".join(
            (
                " + ".join(item.names) + (" et al." if item.et_al else ""),
                item.year + item.suffix,
                item.locator or "",
            )
        ).rstrip(" |")
        for item in items(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("so it is (Lewis 2012).", ["Lewis | 2012"]),
        ("(Smith, 2010)", ["Smith | 2010"]),
        ("(Lehne 2015; De Waal 2017)", ["Lehne | 2015", "De Waal | 2017"]),
        ("(Bohr et al. 2019)", ["Bohr et al. | 2019"]),
        ("(Kelemen and Turcsányi 2020)", ["Kelemen + Turcsányi | 2020"]),
        ("(Smith & Jones, 2010)", ["Smith + Jones | 2010"]),
        ("(Müller und Maier 2012)", ["Müller + Maier | 2012"]),
        ("(Dupont et Durand 2014)", ["Dupont + Durand | 2014"]),
        ("(García y López 2013)", ["García + López | 2013"]),
        ("(Smith, Jones, & Brown, 2010)", ["Smith + Jones + Brown | 2010"]),
        ("(Smith, Jones, et al. 2014)", ["Smith + Jones et al. | 2014"]),
        ("Russo and Gawrich (2017) say", ["Russo + Gawrich | 2017"]),
        ("O’Neill’s (2014) study", ["O’Neill | 2014"]),
        ("Jones’ (2015) study", ["Jones | 2015"]),
        ("Smith et al.’s (2016) study", ["Smith et al. | 2016"]),
        ("as Smith [2010] shows", ["Smith | 2010"]),
        ("[Smith, 2010; Jones, 2011]", ["Smith | 2010", "Jones | 2011"]),
    ],
)
def test_the_usual_forms_are_found(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Yau 2019a, b)", ["Yau | 2019a", "Yau | 2019b"]),
        ("(Yau 2019a,b,c)", ["Yau | 2019a", "Yau | 2019b", "Yau | 2019c"]),
        ("(Yau 2019a and b)", ["Yau | 2019a", "Yau | 2019b"]),
        ("(Yau 2019a–c)", ["Yau | 2019a", "Yau | 2019b", "Yau | 2019c"]),
        ("(Yau 2019a; 2019b)", ["Yau | 2019a", "Yau | 2019b"]),
        ("Smith (2001, chap. 3; 2014)", ["Smith | 2001 | chap. 3", "Smith | 2014"]),
        ("(Smith 2010, 45, 2012)", ["Smith | 2010 | 45", "Smith | 2012"]),
        ("(Smith 2010, 2012)", ["Smith | 2010", "Smith | 2012"]),
        ("(Smith 2010, Jones 2011)", ["Smith | 2010", "Jones | 2011"]),
        ("(Smith 2010 and Jones 2011)", ["Smith | 2010", "Jones | 2011"]),
        (
            "(Smith 2010; see also Jones [2011])",
            ["Smith | 2010", "Jones | 2011"],
        ),
    ],
)
def test_one_bracket_can_hold_several_works(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "locator"),
    [
        ("(Hayes 2020, 44)", "44"),
        ("(Smith 2010: 45–47)", "45–47"),
        ("(Smith 2010, p. 3)", "p. 3"),
        ("(Smith 2010, pp. 3–5, emphasis added)", "pp. 3–5"),
        ("(Smith 2010, 1321–1344)", "1321–1344"),
        ("(Smith 2010, p. iv)", "p. iv"),
        ("(Smith 2010, §3)", "§3"),
        ("(Smith 2010, p. 3 f.)", "p. 3 f."),
        ("(Smith 2010, for a review)", None),
        ("Smith (2010, 12)", "12"),
    ],
)
def test_the_locator_is_what_has_a_number(text: str, locator: str | None) -> None:
    assert [item.locator for item in items(text)] == [locator]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("S. W. Yackee (2006)", ["S. W. Yackee | 2006"]),
        ("(Hayes, A., & Smith, B. C., 2019)", ["Hayes, A. + Smith, B. C. | 2019"]),
        ("(King, Jr. 2011)", ["King, Jr. | 2011"]),
        ("(Russo, Alessandra 2023)", ["Russo + Alessandra | 2023"]),
        ("As Nelson and Yackee (2012) show", ["Nelson + Yackee | 2012"]),
        ("In China, Smith and Jones (2010)", ["Smith + Jones | 2010"]),
        ("According to Smith (2010)", ["Smith | 2010"]),
        ("the work of Black (2012)", ["Black | 2012"]),
        (
            "(van der Berg and de los Santos 2012)",
            ["van der Berg + de los Santos | 2012"],
        ),
        ("(d’Ancona 2017; al-Rodhan 2018)", ["d’Ancona | 2017", "al-Rodhan | 2018"]),
        ("Øyvind Østergård (2010)", ["Øyvind Østergård | 2010"]),
        ("Šmihula (2010)", ["Šmihula | 2010"]),
        ("(Šmihula 2010)", ["Šmihula | 2010"]),
        ("(王 2019)", ["王 | 2019"]),
    ],
)
def test_names_are_read_whole(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "author"),
    [
        (
            "(Department of Health, Education, and Welfare 1973)",
            "Department of Health, Education, and Welfare",
        ),
        (
            "the Centers for Disease Control and Prevention (2019)",
            "Centers for Disease Control and Prevention",
        ),
        (
            "(Federal Ministry of the Interior, Building and Community 2019)",
            "Federal Ministry of the Interior, Building and Community",
        ),
        ("(U.S. Department of State 2010)", "U.S. Department of State"),
        ("(Radio Free Europe/Radio Liberty 2019)", "Radio Free Europe/Radio Liberty"),
        ("(World Health Organization [WHO], 2020)", "World Health Organization"),
        ("(The Guardian 2020)", "The Guardian"),
        ("(*The Guardian* 2020)", "The Guardian"),
        ("(“Wolf Warriors” 2019)", "Wolf Warriors"),
        ("(HRW 2019a)", "HRW"),
    ],
)
def test_an_institution_or_a_title_is_one_author_text(text: str, author: str) -> None:
    assert [item.author for item in items(text)] == [author]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("(Smith n.d.)", "n.d."),
        ("(Smith n. d.)", "n.d."),
        ("(Black n.d.-a)", "n.d.a"),
        ("(Jones forthcoming)", "forthcoming"),
        ("(Brown, in press)", "in press"),
        ("Jones (forthcoming)", "forthcoming"),
    ],
)
def test_works_without_a_year_are_found(text: str, year: str) -> None:
    assert [item.year + item.suffix for item in items(text)] == [year]


def test_two_years_of_one_work_are_kept_apart() -> None:
    found = items("(Marx [1867] 1990; Marx 1867/1990) and Marx ([1867] 1990, 45)")

    assert [(item.original_year, item.year) for item in found] == [("1867", "1990")] * 3


def test_free_text_before_the_author_is_no_name() -> None:
    found = items("(for a review, see Smith 2010; cf. Jones 2011; Brown 2012)")

    assert [(item.prefix_text, item.text) for item in found] == [
        ("for a review, see", "Smith 2010"),
        ("cf.", "Jones 2011"),
        ("", "Brown 2012"),
    ]


def test_a_name_far_from_its_year_is_found_before_an_apposition() -> None:
    text = "As Anna Bell, Dean of Law at Blue University in Ghana (2020) argues, it is."

    assert read(text) == ["Anna Bell | 2020"]
    assert find_citations(text)[0].narrative


def test_a_bibliography_settles_whose_year_stands_alone() -> None:
    text = "Bell says in her study of rents (2020) that it is so."

    assert find_citations(text) == ()

    def known(author: str, year: str, /, *, title: bool = False) -> bool:
        return not title and (author, year) == ("Bell", "2020")

    found = find_citations(text, known=known)
    assert [item.names for citation in found for item in citation.items] == [("Bell",)]


@pytest.mark.parametrize(
    "text",
    [
        "(1) first and (2) second",
        "the interval [0,1]",
        "(as stated in the 1990 Charter of Paris)",
        "(as is stated in 1990 Charter of X, 1999 Charter for Y, 2010 Z Declaration)",
        "(May 2019)",
        "(12 May 2019)",
        "(March–April 2020)",
        "(Spring 2020)",
        "in 2019 and since 2020",
        "(2019)",
        "the report (2019)",
        "(N = 2000)",
        "(1990–1995)",
        "Bismarck (1815–1898)",
        "the Rome Statute (1998)",
        "(see Table 2019)",
        "(in Europe 1999)",
        "(since 1990)",
        "(Smith 1990s)",
        "[1] 2019 2020 (Intercept) 2010.5 (df = 2000)",
        "Residual standard error: 3.2 on 1998 degrees of freedom",
        "[@smith2010, 2019]",
    ],
)
def test_what_only_looks_like_a_citation_is_none(text: str) -> None:
    assert find_citations(text) == ()


def test_offsets_are_code_points_of_the_text() -> None:
    text = "𝔸 claim (see HRW 2019b, 12; O’Neill 2014) and Russo (2017)."

    spans = [
        (citation.text, [item.text for item in citation.items])
        for citation in find_citations(text)
    ]

    assert spans == [
        ("(see HRW 2019b, 12; O’Neill 2014)", ["HRW 2019b, 12", "O’Neill 2014"]),
        ("Russo (2017)", ["Russo (2017)"]),
    ]
    for citation in find_citations(text):
        assert text[citation.start : citation.end] == citation.text
        for item in citation.items:
            assert text[item.start : item.end] == item.text


def test_a_citation_may_span_a_line_but_no_blank_line() -> None:
    assert read("(Smith\nand Jones 2010)") == ["Smith + Jones | 2010"]
    assert read("(Smith\n\nand Jones 2010") == []
    assert read("Smith\n \n(2010)") == []


def test_the_own_reference_list_is_not_searched() -> None:
    text = "So it is (Lewis 2012).\n\nReferences\n\nLewis, D. (2012). A title.\n"

    assert read(text) == ["Lewis | 2012"]


def test_blocks_bound_the_search_and_code_is_left_out() -> None:
    text = "(Smith 2010)\n(Jones 2011)"
    blocks = (Block(BlockKind.CODE, 0, 12), Block(BlockKind.PARAGRAPH, 13, 25))

    found = find_citations(text, blocks=blocks)

    assert [citation.text for citation in found] == ["(Jones 2011)"]


@given(st.text(alphabet="Aab .,;()[]&’2019nd\n\u0301–/", max_size=200))
def test_any_text_is_read_and_every_span_holds_its_text(text: str) -> None:
    end = 0
    for citation in find_citations(text):
        assert citation.start >= end
        assert text[citation.start : citation.end] == citation.text
        assert all(text[i.start : i.end] == i.text for i in citation.items)
        end = citation.end


ATTACKS = [
    "(", ")", "()", "[", "([", "(2020)", "(2020 ", "A ", "A. ", "Aa, ", "and Aa ",
    "Aa (2020) ", "Aa Bb, at Cc (2020) ", "Aa 2020; ", "2020, ", "2020 x ", "”", "’",
    "A-", "....", "   ", "n. ", "n.d. ", "in   ", "Aa of the ", "van der ", "et al. ",
    "2019a, b, ", "a, ", "1", "e\u0301", "References\n", "A/",
]  # fmt: skip


@pytest.mark.parametrize("unit", ATTACKS)
def test_a_hostile_text_is_read_in_time(unit: str) -> None:
    body = (unit * (40_000 // len(unit) + 1))[:40_000]

    for text in (f"({body} 2020)", f"(Aa 2020{body}"):
        start = time.process_time()
        find_citations(text)
        assert time.process_time() - start < 2.0  # 0.6 s on a machine not shared
