"""The lines of a PDF have their own words, place and size of type."""

from __future__ import annotations

from pathlib import Path

from weasyprint import HTML

from evidence.formats.pdf_lines import Line, read_pages

STYLE = "@page { size: 400px; margin: 50px } body, p { margin: 0; font-size: 10px }"


def lines(path: Path, body: str) -> tuple[Line, ...]:
    """Return the lines of a page of 400 by 400 pixels with margins of 50."""
    HTML(string=f"<style>{STYLE}</style><body>{body}</body>").write_pdf(path)
    (page,) = read_pages(str(path)).lines
    return page


def test_a_number_is_raised_behind_letters_that_pdfium_counts_twice(
    tmp_path: Path,
) -> None:
    body = "<p>The set 𝒜𝒞 had 12 of them<sup style='font-size:6px'>17</sup> in 2012</p>"

    assert "".join(line.text for line in lines(tmp_path / "a.pdf", body)) == (
        "The set 𝒜𝒞 had 12 of them¹⁷ in 2012"
    )


def test_every_line_begins_at_its_margin_with_its_own_size(tmp_path: Path) -> None:
    body = (
        "<p>First of all 1985</p><p style='font-size:14px'>𝒜 larger one</p>"
        "<p style='margin-left:30px'>one set in</p>"
    )

    found = [
        (line.text, round(line.left / 0.75, -1), line.size)
        for line in lines(tmp_path / "a.pdf", body)
    ]

    assert found == [
        ("First of all 1985", 50, 10),
        ("𝒜 larger one", 50, 14),
        ("one set in", 80, 10),
    ]
