"""SRC019 to SRC021, SRC028 and SRC029: identifiers, addresses, languages."""

from __future__ import annotations

import pytest

from evidence.checker.rule import SourceRule
from evidence.rules.sources.address_in_text import AddressInText
from evidence.rules.sources.malformed_eprint import MalformedEprint
from evidence.rules.sources.malformed_url import MalformedUrl
from evidence.rules.sources.misplaced_identifier import MisplacedIdentifier
from evidence.rules.sources.unknown_language import UnknownLanguage
from tests.factories import make_context, make_source


def told(rule: SourceRule, **fields: str) -> list[str]:
    drafts = rule.check(make_source(fields=fields), make_context())
    return [draft.message.removeprefix("hall2020: ") for draft in drafts]


def mended(rule: SourceRule, **fields: str) -> dict[str, str | None]:
    changes = rule.fix(make_source(fields=fields), make_context())
    return {change.field: change.value for change in changes}


@pytest.mark.parametrize(
    "doi",
    [
        "https://doi.org/10.1000/182",
        "http://dx.doi.org/10.1000/182",
        "doi:10.1000/182",
        "DOI: 10.1000/182",
        "doi.org/10.1000/182",
        r"\url{https://doi.org/10.1000/182}",
    ],
)
def test_a_doi_is_left_bare(doi: str) -> None:
    assert len(told(MisplacedIdentifier(), doi=doi)) == 1
    assert mended(MisplacedIdentifier(), doi=doi) == {"doi": "10.1000/182"}


def test_a_doi_in_url_moves_to_doi() -> None:
    url = "https://doi.org/10.1000/a%28b%29"
    assert told(MisplacedIdentifier(), url=url) == [
        f"the url is that of a DOI, and there is no doi: «{url}»"
    ]
    assert mended(MisplacedIdentifier(), url=url) == {
        "doi": "10.1000/a(b)",
        "url": None,
    }


def test_two_different_dois_are_told_and_left() -> None:
    fields = {"doi": "10.1000/183", "url": "https://doi.org/10.1000/182"}
    assert told(MisplacedIdentifier(), **fields) == [
        "url and doi are different DOIs: «10.1000/182» and «10.1000/183»"
    ]
    assert mended(MisplacedIdentifier(), **fields) == {}


@pytest.mark.parametrize(
    "fields",
    [
        {"doi": "10.1000/182"},
        {"doi": "10.1000/ABC", "url": "https://doi.org/10.1000/abc"},
        {"doi": r"10.1000/a\_b", "url": "https://doi.org/10.1000/a_b"},
        {"doi": "nonsense", "url": "https://osce.org/doi"},
        {"url": "https://osce.org"},
    ],
)
def test_identifiers_in_their_fields_pass(fields: dict[str, str]) -> None:
    assert told(MisplacedIdentifier(), **fields) == []
    assert mended(MisplacedIdentifier(), **fields) == {}


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("www.osce.org/states", "lacks https:// in front"),
        ("osce.org", "lacks https:// in front"),
        ("paper.pdf", "names a file, no page"),
        ("http//osce.org", "begins with a slip of the keyboard"),
        ("https:/osce.org", "begins with a slip of the keyboard"),
        ("htps//osce.org", "begins with a slip of the keyboard"),
        ("ttp://osce.org", "begins with a slip of the keyboard"),
        ("http://http://osce.org", "begins with a slip of the keyboard"),
        ("htp://osce.org", "begins with a slip of the keyboard"),
        ("https://osce.org/a b", "has a blank in it"),
        ("https://osce.org; https://un.org", "holds several addresses"),
        ("https:///states", "names no host"),
    ],
)
def test_addresses_that_no_browser_opens_are_told(url: str, problem: str) -> None:
    assert told(MalformedUrl(), url=url) == [f"the url {problem}: «{url}»"]
    assert mended(MalformedUrl(), url=url) == {}


@pytest.mark.parametrize(
    "url",
    [
        "https://www.osce.org/states?a=1&b=2#c",
        "http://localhost:8000/x",
        "https://web.archive.org/web/2020/https://osce.org/",
        "https://osce.org/login?url=https://un.org",
        "https://de.wikipedia.org/wiki/Österreich_(Land)",
        "https://user:secret@osce.org:8080/~ada/%7Ex",
        "https://[2001:db8::1]/x",
        "ftp://ftp.osce.org/a.txt",
        "file:///home/ada/a.pdf",
        "urn:nbn:de:101:1-201102033592",
        "doi:10.1000/182",
        "mailto:ada@osce.org",
        "",
    ],
)
def test_addresses_pass(url: str) -> None:
    assert told(MalformedUrl(), url=url) == []
    assert mended(MalformedUrl(), url=url) == {}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (r"\url{https://osce.org/a_b}", "https://osce.org/a_b"),
        (r"https://osce.org/a\_b\%20c\&d", "https://osce.org/a_b%20c&d"),
        (r"https://osce.org/{\_}a", "https://osce.org/_a"),
        (r"https://osce.org/$\sim$ada", "https://osce.org/~ada"),
        (r"https://osce.org/\~{}ada", "https://osce.org/~ada"),
        (r"https://osce.org/{\textasciitilde}ada", "https://osce.org/~ada"),
    ],
)
def test_latex_is_taken_off_an_address(before: str, after: str) -> None:
    assert told(MalformedUrl(), url=before) == [
        f"the url holds LaTeX, which becomes part of the address: «{before}»"
    ]
    assert mended(MalformedUrl(), url=before) == {"url": after}
    assert told(MalformedUrl(), url=after) == []


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"title": "Peace, doi: 10.1000/182"},
            "the title holds an address: «doi: 10.1000/182»",
        ),
        (
            {"booktitle": "Peace, http://osce.org/x"},
            "the booktitle holds an address: «http://osce.org/x»",
        ),
        (
            {"note": "doi 10.1000/182"},
            "the note holds «doi 10.1000/182», but there is no doi",
        ),
        (
            {"howpublished": "https://osce.org"},
            "the howpublished holds «https://osce.org», but there is no url",
        ),
    ],
)
def test_addresses_in_text_are_told(fields: dict[str, str], message: str) -> None:
    assert told(AddressInText(), **fields) == [message]


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Either/Or on the World Wide Web"},
        {"note": "doi 10.1000/182", "doi": "10.1000/182"},
        {"note": "See https://osce.org", "url": "https://osce.org"},
        {"howpublished": r"\url{https://osce.org}"},
        {"abstract": "See https://osce.org"},
    ],
)
def test_addresses_in_their_places_pass(fields: dict[str, str]) -> None:
    assert told(AddressInText(), **fields) == []


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        ("2013.01234", "is no arXiv number"),
        ("0704.00001", "needs 4 digits after the point in that month"),
        ("1501.0001", "needs 5 digits after the point in that month"),
        ("hep-th/99010", "is no arXiv number"),
    ],
)
def test_numbers_that_arxiv_never_gave_are_told(number: str, problem: str) -> None:
    fields = {"eprint": number, "eprinttype": "arXiv"}
    assert told(MalformedEprint(), **fields) == [f"the eprint {problem}: «{number}»"]


@pytest.mark.parametrize(
    "number",
    ["1412.0001", "1501.00001v2", "hep-th/9901001", "math.GT/0309136", "cs/0001001v1"],
)
def test_numbers_of_arxiv_pass(number: str) -> None:
    assert told(MalformedEprint(), eprint=number, archiveprefix="arXiv") == []


@pytest.mark.parametrize(
    "eprint",
    [
        "arXiv:1902.07120",
        "https://arxiv.org/abs/1902.07120",
        "http://arxiv.org/pdf/1902.07120.pdf",
        "arXiv:1902.07120 [cs.CL]",
    ],
)
def test_an_arxiv_number_is_left_bare(eprint: str) -> None:
    assert mended(MalformedEprint(), eprint=eprint) == {"eprint": "1902.07120"}


def test_pubmed_numbers_are_checked() -> None:
    assert told(MalformedEprint(), pmid="1881110575") == [
        "the pmid is no PubMed number: «1881110575»"
    ]
    assert mended(MalformedEprint(), pmid="PMID: 12345") == {"pmid": "12345"}
    assert told(MalformedEprint(), pmid="12345", pmcid="PMC2649125") == []
    assert told(MalformedEprint(), eprint="abc", eprinttype="jstor") == []


def test_languages_that_babel_does_not_know_are_noted() -> None:
    assert told(UnknownLanguage(), langid="en") == [
        "the langid «en» is no language that biblatex knows"
    ]
    assert mended(UnknownLanguage(), langid="en") == {"langid": "english"}
    assert mended(UnknownLanguage(), langid="de") == {}
    assert told(UnknownLanguage(), langid="ngerman", language="Low German") == []
    assert told(UnknownLanguage(), language="12 pages") == [
        "the language is «12 pages»"
    ]
