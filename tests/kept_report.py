"""A report of three printed pages, 13 to 15, as a PDF, and a web page."""

from __future__ import annotations

import io

import pikepdf

FILLER = (
    "The survey went on for many months, and its authors walked through the valleys "
    "and asked those who would answer. "
)
MOVED = (
    "Between 2017 and 2019 more than 80,000 labourers were transferred out of the far "
    "west of the region. Some of them were sent directly from the camps. The "
    "conditions were, one official said, not coercive; others called them harsh."
)
PAGES = (
    f"<h1>Labour on the move</h1><p>{FILLER * 3}</p>",
    f"<p>{MOVED}</p><p>{FILLER * 2}Work is work, they said.</p>",
    f"<p>{FILLER}Work is work, we heard.</p><p>In all, 83 brands were named.</p>",
)
HTML = (
    b"<!doctype html><html lang=en><title>OSCE</title><main><p>It is known to many."
    b"<p>With 57 participating States, it is the largest of its kind.</main></html>"
)


def report(*, labels: bool = True, rotated: bool = False) -> bytes:
    """Return the report; its pages have labels from 13 on."""
    import weasyprint  # noqa: PLC0415 - slow

    css = (
        "<style>@page {size: A5} section {break-after: page} p {hyphens: auto}</style>"
    )
    body = "".join(f"<section>{page}</section>" for page in PAGES)
    made = weasyprint.HTML(string=f"<html lang=en>{css}{body}").write_pdf()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        if labels:
            style = pikepdf.Dictionary(S=pikepdf.Name.D, St=13)
            pdf.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array([0, style]))
        if rotated:
            for page in pdf.pages:
                page.rotate(90, relative=False)
        stream = io.BytesIO()
        pdf.save(stream)
    return stream.getvalue()
