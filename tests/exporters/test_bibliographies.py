"""Entries in other formats, and back from there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.bibliography.csl.custom import draft_from_item, whole_item
from evidence.bibliography.dialects import in_biblatex, in_bibtex
from evidence.bibliography.entries import Entry, read_bibliography
from evidence.bibliography.writer import to_source, write_entry
from evidence.errors import UsageFault
from evidence.exporters.biblatex import BiblatexExporter
from evidence.exporters.bibliographies import (
    bibliography_exporters,
    choose_bibliography_exporter,
)
from evidence.exporters.bibtex import BibtexExporter
from evidence.exporters.csl_json import CslJsonExporter
from evidence.exporters.ris import RisExporter

ARTICLE = r"""
@article{doe2020,
  author = {Doe, Ann and {World Health Organization} and van Gogh, Vincent and others},
  title = {The {OSCE} in \emph{Central} Asia},
  subtitle = {A {\'E}tude},
  journal = {Journal of R\&D},
  year = 2020, month = may,
  number = 3, pages = {12--34},
  doi = {10.1000/ABC_(1)},
  file = {a_b.pdf}, groups = {x, y}, annote = {My note},
}
"""
THESIS = r"""
@thesis{roe2019, author = {family=de Roe, given=Bo, prefix=von}, title = {On Oil},
  type = {phdthesis}, institution = {University of X and Y}, date = {2019-05-04},
  location = {Wien}, langid = {ngerman}, custom-field = {\mkbibparens{kept}},
}
"""


def entry(text: str) -> Entry:
    return read_bibliography(text.encode()).entries[0]


def test_the_exporters_are_found_by_walking() -> None:
    assert [(one.name, one.suffixes) for one in bibliography_exporters()] == [
        ("biblatex", (".biblatex",)),
        ("bibtex", (".bibtex",)),
        ("csl-json", (".json",)),
        ("ris", (".ris",)),
    ]


@pytest.mark.parametrize(
    ("name", "path", "chosen"),
    [
        (None, None, None),
        (None, "refs.bib", None),
        (None, "refs.JSON", CslJsonExporter),
        ("ris", "refs.bib", RisExporter),
        ("bibtex", None, BibtexExporter),
    ],
)
def test_the_format_is_asked_for_by_name_or_ending(
    name: str | None, path: str | None, chosen: type | None
) -> None:
    found = choose_bibliography_exporter(name, Path(path) if path else None)

    assert (None if found is None else type(found)) is chosen


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UsageFault, match="there is no format called word"):
        choose_bibliography_exporter("word", None)


def test_an_entry_in_the_words_of_biblatex() -> None:
    assert BiblatexExporter().write([entry(ARTICLE)]).text == (
        "@article{doe2020,\n"
        "  author = {Doe, Ann and {World Health Organization} and van Gogh, Vincent"
        " and others},\n"
        "  title = {The {OSCE} in \\emph{Central} Asia},\n"
        "  subtitle = {A {\\'E}tude},\n"
        "  journaltitle = {Journal of R\\&D},\n"
        "  date = {2020-05},\n"
        "  number = {3},\n"
        "  pages = {12--34},\n"
        "  doi = {10.1000/ABC_(1)},\n"
        "  file = {a_b.pdf},\n"
        "  groups = {x, y},\n"
        "  annotation = {My note},\n"
        "}\n\n"
    )


def test_an_entry_in_the_words_of_bibtex() -> None:
    assert BibtexExporter().write([entry(THESIS)]).text == (
        "@phdthesis{roe2019,\n"
        "  author = {von {de Roe}, Bo},\n"
        "  title = {On Oil},\n"
        "  school = {University of X and Y},\n"
        "  year = {2019},\n"
        "  month = may,\n"
        "  day = {4},\n"
        "  address = {Wien},\n"
        "  langid = {ngerman},\n"
        "  custom-field = {\\mkbibparens{kept}},\n"
        "}\n\n"
    )


@pytest.mark.parametrize(
    ("date", "year"),
    [
        ("2019", "  year = {2019},\n"),
        ("2019~", "  year = {c. 2019},\n"),
        ("2017/2019", "  year = {2017--2019},\n"),
        ("2019-22", "  year = {2019},\n  month = {Summer},\n"),
        ("2019-07", "  year = {2019},\n  month = jul,\n"),
        ("forthcoming", "  year = {forthcoming},\n"),
    ],
)
def test_a_date_becomes_year_and_month_and_again_a_date(date: str, year: str) -> None:
    one = entry(f"@book{{k, date = {{{date}}}}}")
    text = BibtexExporter().write([one]).text

    assert text == f"@book{{k,\n{year}}}\n\n"
    back = dict(in_biblatex(entry(text)).fields)
    expected = date if date not in {"2019~", "forthcoming"} else None
    assert back.get("date") == expected


def test_parents_come_last_in_bibtex_and_data_entries_not_at_all() -> None:
    text = (
        "@xdata{x, publisher = {P}} @proceedings{p, title = {Proc}, xdata = {x}}"
        " @inproceedings{c, title = {C}, crossref = {p}}"
    )
    entries = read_bibliography(text.encode()).entries

    written = BibtexExporter().write(entries).text

    assert [one.key for one in read_bibliography(written.encode()).entries] == [
        "c",
        "p",
    ]
    assert entry(written).get("publisher") == "P"


def test_commands_that_can_do_harm_are_told() -> None:
    one = entry("@book{k, title = {\\input{x}}}")

    assert BibtexExporter().write([one]).notes == (
        (
            "commands of TeX beyond letters and fonts stand in k: look at them before "
            "TeX does"
        ),
    )


def test_ris_tells_what_it_has_no_tag_for() -> None:
    one = entry(
        "@book{k, author = {Doe, Ann}, title = {T}, venue = {Wien}, pagetotal = 30}"
    )

    exported = RisExporter().write([one])

    assert exported.text == "TY  - BOOK\nID  - k\nAU  - Doe, Ann\nTI  - T\nER  - \n\n"
    assert exported.notes == (
        "RIS has no tag for: event-place (1), number-of-pages (1)",
    )


@pytest.mark.parametrize("text", [ARTICLE, THESIS])
def test_all_fields_come_back_from_csl_json(text: str) -> None:
    one = entry(text)
    items = json.loads(CslJsonExporter().write([one]).text)

    draft = draft_from_item(items[0])

    meant = in_biblatex(one)
    assert (draft.type, draft.key) == (meant.type, meant.key)
    fields = dict(draft.fields)
    assert sorted(fields) == sorted(dict(meant.fields))
    assert fields["title"].replace("textit", "emph") == dict(meant.fields)["title"]


NAMES = st.sampled_from(
    [
        "author",
        "title",
        "subtitle",
        "journaltitle",
        "booktitle",
        "date",
        "year",
        "pages",
        "volume",
        "number",
        "issue",
        "series",
        "publisher",
        "institution",
        "organization",
        "location",
        "note",
        "doi",
        "url",
        "isbn",
        "type",
        "file",
        "groups",
        "eventtitle",
        "edition",
        "keywords",
        "abstract",
        "langid",
        "shorttitle",
    ]
)
TYPES = st.sampled_from(
    [
        "article",
        "book",
        "inbook",
        "incollection",
        "inproceedings",
        "report",
        "thesis",
        "online",
        "misc",
        "dataset",
        "software",
        "patent",
        "unpublished",
        "manual",
        "proceedings",
        "letter",
        "video",
        "image",
        "legal",
    ]
)
TEXT = (
    st.text(max_size=20)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text.isprintable() and text)
)


@given(TYPES, st.dictionaries(NAMES, TEXT, max_size=7))
def test_any_plain_entry_comes_back_from_csl_json(
    type_: str, texts: dict[str, str]
) -> None:
    fields = [(name, to_source(name, text)) for name, text in texts.items()]
    one = entry(write_entry(type_, "k", fields))
    meant = in_biblatex(one)

    draft = draft_from_item(whole_item(one))

    back = draft.as_entry()
    assert draft.type == meant.type
    assert {name: back.plain(name) for name, _ in draft.fields if name[:2] != "x-"} == {
        name: meant.as_entry().plain(name) for name, _ in meant.fields
    }


@given(TYPES, st.dictionaries(NAMES, TEXT, max_size=7))
def test_a_dialect_loses_no_word(type_: str, texts: dict[str, str]) -> None:
    texts = {name: text for name, text in texts.items() if name not in {"date", "year"}}
    fields = [(name, to_source(name, text)) for name, text in texts.items()]
    one = entry(write_entry(type_, "k", fields))

    for dialect in (in_bibtex, in_biblatex):
        draft = dialect(one)
        said = " ".join(draft.as_entry().plain(name) for name, _ in draft.fields)
        for name, _ in one.fields:
            assert one.plain(name) in said


@pytest.mark.parametrize(
    ("date", "bibtex", "ris"),
    [
        ("2020-05-06", "", ""),
        ("2020", "", ""),
        ("2020~", "", "RIS says less, or otherwise: issued (k)"),
        ("2017/2019", "", "RIS says less, or otherwise: issued (k)"),
        *(
            (
                date,
                "BibTeX says less, or otherwise: issued (k)",
                "RIS says less, or otherwise: issued (k)",
            )
            for date in ("2020?", "2019-05/2019-07", "2019-05/..")
        ),
    ],
)
def test_a_date_that_a_format_cannot_hold_is_told(
    date: str, bibtex: str, ris: str
) -> None:
    one = entry(f"@book{{k, author={{A}}, title={{T}}, date={{{date}}}}}")

    assert BibtexExporter().write([one]).notes == ((bibtex,) if bibtex else ())
    assert RisExporter().write([one]).notes == ((ris,) if ris else ())
