"""Which texts are identifiers, and of which registry."""

from __future__ import annotations

import pytest

from evidence.bibliography.entries import read_bibliography
from evidence.errors import UsageFault
from evidence.registries.base import find_registries, recognise

REGISTRIES = find_registries()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10.5555/xyz", "DOI 10.5555/xyz"),
        ("doi:10.5555/XYZ", "DOI 10.5555/xyz"),
        ("https://doi.org/10.5555/xyz", "DOI 10.5555/xyz"),
        ("http://dx.doi.org/10.5555/xyz", "DOI 10.5555/xyz"),
        ("arXiv:2101.00001v2", "arXiv 2101.00001v2"),
        ("2101.00001", "arXiv 2101.00001"),
        ("0704.0001", "arXiv 0704.0001"),
        ("hep-th/9901001", "arXiv hep-th/9901001"),
        ("math.GT/0309136v1", "arXiv math.GT/0309136v1"),
        ("https://arxiv.org/abs/2101.00001", "arXiv 2101.00001"),
        ("https://arxiv.org/pdf/2101.00001v1.pdf", "arXiv 2101.00001v1"),
        ("10.48550/arXiv.2101.00001", "arXiv 2101.00001"),
        ("arXiv:1501.00001 [stat.AP]", "arXiv 1501.00001"),
        ("0-306-40615-2", "ISBN 9780306406157"),
        ("978-0-306-40615-7", "ISBN 9780306406157"),
        ("978‑0‑306‑40615‑7", "ISBN 9780306406157"),
        ("ISBN 9780306406157", "ISBN 9780306406157"),
        ("PMID:12345678", "PMID 12345678"),
        ("PMID 12345678", "PMID 12345678"),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", "PMID 12345678"),
        ("PMC7654321", "PMC PMC7654321"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC7654321/", "PMC PMC7654321"),
    ],
)
def test_an_identifier_is_recognised_in_its_usual_forms(
    text: str, expected: str
) -> None:
    assert str(recognise(text, REGISTRIES)) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("12345678", "'12345678' is no identifier that a registry knows"),
        ("rivers", "'rivers' is no identifier that a registry knows"),
        ("2113.00001", "'2113.00001' is no identifier that a registry knows"),
        ("", "'' is no identifier that a registry knows"),
        ("10.5555/", "the DOI '10.5555/' has no suffix after its registrant"),
        ("978-0-306-40615-8", "the ISBN '978-0-306-40615-8' has a wrong check digit"),
    ],
)
def test_what_is_none_says_what_is_wrong(text: str, said: str) -> None:
    with pytest.raises(UsageFault) as caught:
        recognise(text, REGISTRIES)

    assert str(caught.value) == said
    assert "arXiv:2101.00001" in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("doi = {10.5555/XYZ}", ["DOI 10.5555/xyz"]),
        ("url = {https://doi.org/10.5555/xyz}", ["DOI 10.5555/xyz"]),
        ("url = {https://example.org/10.5555/xyz}", []),
        ("eprint = {2101.00001}, eprinttype = {arxiv}", ["arXiv 2101.00001"]),
        (
            "eprint = {hep-th/9901001}, archiveprefix = {arXiv}",
            ["arXiv hep-th/9901001"],
        ),
        ("eprint = {2101.00001}", []),
        ("doi = {10.48550/arXiv.2101.00001}", ["arXiv 2101.00001"]),
        ("pmid = {12345678}", ["PMID 12345678"]),
        ("eprint = {12345678}, eprinttype = {pubmed}", ["PMID 12345678"]),
        ("pmcid = {PMC7654321}", ["PMC PMC7654321"]),
        ("isbn = {0-306-40615-2 (pbk)}", ["ISBN 9780306406157"]),
        (
            "isbn = {9780306406157}, pmid = {1}, doi = {10.5555/xyz}",
            ["DOI 10.5555/xyz", "PMID 1", "ISBN 9780306406157"],
        ),
        ("doi = {none}, isbn = {123}, pmid = {x}", []),
    ],
)
def test_an_entry_gives_its_identifiers_the_most_telling_first(
    fields: str, expected: list[str]
) -> None:
    text = f"@book{{k, title = {{T}}, {fields}}}".encode()
    (entry,) = read_bibliography(text, "refs.bib").entries

    found = [
        f"{one.kind} {value}"
        for one in REGISTRIES
        if (value := one.of_entry(entry)) is not None
    ]

    assert found == expected


def test_a_chapters_isbn_is_that_of_its_volume() -> None:
    text = b"@incollection{k, title = {T}, isbn = {9780306406157}}"
    (entry,) = read_bibliography(text, "refs.bib").entries

    assert [one.of_entry(entry) for one in REGISTRIES] == [None] * len(REGISTRIES)
