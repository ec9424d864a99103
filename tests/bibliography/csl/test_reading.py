"""CSL-JSON becomes entries and comes back as it was."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.bibliography.csl.items import to_csl
from evidence.bibliography.csl.reading import draft_from_csl, normal_item
from evidence.bibliography.csl.types import ENTRY_TYPES
from evidence.bibliography.csl.variables import DATES, NAMES, STRINGS
from evidence.bibliography.entries import read_bibliography
from evidence.bibliography.writer import write_entry


def there_and_back(item: dict[str, Any]) -> dict[str, Any]:
    """Return what *item* is after it was an entry in a file."""
    draft = draft_from_csl(item)
    text = write_entry(draft.type, draft.key, draft.fields)
    read = read_bibliography(text.encode())
    assert read.problems == ()
    return to_csl(read.entries[0])


COMMON: dict[str, Any] = {
    "id": "doe2020",
    "title": "A title",
    "author": [{"family": "Doe", "given": "Ann"}],
    "issued": {"date-parts": [[2020, 5, 4]]},
    "URL": "https://example.org/a_b?c=%20~d#e",
    "note": "A note",
}
RICH: dict[str, Any] = {
    "container-title": "A container",
    "collection-title": "A series",
    "collection-number": "7",
    "number": "12",
    "issue": "3",
    "volume": "4",
    "page": "12-34",
    "publisher": "Smith and Sons",
    "publisher-place": "Wien",
    "editor": [{"family": "Roe", "given": "Bo"}],
    "genre": "PhD thesis",
    "event-title": "A congress",
    "archive": "An archive",
    "archive_location": "Box 3",
    "medium": "DVD",
    "DOI": "10.1000/ABC_(1)",
    "language": "de-AT",
}


@pytest.mark.parametrize("kind", sorted(ENTRY_TYPES))
def test_an_item_of_each_type_comes_back(kind: str) -> None:
    few, many = COMMON | {"type": kind}, COMMON | RICH | {"type": kind}

    assert there_and_back(few) == few
    assert there_and_back(many) == many


@pytest.mark.parametrize(
    "variable",
    sorted(STRINGS - {"event", "journalAbbreviation", "shortTitle", "citation-key"}),
)
@pytest.mark.parametrize(
    "kind",
    ["article-journal", "book", "chapter", "report", "webpage", "document", "map"],
)
def test_every_text_comes_back_in_every_type(kind: str, variable: str) -> None:
    item = {"id": "k", "type": kind, variable: "Some text 12-3 & more"}

    assert there_and_back(item) == item


@pytest.mark.parametrize("variable", sorted(NAMES))
def test_every_list_of_names_comes_back(variable: str) -> None:
    names = [{"family": "Doe", "given": "Ann"}, {"literal": "Body of X and Y, Inc."}]
    item = {"id": "k", "type": "motion_picture", variable: names}

    assert there_and_back(item) == item


@pytest.mark.parametrize("variable", sorted(DATES))
@pytest.mark.parametrize(
    "date",
    [
        {"date-parts": [[2020]]},
        {"date-parts": [[2020, 5], [2021, 6]]},
        {"date-parts": [[2020, 5, 4]], "circa": True},
        {"date-parts": [[2020]], "season": 2},
        {"date-parts": [[2020]], "season": "Michaelmas"},
        {"date-parts": [[-44, 3, 15]]},
        {"date-parts": [[2020, 21]]},
        {"date-parts": [[2020, 2, 31]]},
        {"literal": "in the spring of 1999"},
        {"raw": "2020-05/2020-06"},
        {"literal": "forthcoming", "circa": True},
    ],
)
def test_every_date_comes_back(variable: str, date: dict[str, Any]) -> None:
    item = {"id": "k", "type": "book", variable: date}

    assert there_and_back(item) == item


@pytest.mark.parametrize(
    "name",
    [
        {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
        {"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"},
        {"family": "la Cruz", "given": "J.", "non-dropping-particle": "de",
         "dropping-particle": "von"},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        {"family": "King", "suffix": "III"},
        {"family": "de Gaulle", "given": "Charles"},
        {"family": "Plato"},
        {"family": "der Weise"},
        {"given": "Madonna"},
        {"literal": "World Health Organization"},
        {"literal": "others"},
        {"family": "others", "given": "and"},
        {"family": "王", "given": "小明"},
        {"family": "毛泽东"},
        {"family": "O’Brien-Smith", "given": "Éamon"},
        {"family": "Smith, Jones", "given": "and Co"},
        {"family": "{Odd}", "given": "Na=me"},
        {"family": "Ng", "given": "A.", "static-ordering": True},
        {"family": "Doe", "given": "J.", "suffix": "Jr.", "comma-suffix": True},
        {"literal": "a } b"},
    ],
)  # fmt: skip
def test_every_kind_of_name_comes_back(name: dict[str, Any]) -> None:
    item = {"id": "k", "type": "book", "author": [name, {"family": "Z", "given": "A"}]}

    assert there_and_back(item) == item


@pytest.mark.parametrize(
    "title",
    [
        "The <i>Homo sapiens</i> of H<sub>2</sub>O, 10<sup>th</sup> <b>ed</b>",
        'A <span class="nocase">DNA</span> test',
        'All <i>of <span class="nocase">It</span></i>',
        '<span class="nocase">All Kept</span>',
        '<span style="font-variant:small-caps;">Small</span> caps',
        "Unpaired <i> tag and a < b > c",
        "</i> wrong <b>way</i> round</b>",
        "Braces {x} and } and \\input{/etc/passwd} $5 a_b",
        "“Quoted” ‘single’ – dash — 'straight' \"double\" ``old''",
        "Two  blanks\nand lines",
        "[in brackets]",
        '"quoted"',
        "漢字と仮名",
    ],
)
def test_every_title_comes_back(title: str) -> None:
    item = {"id": "k", "type": "article-journal", "title": title, "note": title}

    assert there_and_back(item) == item


TEXT = (
    st.text(max_size=30)
    .map(lambda text: normal_item({"type": "book", "note": text}).get("note", "x"))
    .filter(lambda text: text.isprintable())
)
NAME = st.fixed_dictionaries(
    {"family": TEXT},
    optional={"given": TEXT, "suffix": TEXT, "non-dropping-particle": TEXT},
)


@given(
    kind=st.sampled_from(sorted(ENTRY_TYPES)),
    texts=st.dictionaries(st.sampled_from(sorted(STRINGS)), TEXT, max_size=6),
    names=st.dictionaries(
        st.sampled_from(sorted(NAMES)), st.lists(NAME, max_size=3), max_size=2
    ),
)
def test_any_normal_item_comes_back(
    kind: str, texts: dict[str, str], names: dict[str, Any]
) -> None:
    texts.pop("citation-key", None)
    item = normal_item({"id": "k", "type": kind} | texts | names)

    assert there_and_back(item) == item


def test_an_item_becomes_the_fields_of_biblatex() -> None:
    item = COMMON | {
        "type": "article-newspaper",
        "container-title": "The <i>Daily</i> Post & Co",
        "page": "1-2",
        "issued": "2019~",
        "interviewer": [{"family": "Roe", "given": "Bo"}],
        "volume": 3,
    }

    assert draft_from_csl(item).fields == (
        ("author", "Doe, Ann"),
        ("title", "A title"),
        ("journaltitle", r"The \textit{Daily} Post \& Co"),
        ("entrysubtype", "newspaper"),
        ("pages", "1--2"),
        ("date", "2019~"),
        ("volume", "3"),
        ("note", "A note"),
        ("url", "https://example.org/a_b?c=%20~d#e"),
        ("x-csl-interviewer", "Roe, Bo"),
    )


def test_an_edited_field_counts_and_not_what_was_kept_of_it() -> None:
    draft = draft_from_csl({"id": "k", "type": "map", "issued": {"raw": "May 2019"}})
    assert dict(draft.fields)["date"] == "2019-05"
    edited = tuple(
        (name, "2020" if name == "date" else value) for name, value in draft.fields
    )
    text = write_entry("image", "k", edited)

    item = to_csl(read_bibliography(text.encode()).entries[0])

    assert item["issued"] == {"date-parts": [[2020]]}
    assert item["type"] == "map"


def test_what_the_schema_does_not_know_goes_under_custom() -> None:
    item = {
        "id": 12,
        "type": "journal-article",
        "title": ["One", "Two"],
        "reference-count": 4,
        "author": [{"family": "Doe", "ORCID": "x"}],
        "custom": {"own": [1, 2.5]},
    }

    assert normal_item(item) == {
        "id": "12",
        "type": "document",
        "title": "One, Two",
        "author": [{"family": "Doe"}],
        "custom": {
            "own": [1, 2.5],
            "type": "journal-article",
            "reference-count": 4,
            "author": [{"family": "Doe", "ORCID": "x"}],
        },
    }
    assert there_and_back(item) == normal_item(item)


def test_control_characters_are_left_out_with_a_note() -> None:
    draft = draft_from_csl({"id": "k", "type": "book", "title": "a\0b\ud800c"})

    assert draft.fields == (("title", "abc"),)
    assert draft.notes == ("characters that no text holds were left out",)
