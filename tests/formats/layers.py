"""Small PDFs whose words stand where a test says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pikepdf


def layered(
    path: Path, words: Sequence[tuple[float, float, str]], *, rotate: int = 0
) -> Path:
    """Write a page of 600 by 800 points with *words* at (left, baseline) in Courier.

    They are ten points high, and nobody sees them, as in the layer of a scan.
    """
    shown = [f"1 0 0 1 {left} {up} Tm ({word}) Tj" for left, up, word in words]
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(600, 800))
        courier = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Courier,
        )
        page.add_resource(courier, pikepdf.Name.Font, pikepdf.Name.F1)
        page.Contents = pdf.make_stream(
            f"BT 3 Tr /F1 10 Tf {' '.join(shown)} ET".encode()
        )
        page.rotate(rotate, relative=False)
        pdf.save(path)
    return path
