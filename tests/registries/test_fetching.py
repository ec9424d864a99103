"""Each registry's documented answers, and what else a server may say."""

from __future__ import annotations

import pytest

from evidence.errors import NetworkFailure, NotFound
from evidence.registries.arxiv import Arxiv
from evidence.registries.base import Access, Registry
from evidence.registries.doi import Doi
from evidence.registries.openlibrary import OpenLibrary
from evidence.registries.pmc import Pmc
from evidence.registries.pubmed import Pubmed
from tests.loopback import ATOM, CSL, JSON, XML, Server, moved, page, recorded

ARXIV = "/arxiv/api/query?id_list={}&max_results=1"
BOOKS = "/openlibrary/api/books?bibkeys=ISBN:9780306406157&format=json&jscmd=data"
EFETCH = "/pubmed/efetch.fcgi?db=pubmed&id=12345678&retmode=xml&tool=evidence"
IDCONV = "/pmc/tools/idconv/api/v1/articles/?ids={}&format=json&tool=evidence"


def test_a_doi_is_negotiated_and_made_regular(server: Server, access: Access) -> None:
    server.page("/doi/10.5555/rivers.2020.7", moved("/api/csl"))
    server.page("/api/csl", page(recorded("crossref-csl.json"), headers=CSL))

    record = Doi().fetch("10.5555/rivers.2020.7", access)

    assert dict(record.csl) == {
        "type": "article-journal",
        "title": "Silent <i>Rivers</i> & Dams: A History",
        "author": [
            {"family": "Doe", "given": "Jane K."},
            {"family": "Müller", "given": "Jürgen", "suffix": "Jr."},
            {"literal": "River Watch Consortium"},
        ],
        "container-title": "Journal of River Studies",
        "container-title-short": "J. Riv. Stud.",
        "publisher": "Example Press",
        "volume": "12",
        "issue": "3",
        "page": "215-220",
        "language": "en",
        "ISSN": "1234-5679",
        "DOI": "10.5555/rivers.2020.7",
        "issued": {"date-parts": [[2020, 3]]},
    }
    assert record.dates == {
        "issued": "2019-11-02",
        "online": "2019-11-02",
        "print": "2020-03",
    }
    assert (record.registry, record.url) == ("Crossref", f"{server.base}/api/csl")
    accepted = [headers["Accept"] for _, headers in server.seen]
    assert accepted == ["application/vnd.citationstyles.csl+json"] * 2


def test_datacites_answer_is_read_as_it_is(server: Server, access: Access) -> None:
    server.page("/doi/10.5555/gauges", page(recorded("datacite-csl.json"), headers=CSL))

    record = Doi().fetch("10.5555/gauges", access)

    assert dict(record.csl) == {
        "type": "dataset",
        "title": "Gauges of northern rivers",
        "author": [{"family": "Doe", "given": "Jane"}, {"literal": "River Watch"}],
        "publisher": "Example Data",
        "version": "1.2",
        "DOI": "10.5555/gauges",
        "issued": {"date-parts": [[2021, 5, 7]]},
    }
    assert record.registry == "doi.org"


@pytest.mark.parametrize(
    ("status", "body", "headers"),
    [
        (406, b"", {}),
        (204, b"", {}),
        (500, b"oh", {}),
        (200, b"<html>a landing page</html>", {"Content-Type": "text/html"}),
        (200, b"{nonsense", CSL),
        (200, b"[]", CSL),
        (200, b"[" * 100_000, CSL),
        (200, b"\xff\xfe\xfa", CSL),
    ],
)
def test_crossref_is_asked_where_negotiation_fails(
    server: Server, access: Access, status: int, body: bytes, headers: dict[str, str]
) -> None:
    server.page("/doi/10.5555/dams.2011.4", page(body, status=status, headers=headers))
    server.page(
        "/crossref/works/10.5555%2Fdams.2011.4",
        page(recorded("crossref-work.json"), headers=JSON),
    )

    record = Doi().fetch("10.5555/dams.2011.4", access)

    assert dict(record.csl) == {
        "type": "chapter",
        "title": "Dams before courts",
        "author": [{"family": "Roe", "given": "Richard"}],
        "editor": [{"family": "Doe", "given": "Jane"}],
        "container-title": "Dams and Law",
        "collection-title": "Water Notes",
        "publisher": "Example Press",
        "publisher-place": "Berlin",
        "page": "31-60",
        "ISBN": "9780306406157",
        "DOI": "10.5555/dams.2011.4",
        "issued": {"date-parts": [[2011]]},
    }
    assert record.other_titles == ("Dämme vor Gericht",)
    assert record.other_containers == ("Dams and Law",)


def test_a_doi_that_does_not_exist_is_not_found(server: Server, access: Access) -> None:
    with pytest.raises(NotFound, match=r"doi\.org knows no DOI 10\.5555/nothing"):
        Doi().fetch("10.5555/nothing", access)

    assert [path for path, _ in server.seen] == ["/doi/10.5555/nothing"]


def test_where_both_fail_the_first_reason_is_told(
    server: Server, access: Access
) -> None:
    server.page(
        "/doi/10.5555/x", page(b"<html>", headers={"Content-Type": "text/html"})
    )

    with pytest.raises(NetworkFailure) as caught:
        Doi().fetch("10.5555/x", access)

    assert str(caught.value) == (
        "doi.org answered in a form that cannot be read: text/html, not JSON"
    )


def test_a_dois_odd_signs_are_escaped(server: Server, access: Access) -> None:
    odd = "10.5555/(sici)1097<1::aid>3.0.co;2-#?x"
    server.page(
        "/doi/10.5555/(sici)1097%3C1::aid%3E3.0.co;2-%23%3Fx",
        page(recorded("datacite-csl.json"), headers=CSL),
    )

    assert Doi().fetch(odd, access).identifier == odd


def test_an_arxiv_number(server: Server, access: Access) -> None:
    server.page(ARXIV.format("2101.00001v2"), page(recorded("arxiv.xml"), headers=ATOM))

    record = Arxiv().fetch("2101.00001v2", access)

    assert dict(record.csl) == {
        "type": "article",
        "title": "Counting rivers with n gauges",
        "author": [
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
            {"literal": "River Watch Collaboration"},
        ],
        "URL": "https://arxiv.org/abs/2101.00001v2",
        "issued": {"date-parts": [[2021, 1, 1]]},
    }
    assert record.fields == (
        ("eprint", "2101.00001v2"),
        ("eprinttype", "arxiv"),
        ("eprintclass", "stat.AP"),
    )
    assert record.sources == (("title", "Counting rivers with $n$ gauges"),)


@pytest.mark.parametrize(
    ("answer", "number", "said"),
    [
        ("arxiv-empty.xml", "2101.99999", "arXiv knows no 2101.99999"),
        (
            "arxiv-error.xml",
            "1234.12345",
            "arXiv knows no 1234.12345: incorrect id format for 1234.12345",
        ),
        (
            "arxiv.xml",
            "2102.00009",
            "arXiv knows no 2102.00009: it answered with http://arxiv.org/abs/2101",
        ),
    ],
)
def test_an_arxiv_number_that_does_not_exist(
    server: Server, access: Access, answer: str, number: str, said: str
) -> None:
    server.page(ARXIV.format(number), page(recorded(answer), headers=ATOM))

    with pytest.raises(NotFound) as caught:
        Arxiv().fetch(number, access)

    assert str(caught.value).startswith(said)


def test_arxivs_way_to_say_slower_is_told(server: Server, access: Access) -> None:
    server.page(
        ARXIV.format("2101.00001"),
        page(b"Rate exceeded.", headers={"Content-Type": "text/plain"}),
    )

    with pytest.raises(NetworkFailure, match=r"it says 'Rate exceeded\.'"):
        Arxiv().fetch("2101.00001", access)


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE f [<!ENTITY a "ha">'
    + b"".join(
        f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">'.encode() for n in range(1, 12)
    )
    + b"]><feed>&a11;</feed>"
)
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE f [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b"<feed>&x;</feed>"
)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (BOMB, "its XML declares entities"),
        (OUTSIDE, "its XML declares entities"),
        (b"<feed", "it is not XML"),
        (b"", "it is not XML"),
        (b'<?xml version="1.0" encoding="none-such"?><f/>', "it is not XML"),
        (b"<html/>", "it is no "),
    ],
)
@pytest.mark.parametrize(
    ("registry", "identifier", "path"),
    [
        (Arxiv(), "2101.00001", ARXIV.format("2101.00001")),
        (Pubmed(), "12345678", EFETCH),
    ],
)
def test_hostile_xml_is_refused(
    server: Server,
    access: Access,
    registry: Registry,
    identifier: str,
    path: str,
    body: bytes,
    said: str,
) -> None:
    server.page(path, page(body, headers=XML))

    with pytest.raises(NetworkFailure, match=said):
        registry.fetch(identifier, access)


def test_a_book(server: Server, access: Access) -> None:
    server.page(BOOKS, page(recorded("openlibrary.json"), headers=JSON))

    record = OpenLibrary().fetch("9780306406157", access)

    assert dict(record.csl) == {
        "type": "book",
        "title": "Silent rivers: a history of dams",
        "author": [{"family": "Doe", "given": "Jane"}],
        "publisher": "Example Press",
        "publisher-place": "Berlin",
        "ISBN": "9780306406157",
        "number-of-pages": "312",
        "issued": {"date-parts": [[2009, 3, 5]]},
    }


def test_a_book_that_is_edited_has_editors(server: Server, access: Access) -> None:
    body = recorded("openlibrary.json").replace(
        b'"title"', b'"by_statement": "edited by Jane Doe", "title"', 1
    )
    server.page(BOOKS, page(body, headers=JSON))

    csl = OpenLibrary().fetch("9780306406157", access).csl

    assert (csl["editor"], "author" in csl) == (
        [{"family": "Doe", "given": "Jane"}],
        False,
    )


def test_a_book_that_is_not_known(server: Server, access: Access) -> None:
    server.page(BOOKS, page(b"{}", headers=JSON))

    with pytest.raises(NotFound) as caught:
        OpenLibrary().fetch("9780306406157", access)

    assert str(caught.value) == (
        "Open Library knows no book with the ISBN 9780306406157"
    )


def test_an_article_of_pubmed(server: Server, access: Access) -> None:
    server.page(EFETCH, page(recorded("pubmed.xml"), headers=XML))

    record = Pubmed().fetch("12345678", access)

    assert dict(record.csl) == {
        "type": "article-journal",
        "title": "Lead in <i>Salmo</i> and CO<sub>2</sub> in rivers",
        "author": [
            {"family": "Doe", "given": "Jane K"},
            {"literal": "River Watch Group"},
        ],
        "container-title": "Rivers and health",
        "container-title-short": "Riv Health",
        "ISSN": "1234-5679",
        "volume": "30",
        "issue": "2",
        "page": "215-220",
        "issued": {"date-parts": [[2024, 3, 5]]},
        "DOI": "10.5555/lead.2024",
        "PMID": "12345678",
        "PMCID": "PMC7654321",
    }
    assert record.dates == {"print": "2024-03-05", "online": "2023-12-30"}


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"<PubmedArticleSet></PubmedArticleSet>", 200), (b"bad id", 400)],
)
def test_a_pmid_that_does_not_exist(
    server: Server, access: Access, body: bytes, status: int
) -> None:
    server.page(EFETCH, page(body, status=status, headers=XML))

    with pytest.raises(NotFound, match="PMID 12345678"):
        Pubmed().fetch("12345678", access)


def test_a_translated_title_has_its_original_beside_it(
    server: Server, access: Access
) -> None:
    body = recorded("pubmed.xml").replace(
        b"<ArticleTitle>Lead in <i>Salmo</i> and CO<sub>2</sub> in rivers.",
        b"<VernacularTitle>Blei in Fl\xc3\xbcssen.</VernacularTitle>"
        b"<ArticleTitle>[Lead in rivers].",
    )
    server.page(EFETCH, page(body, headers=XML))

    record = Pubmed().fetch("12345678", access)

    assert (record.csl["title"], record.other_titles) == (
        "Blei in Flüssen",
        ("Lead in rivers",),
    )


def test_a_pmc_number_leads_to_pubmed(server: Server, access: Access) -> None:
    server.page(
        IDCONV.format("PMC7654321"), page(recorded("idconv.json"), headers=JSON)
    )
    server.page(EFETCH, page(recorded("pubmed.xml"), headers=XML))

    assert Pmc().fetch("PMC7654321", access).identifier == "12345678"


def test_a_pmc_number_that_does_not_exist(server: Server, access: Access) -> None:
    server.page(
        IDCONV.format("PMC9999999"), page(recorded("idconv-unknown.json"), headers=JSON)
    )

    with pytest.raises(NotFound, match="PubMed Central knows no PMC9999999"):
        Pmc().fetch("PMC9999999", access)


@pytest.mark.parametrize("status", [403, 429, 500, 503])
@pytest.mark.parametrize(
    ("registry", "identifier", "path"),
    [
        (Doi(), "10.5555/x", "/doi/10.5555/x"),
        (Arxiv(), "2101.00001", ARXIV.format("2101.00001")),
        (OpenLibrary(), "9780306406157", BOOKS),
        (Pubmed(), "12345678", EFETCH),
        (Pmc(), "PMC7654321", IDCONV.format("PMC7654321")),
    ],
)
def test_another_status_is_a_failure_that_names_it(
    server: Server,
    access: Access,
    registry: Registry,
    identifier: str,
    path: str,
    status: int,
) -> None:
    server.page(path, page(b"", status=status))

    with pytest.raises(NetworkFailure, match=f"answered with status {status}"):
        registry.fetch(identifier, access)
