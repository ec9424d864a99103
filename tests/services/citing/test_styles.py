"""The shipped citation styles, and what is said of files that are none."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path

import pytest

from evidence.bibliography.entry import Entry
from evidence.errors import InputRefused, UsageFault
from evidence.exporters.pieces import as_text
from evidence.services.citing.processing import cite
from evidence.services.citing.styles import (
    CitationStyle,
    check_list_style,
    check_locale,
    find_style,
    list_styles,
)

FOLDER = Path(str(files("evidence") / "styles"))
PLAIN = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note">'
    "<info><title>Only Notes</title><id>n</id>"
    '<category citation-format="note"/>'
    "<updated>2026-01-01T00:00:00Z</updated></info>"
    '<citation><layout><text variable="title"/></layout></citation></style>'
)


def entry(key: str, type_: str, **fields: str) -> Entry:
    return Entry(key, type_, tuple(fields.items()), "", "refs.bib", 1, 1)


ENTRIES = (
    entry(
        "chapter",
        "incollection",
        author="Weir, Tom and Haddad, Leila",
        title="Tolls and Keepers",
        booktitle="Rivers of Trade",
        editor="Lock, Ann",
        publisher="Canal Press",
        address="Leeds",
        year="2020",
        pages="10--31",
    ),
    entry(
        "article",
        "article",
        author="Xiu, Wang",
        title="Vessels of the {Canal}",
        journal="Lock Quarterly",
        volume="3",
        number="2",
        year="2019",
        pages="5--9",
        doi="10.1000/182",
    ),
    entry("page", "online", author="{Canal Board}", title="Tolls", year="2021"),
)
EXPECTED = {
    "american-political-science-association": (
        "(Xiu 2019)",
        (
            "Xiu, Wang. 2019. “Vessels of the Canal.” Lock Quarterly 3(2): 5–9. "
            "doi:10.1000/182."
        ),
    ),
    "apa": (
        "(Xiu, 2019)",
        (
            "Xiu, W. (2019). Vessels of the Canal. Lock Quarterly, 3(2), 5–9. "
            "https://doi.org/10.1000/182"
        ),
    ),
    "chicago-author-date": (
        "(Xiu 2019)",
        (
            "Xiu, Wang. 2019. “Vessels of the Canal.” Lock Quarterly 3 (2): 5–9. "
            "https://doi.org/10.1000/182."
        ),
    ),
    "chicago-notes-bibliography": (
        (
            "Wang Xiu, “Vessels of the Canal,” Lock Quarterly 3, no. 2 (2019): "
            "5–9, https://doi.org/10.1000/182."
        ),
        (
            "Xiu, Wang. “Vessels of the Canal.” Lock Quarterly 3, no. 2 (2019): "
            "5–9. https://doi.org/10.1000/182."
        ),
    ),
    "harvard-cite-them-right": (
        "(Xiu, 2019)",
        (
            "Xiu, W. (2019) “Vessels of the Canal,” Lock Quarterly, 3(2), pp. "
            "5–9. Available at: https://doi.org/10.1000/182."
        ),
    ),
    "ieee": (
        "[2]",
        (
            "[2] W. Xiu, “Vessels of the Canal,” Lock Quarterly, vol. 3, no. 2, "
            "pp. 5–9, 2019, doi: 10.1000/182."
        ),
    ),
    "modern-language-association": (
        "(Xiu)",
        (
            "Xiu, Wang. “Vessels of the Canal.” Lock Quarterly, vol. 3, no. 2, "
            "2019, pp. 5–9, https://doi.org/10.1000/182."
        ),
    ),
    "nature": (
        "2",
        "2. Xiu, W. Vessels of the Canal. Lock Quarterly 3, 5–9 (2019).",
    ),
    "vancouver": (
        "(2)",
        "2. Xiu W. Vessels of the Canal. Lock Quarterly. 2019;3(2):5–9.",
    ),
}

each_style = pytest.mark.parametrize("style", list_styles(), ids=lambda each: each.name)


def test_every_shipped_style_is_listed() -> None:
    assert [style.name for style in list_styles()] == sorted(EXPECTED)
    assert {style.kind for style in list_styles()} == {
        *("author", "author-date", "note", "numeric")
    }


def test_each_file_is_as_it_was_published() -> None:
    lines = (FOLDER / "SHA256SUMS").read_text("ascii").splitlines()
    parts = [line.split("  ") for line in lines]
    written = {name: digest for digest, name in parts}
    read = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in FOLDER.glob("*.csl")
    }
    assert read == written


@each_style
def test_each_file_has_its_own_statement_of_rights(style: CitationStyle) -> None:
    text = style.path.read_text("utf-8")
    assert 'license="http://creativecommons.org/licenses/by-sa/3.0/"' in text
    assert "<author>" in text


@each_style
def test_each_style_prints_a_citation_and_a_reference(style: CitationStyle) -> None:
    found = {each.key: each for each in cite(ENTRIES, style)}

    article = found["article"]
    assert (as_text(article.citation), as_text(article.reference)) == EXPECTED[
        style.name
    ]
    assert all(each.citation and each.reference for each in found.values())
    chapter = as_text(found["chapter"].reference)
    assert "Lock, editor" in chapter or "editorLock" not in chapter


def test_an_unknown_name_is_told_with_the_known_ones() -> None:
    with pytest.raises(UsageFault, match="no citation style 'chicago'") as caught:
        find_style("chicago")
    assert caught.value.hint is not None
    assert caught.value.hint.startswith("did you mean chicago-author-date? known: ")


def test_a_file_that_is_missing_is_no_style() -> None:
    with pytest.raises(UsageFault, match="no citation style 'none'"):
        find_style("none")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<style", "this is no XML: unclosed token"),
        ("", "this is no XML: no element found"),
        ("<html/>", "this is no citation style"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><style>&b;</style>', "no document type"),
        (
            (
                "<style><info><link rel='independent-parent' "
                "href='http://www.zotero.org/styles/apa'/></info></style>"
            ),
            "only points to another, apa, which",
        ),
    ],
)
def test_a_file_that_is_no_style_is_refused(
    tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "mine.csl"
    path.write_text(text, "utf-8")

    with pytest.raises(InputRefused, match=said) as caught:
        find_style(str(path))

    assert caught.value.path == path


def test_what_the_processor_refuses_is_told_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "odd.csl"
    path.write_text(PLAIN.replace('<text variable="title"/>', "<odd/>"), "utf-8")

    with pytest.raises(InputRefused, match="with this style, pandoc cannot read it"):
        cite(ENTRIES, find_style(str(path)))


def test_a_style_without_a_list_cites_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "only-notes.csl"
    path.write_text(PLAIN, "utf-8")
    style = find_style(str(path))

    assert (style.title, style.kind, style.has_list) == ("Only Notes", "note", False)
    with pytest.raises(UsageFault, match="only-notes prints no list of references"):
        check_list_style(style)
    cited = cite(ENTRIES[2:], style)
    assert [(as_text(each.citation), each.reference) for each in cited] == [
        ("Tolls", ())
    ]


@pytest.mark.parametrize("locale", ["de", "pt-BR", "de_AT", "EN-gb"])
def test_a_language_with_words_is_taken(locale: str) -> None:
    assert check_locale(locale) == locale.replace("_", "-")


@pytest.mark.parametrize("locale", ["xx", "", "english", "../de", "d"])
def test_a_language_without_words_is_refused(locale: str) -> None:
    with pytest.raises(UsageFault, match="no words for citations"):
        check_locale(locale)
