"""The worked example: digest, sources and ledger say the same, and copy nothing."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evidence.bibliography.bibtex.source_text import scan
from evidence.config import load_settings
from evidence.ratings import find_scheme
from evidence.readers.base import read_manuscript
from evidence.text.citations.finding import find_citations
from evidence.text.document import Document
from evidence.text.figures import parse_figure

LONGEST_COPY = 9
"""In words: what may stand in a row as it does in the chapter."""


@pytest.fixture(scope="module")
def folder(root: Path) -> Path:
    """Return the folder of the worked example."""
    return root / "references"


@pytest.fixture(scope="module")
def digest(folder: Path) -> Document:
    """Return the digest as the Markdown reader gives it."""
    return read_manuscript(folder / "chapter.md")


@pytest.fixture(scope="module")
def ledger(folder: Path) -> dict[str, Any]:
    """Return the ledger's text as TOML reads it."""
    return tomllib.loads((folder / "chapter.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def keys(folder: Path) -> list[str]:
    """Return the citekeys of the bibliography, in order."""
    source = scan((folder / "chapter.bib").read_text("utf-8"))
    assert source.problems == ()
    return [entry.key for entry in source.entries]


def evidence_of(ledger: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each piece of evidence with its claim's slug."""
    for slug, claim in ledger["claim"].items():
        for item in claim.get("evidence", ()):
            yield slug, item


def words(text: str) -> list[str]:
    """Return the words of *text* in lower case, without punctuation."""
    return re.findall(r"[^\W_]+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    """Return every run of words that is one longer than may be copied."""
    found, length = words(text), LONGEST_COPY + 1
    return {
        tuple(found[start : start + length]) for start in range(len(found) - length + 1)
    }


def test_there_are_eighty_claims(ledger: dict[str, Any]) -> None:
    assert len(ledger["claim"]) == 80


def test_every_claim_is_quoted_once_in_the_digest_and_in_its_order(
    ledger: dict[str, Any], digest: Document
) -> None:
    counts = {
        slug: digest.text.count(claim["quote"])
        for slug, claim in ledger["claim"].items()
    }
    assert {slug: count for slug, count in counts.items() if count != 1} == {}
    places = [digest.text.index(claim["quote"]) for claim in ledger["claim"].values()]
    assert places == sorted(places)


def test_every_source_is_in_the_bibliography_and_every_entry_is_used(
    ledger: dict[str, Any], keys: list[str]
) -> None:
    named = {item["source"] for _, item in evidence_of(ledger)}
    named |= {item["via"] for _, item in evidence_of(ledger) if "via" in item}
    for relation in ledger["relation"]:
        named |= {relation["source"], relation["target"]}
    assert named - set(keys) == set()
    assert set(keys) - named == set()
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_every_entry_says_how_well_it_is_established(folder: Path) -> None:
    source = scan((folder / "chapter.bib").read_text("utf-8"))
    stated = {}
    for entry in source.entries:
        fields = {field.name: field.text for field in entry.fields}
        stated[entry.key] = (fields.get("x-status"), bool(fields.get("x-basis")))
    statuses = {"verified", "partial", "unresolved"}
    lacking = {
        key
        for key, (status, has_basis) in stated.items()
        if status not in statuses or not has_basis
    }
    assert lacking == set()


def test_every_figure_is_written_in_its_canonical_form(
    ledger: dict[str, Any],
) -> None:
    written = [
        figure
        for claim in ledger["claim"].values()
        for owner in (claim, *claim.get("evidence", ()))
        for figure in owner.get("figures", ())
    ]
    assert len(written) > 80
    assert [text for text in written if parse_figure(text).text != text] == []


def test_every_rating_is_a_level_of_its_scheme_and_says_on_what_it_rests(
    ledger: dict[str, Any],
) -> None:
    for slug, claim in ledger["claim"].items():
        for rating in claim.get("rating", ()):
            scheme = find_scheme(rating["scheme"])
            level, _ = scheme.parse_level(rating["level"], rating.get("details"))
            assert level == rating["level"], slug
            assert len(rating["reason"].split()) >= 5, slug


def test_two_claims_are_left_unrated_and_say_why(ledger: dict[str, Any]) -> None:
    unrated = {
        slug: claim["note"]
        for slug, claim in ledger["claim"].items()
        if not claim.get("rating")
    }
    assert set(unrated) == {"literature-emerging", "no-study-in-depth"}
    assert all("Left unrated:" in note for note in unrated.values())


def test_the_digest_has_the_length_of_one_and_says_what_it_is(
    digest: Document,
) -> None:
    assert 1500 <= len(digest.text.split()) <= 2500
    opening = digest.text[:1000]
    assert "not the chapter itself" in opening
    assert "10.1007/978-3-030-77489-9_4" in opening
    assert "CC BY 4.0" in opening


def test_the_settings_are_understood(folder: Path) -> None:
    settings = load_settings(folder, file=folder / "evidence.toml")
    assert settings.threshold == "moderate"
    assert settings.shelf_life["un-statements"] == 365
    assert settings.shelf_life["osce-membership"] == "until-superseded"


def test_shelf_lives_are_of_topics_that_claims_have(
    folder: Path, ledger: dict[str, Any]
) -> None:
    settings = load_settings(folder, file=folder / "evidence.toml")
    topics = {claim["topic"] for claim in ledger["claim"].values()}
    assert set(settings.shelf_life) - topics == set()


def test_the_digest_cites_what_the_chapter_cites(
    digest: Document, shared_chapter: Path
) -> None:
    def cited(text: str) -> Counter[tuple[object, ...]]:
        return Counter(
            (item.names, item.year, item.suffix, item.locator)
            for citation in find_citations(text)
            for item in citation.items
        )

    chapter = (shared_chapter / "chapter.txt").read_text("utf-8")
    assert cited(digest.text) == cited(chapter)


@pytest.mark.parametrize("name", ["chapter.md", "chapter.toml", "chapter.bib"])
def test_no_ten_words_in_a_row_are_the_chapters(
    name: str, folder: Path, shared_chapter: Path
) -> None:
    chapter = (shared_chapter / "chapter.txt").read_text("utf-8")
    ours = (folder / name).read_text("utf-8")
    assert runs(ours) & runs(chapter) == set()
