"""Citations of every style, each tied through what the text itself prints."""

from __future__ import annotations

import time

import pytest

from evidence.bibliography.names import Name
from evidence.text.citations.reading import Reading, read_citations
from evidence.text.citations.reference import Reference
from evidence.text.citations.reference_index import ReferenceIndex
from evidence.text.document import Block, BlockKind, MarkedCitation, MarkedItem

ROADS = Reference(
    "ash2019", (Name("Ash", "Ada"),), years=(2019,), title="Roads: A History of Tolls"
)
RIVERS = Reference(
    "bell2010",
    (Name("Bell", "Bo"), Name("Cole", "Cy")),
    years=(2010,),
    title="Rivers of the North",
    doi="10.1000/rivers",
)
BRIDGES = Reference(
    "bank2011", (Name("", literal="World Bank"),), years=(2011,), title="Bridges Report"
)
LIBRARY = (ROADS, RIVERS, BRIDGES)
LIST = (
    "References\n\n"
    "[1] A. Ash, “Roads: A history of tolls,” J. Things, 2019.\n\n"
    "[2] B. Bell and C. Cole, Rivers of the North. London: Quay, 2010.\n\n"
    "[3] World Bank, “Bridges report.” 2011.\n\n"
    "[4] X. Nobody, “A work of which there is no entry,” 1999."
)


def read(text: str, *works: Reference, blocks: tuple[Block, ...] = ()) -> Reading:
    return read_citations(text, ReferenceIndex(works or LIBRARY), blocks=blocks or None)


def found(reading: Reading) -> list[tuple[str, str, str | None]]:
    """Return each item's words, status and key."""
    return [
        (item.text, one.status.value, one.key)
        for citation, meant in reading.tied
        for item, one in zip(citation.items, meant, strict=True)
    ]


def test_numbers_in_brackets_mean_the_works_of_the_list() -> None:
    text = f"Roads [1] and rivers [2, p. 12] and all [1–3]; more [4].\n\n{LIST}"

    assert found(read(text)) == [
        ("1", "resolved", "ash2019"),
        ("2, p. 12", "resolved", "bell2010"),
        ("1–3", "resolved", "ash2019"),
        ("1–3", "resolved", "bell2010"),
        ("1–3", "resolved", "bank2011"),
        ("4", "missing", None),
    ]


def test_a_numbers_locator_and_what_stands_before_it_are_kept() -> None:
    text = f"As said [see 1, pp. 3–5; 2] and [3].\n\n{LIST}"

    [first, second] = read(text).tied[0][0].items

    assert (first.prefix_text, first.locator) == ("see", "pp. 3–5")
    assert (second.prefix_text, second.locator) == ("", None)


@pytest.mark.parametrize(
    "text",
    [
        "Roads¹ and rivers²,³ now.",
        "Roads^(1) and rivers^(2,3) now.",
        "The roads¹. Of all¹–³.",
    ],
)
def test_raised_numbers_mean_the_works_of_the_list(text: str) -> None:
    keys = {key for _, _, key in found(read(f"Words.\n\n{text}\n\n{LIST}"))}

    assert keys == {"ash2019", "bell2010", "bank2011"}


def test_numbers_in_parentheses_mean_the_works_of_a_plain_list() -> None:
    plain = LIST.replace("[1]", "1.").replace("[2]", "2.").replace("[3]", "3.")
    text = f"Roads grew (1). Rivers (2, 3) did not.\n\n{plain.replace('[4]', '4.')}"

    assert [key for _, _, key in found(read(text))] == [
        "ash2019",
        "bell2010",
        "bank2011",
    ]


@pytest.mark.parametrize(
    "trap",
    [
        "There are reasons: (1) roads, (2) rivers, and (3) bridges.",
        "It lies in [0,1] of the range.",
        "An area of 12 m² and 10³ more, R² of it.",
        "A test (F[1, 3] = 4.2) and (501(c)(3)).",
        "[1] 0.25 0.75 1.00",
        "See Table (2) and Equation (3).",
    ],
)
def test_what_only_looks_like_a_number_that_cites_is_left_out(trap: str) -> None:
    text = f"Words.\n\nRoads [1] and [2] and [3] and [4].\n\n{trap}\n\n{LIST}"

    assert [words for words, _, _ in found(read(text))] == ["1", "2", "3", "4"]


def test_marks_of_notes_are_no_citations() -> None:
    text = (
        f"Roads [1] and rivers [2] and [3].[1] More [4].[2]\n\n{LIST}\n\n"
        "[1] Said in passing.\n\n[2] Said again, see [3]."
    )

    assert [words for words, _, _ in found(read(text))] == ["1", "2", "3", "4", "3"]


def test_the_printed_list_settles_what_name_and_year_leave_open() -> None:
    first = Reference("x", (Name("Ash", "A"),), years=(2019,), title="Roads of Old")
    second = Reference("y", (Name("Ash", "A"),), years=(2019,), title="Canals of Old")
    text = (
        "It grew (Ash 2019a) and fell (Ash 2019b).\n\nReferences\n\n"
        "Ash, A. 2019a. Canals of Old. Quay.\n\nAsh, A. 2019b. Roads of Old. Quay."
    )

    assert found(read(text, first, second)) == [
        ("Ash 2019a", "resolved", "y"),
        ("Ash 2019b", "resolved", "x"),
    ]


def test_without_a_list_letters_that_no_entry_states_stay_ambiguous() -> None:
    first = Reference(
        "ash2019b", (Name("Ash", "A"),), years=(2019,), title="Canals", suffix="b"
    )
    second = Reference(
        "ash2019c", (Name("Ash", "A"),), years=(2019,), title="Roads", suffix="c"
    )

    assert found(read("It grew (Ash 2019b).", first, second)) == [
        ("Ash 2019b", "ambiguous", None)
    ]


def test_a_listed_work_that_is_plainly_another_is_missing() -> None:
    text = (
        "It grew (Ash 2019).\n\nReferences\n\n"
        "Ash, A. 2019. Forty songs for the mandolin. Quay."
    )

    assert found(read(text)) == [("Ash 2019", "missing", None)]


def test_et_al_for_two_authors_is_near_and_not_accepted() -> None:
    [(_, meant)] = read("It grew (Bell et al. 2010).").tied

    assert (meant[0].status.value, meant[0].key) == ("near", "bell2010")
    assert meant[0].reasons == ("“et al.” in the text, 2 authors in the entry",)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Interestingly, Ash (2019) found it.", "ash2019"),
        ("On the UK, Bell and Cole (2010) wrote.", "bell2010"),
        ("(World Bank 2011, 4)", "bank2011"),
        (
            "Ada Ash, who wrote of roads and of much else besides, (2019) said so.",
            "ash2019",
        ),
    ],
)
def test_words_of_the_sentence_are_told_from_the_names(text: str, key: str) -> None:
    assert [meant[0].key for _, meant in read(text).tied] == [key]


def test_authors_without_a_year_cite_where_nothing_better_is_there() -> None:
    text = (
        "Roads grew (Ash 23). Rivers fell (Bell and Cole). Bridges stood "
        "(World Bank 4). Bell and Cole say more."
    )

    assert found(read(text)) == [
        ("Ash", "resolved", "ash2019"),
        ("Bell and Cole", "resolved", "bell2010"),
        ("World Bank", "resolved", "bank2011"),
        ("Bell and Cole", "resolved", "bell2010"),
    ]


def test_names_in_parentheses_are_no_citations_beside_author_and_year() -> None:
    text = "Roads grew (Ash 2019), as the owners said (Bell and Cole)."

    assert found(read(text)) == [("Ash 2019", "resolved", "ash2019")]


def test_notes_cite_in_full_then_in_short_then_by_ibid() -> None:
    text = (
        "It grew.[1] It fell.[2] It stood.[3] It rose.[4]\n\n"
        "[1] Ada Ash, Roads: A History of Tolls (London: Quay, 2019), 23.\n\n"
        "[2] Ibid., 24.\n\n"
        "[3] Bo Bell and Cy Cole, Rivers of the North (London: Quay, 2010), 7.\n\n"
        "[4] Ash, op. cit., 25."
    )

    reading = read(text)

    assert [key for _, _, key in found(reading)] == [
        "ash2019",
        "ash2019",
        "bell2010",
        "ash2019",
    ]
    assert [citation.items[0].locator for citation, _ in reading.tied] == [
        "23",
        "24",
        "7",
        "25",
    ]


def test_what_the_format_marks_is_used_and_not_guessed() -> None:
    text = "As found (see there), and (again)."
    marked = (
        MarkedCitation(9, 20, (MarkedItem(key="ash2019", locator="3"),), "zotero"),
        MarkedCitation(
            26,
            33,
            (MarkedItem(data={"DOI": "https://doi.org/10.1000/RIVERS"}),),
            "zotero",
        ),
    )

    reading = read_citations(text, ReferenceIndex(LIBRARY), marked=marked)

    assert found(reading) == [
        ("(see there)", "resolved", "ash2019"),
        ("(again)", "resolved", "bell2010"),
    ]


def test_data_of_a_marked_work_ties_by_title_year_and_author_together() -> None:
    data = {
        "title": "Rivers of the north",
        "issued": {"date-parts": [["2010"]]},
        "author": [{"family": "Bell", "given": "B."}],
    }
    other = data | {"issued": {"date-parts": [["2012"]]}}
    marked = (
        MarkedCitation(0, 1, (MarkedItem(data=data),), "mendeley"),
        MarkedCitation(2, 3, (MarkedItem(data=other),), "mendeley"),
    )

    reading = read_citations("a b", ReferenceIndex(LIBRARY), marked=marked)

    assert [(one[0].status.value, one[0].key) for _, one in reading.tied] == [
        ("resolved", "bell2010"),
        ("missing", None),
    ]


def test_code_cites_nothing() -> None:
    text = "(Ash 2019)"
    blocks = (Block(BlockKind.CODE, 0, len(text)),)

    assert read(text, blocks=blocks).tied == ()


@pytest.mark.parametrize("unit", ["[1] a\n\n", "⁸–", "^(1", "(Smith; ", "[@a; ", "\n"])
@pytest.mark.parametrize("before", ["", "Introduction\n\n", "("])
def test_a_hostile_text_is_read_in_time(unit: str, before: str) -> None:
    body = before + (unit * (100_000 // len(unit) + 1))[:100_000]
    start = time.process_time()

    read(f"{body}\n\n{LIST}")

    assert time.process_time() - start < 3.0  # 0.5 s on a machine not shared


def test_a_list_without_a_heading_is_known_by_its_order_and_its_works() -> None:
    text = (
        "It grew (Ash, 2019), and Bell and Cole (2010) say why. So it went on.\n\n"
        "Ash, A. (2019). Roads: A history of tolls. Quay.\n\n"
        "Bell, B., & Cole, C. (2010). Rivers of the north. Quay.\n\n"
        "World Bank. (2011). Bridges report."
    )

    reading = read(text)

    assert found(reading) == [
        ("Ash, 2019", "resolved", "ash2019"),
        ("Bell and Cole (2010)", "resolved", "bell2010"),
    ]
    assert [match.key for match in reading.matches] == [
        "ash2019",
        "bell2010",
        "bank2011",
    ]


def test_paragraphs_in_alphabetical_order_are_no_list_of_works() -> None:
    text = (
        "All roads, it is said, grew by tolls (Ash 2019).\n\n"
        "But rivers, in 1911, did not grow (Bell and Cole 2010).\n\n"
        "Certainly bridges, after 1920, did (World Bank 2011)."
    )

    assert [key for _, _, key in found(read(text))] == [
        "ash2019",
        "bell2010",
        "bank2011",
    ]


def test_each_key_is_placed_after_the_one_before() -> None:
    text = r"\cite[see bell2010x]{ash2019,bell2010,ash2019,none}"
    items = tuple(MarkedItem(key) for key in ("ash2019", "bell2010", "ash2019", "gone"))
    marked = (MarkedCitation(0, len(text), items, "latex"),)

    reading = read_citations(text, ReferenceIndex(LIBRARY), marked=marked)

    ((citation, _),) = reading.tied
    assert [(item.start, item.text) for item in citation.items] == [
        (21, "ash2019"),
        (29, "bell2010"),
        (38, "ash2019"),
        (0, text),
    ]


def test_a_key_that_stands_only_before_the_last_one_is_found_there() -> None:
    text = "[@bell2010; @ash2019]"
    items = (MarkedItem("ash2019"), MarkedItem("bell2010"))
    marked = (MarkedCitation(0, len(text), items, "pandoc"),)

    reading = read_citations(text, ReferenceIndex(LIBRARY), marked=marked)

    ((citation, _),) = reading.tied
    assert [item.start for item in citation.items] == [13, 2]


def test_twenty_thousand_keys_in_one_citation_are_placed() -> None:
    keys = [f"key{at}" for at in range(20_000)]
    text = r"\cite{" + ",".join(keys) + "}"
    items = tuple(map(MarkedItem, keys))
    marked = (MarkedCitation(0, len(text), items, "latex"),)

    began = time.process_time()
    reading = read_citations(text, ReferenceIndex(LIBRARY), marked=marked)

    assert time.process_time() - began < 15
    ((citation, _),) = reading.tied
    assert [item.text for item in citation.items] == keys


def test_ten_thousand_footnotes_are_told_from_the_running_text() -> None:
    notes = 10_000
    text = "\n".join(["It grew. ^1"] * notes + ["^1 Some note."] * notes)
    blocks, start = [], 0
    for at, line in enumerate(text.split("\n")):
        kind = BlockKind.PARAGRAPH if at < notes else BlockKind.FOOTNOTE
        blocks.append(Block(kind, start, start + len(line)))
        start += len(line) + 1

    began = time.process_time()
    reading = read(text, blocks=tuple(blocks))

    assert time.process_time() - began < 30
    assert reading.tied == ()
