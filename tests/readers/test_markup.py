"""LaTeX, HTML, reStructuredText, EPUB, OpenDocument: text, citations, places."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import pytest

from evidence.errors import InputRefused
from evidence.pandoc import find_pandoc
from evidence.readers.base import read_manuscript
from evidence.text.document import BlockKind, Document

MARKDOWN = """---
title: Tolls
lang: en-GB
---

# The locks

Keepers were paid by the boat.^[So they said.] They paid 12 km^2^ of tax^3,4^.

> Nothing was written down.

| year | boats |
|------|-------|
| 1901 | 54    |
"""


def read(tmp_path: Path, name: str, text: str | bytes) -> Document:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_manuscript(path)


def rendered(tmp_path: Path, name: str, to: str) -> Document:
    path = tmp_path / name
    subprocess.run(
        [find_pandoc(), "-f", "markdown", "-t", to, "-s", "-o", str(path)],
        input=MARKDOWN.encode(),
        check=True,
    )
    return read_manuscript(path)


def marked(document: Document) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    return [
        (
            document.text[one.start : one.end],
            one.system,
            [(item.key, item.locator, item.prefix) for item in one.items],
        )
        for one in document.marked
    ]


@pytest.mark.parametrize(
    ("name", "to"),
    [
        ("a.tex", "latex"),
        ("a.html", "html"),
        ("a.rst", "rst"),
        ("a.epub", "epub3"),
        ("a.odt", "odt"),
        ("a.docx", "docx"),
    ],
)
def test_every_format_gives_the_same_paragraphs_quotation_and_table(
    tmp_path: Path, name: str, to: str
) -> None:
    document = rendered(tmp_path, name, to)
    words = {
        (block.kind, document.text[block.start : block.end])
        for block in document.blocks
    }

    assert (BlockKind.HEADING, "The locks") in words
    if to != "latex":  # pandoc loses the first cell of its own longtable
        assert (BlockKind.TABLE, "year\tboats\n1901\t54") in words
    paid = next(text for _, text in words if text.startswith("Keepers were paid"))
    assert paid.startswith("Keepers were paid by the boat.¹ They paid 12 km")
    notes = [text for kind, text in words if kind is BlockKind.FOOTNOTE]
    assert notes == ["¹ So they said."]


def test_citations_of_latex_keep_keys_pages_and_prefixes(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "a.tex",
        r"""\documentclass{article}
% a remark on \cite{nobody}
\begin{document}
Paid by the boat \citep[see][p.~3]{ash2019,bell2010}.

As \textcite{cole} and \footcite{dent2001} say.\nocite{eve}
\end{document}
""",
    )

    assert marked(document) == [
        (
            r"\citep[see][p.~3]{ash2019,bell2010}",
            "latex",
            [("ash2019", "", "see"), ("bell2010", "3", "")],
        ),
        (r"\textcite{cole}", "latex", [("cole", "", "")]),
        (r"\footcite{dent2001}", "latex", [("dent2001", "", "")]),
    ]
    start = document.marked[0].start
    assert document.line_of(start)[0] == 4


def test_what_latex_includes_is_named(tmp_path: Path) -> None:
    document = read(tmp_path, "a.tex", "One word.\n\n\\input{chapters/two}\n")

    assert document.warnings == ("what it includes is not read: chapters/two",)


def test_a_page_of_html_cites_by_attributes_and_links(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "a.html",
        "<!DOCTYPE html><html><head><title>Tolls</title><style>p{}</style></head><body>"
        "<nav>Home</nav><script>alert(1)</script>\n"
        '<p>Paid <span class="citation" data-cites="ash2019 bell2010">(Ash 2019; Bell '
        "2010)</span>,\nas <a href='https://doi.org/10.1000/rivers'>Cole</a> said; see "
        "<a href='#ref-dent'>Dent</a>.</p></body></html>",
    )

    assert document.text == "Paid (Ash 2019; Bell 2010), as Cole said; see Dent."
    assert marked(document) == [
        (
            "(Ash 2019; Bell 2010)",
            "html",
            [("ash2019", "", ""), ("bell2010", "", "")],
        ),
        ("Cole", "html", [("", "", "")]),
        ("Dent", "html", [("dent", "", "")]),
    ]
    assert document.marked[1].items[0].uris == ("https://doi.org/10.1000/rivers",)
    assert document.line_of(document.text.index("Cole")) == (3, 45)


def test_what_a_page_hides_is_not_read(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "a.html",
        "<p>Seen<span hidden> unseen</span>, too<i style='display: none'>x</i>.</p>",
    )

    assert " ".join(document.text.split()).replace(" ,", ",") == "Seen, too ."


def test_roles_of_sphinx_are_citations(tmp_path: Path) -> None:
    document = read(
        tmp_path, "a.rst", "Paid :cite:p:`ash2019,bell2010` and :footcite:t:`cole`.\n"
    )

    assert marked(document) == [
        ("ash2019,bell2010", "pandoc", [("ash2019", "", ""), ("bell2010", "", "")]),
        ("cole", "pandoc", [("cole", "", "")]),
    ]


def test_citations_of_markdown_keep_keys_pages_and_prefixes(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "a.md",
        "Paid [see @ash2019, pp. 3-5; -@bell2010]. As @cole [chap. 2] says.\n\n"
        "Write to me@example.org or `@code`.\n",
    )

    assert marked(document) == [
        (
            "[see @ash2019, pp. 3-5; -@bell2010]",
            "pandoc",
            [("ash2019", "3-5", "see"), ("bell2010", "", "")],
        ),
        ("@cole [chap. 2]", "pandoc", [("cole", "2", "")]),
    ]
    assert document.marked[1].items[0].label == "chapter"


def test_words_behind_a_remark_in_markdown_are_not_lost(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "a.md",
        "First.\n\n<!-- not yet --> Keepers were <b>paid</b> [@ash2019].\n\n<hr>\n",
    )

    assert document.text == "First.\n\nKeepers were paid [@ash2019]."
    assert marked(document) == [("[@ash2019]", "pandoc", [("ash2019", "", "")])]
    assert document.line_of(document.text.index("Keepers")) == (3, 18)


def test_a_raised_remark_is_told_from_the_word_before_it(tmp_path: Path) -> None:
    document = read(tmp_path, "a.html", "<p>It grew<sup>see 3, 4</sup>.</p>")

    assert document.text == "It grew^(see 3, 4)."


@pytest.mark.parametrize("name", ["a.tex", "a.html", "a.rst"])
@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\0\1\2"])
def test_what_has_no_words_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    with pytest.raises(InputRefused):
        read(tmp_path, name, data)


def package(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return stream.getvalue()


def test_hostile_packages_are_refused_with_what_is_wrong(tmp_path: Path) -> None:
    entity = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    bomb = package(**{"content.xml": b"<a/>", "Pictures/x": bytes(40_000_000)})

    with pytest.raises(InputRefused, match="defines entities or a document type"):
        read(tmp_path, "a.odt", package(**{"content.xml": entity}))
    with pytest.raises(InputRefused, match="'Pictures/x' unpacks to far more than it"):
        read(tmp_path, "b.odt", bomb)
    with pytest.raises(InputRefused, match="this is no EPUB file"):
        read(tmp_path, "a.epub", b"not a package")
