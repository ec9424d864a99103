"""Tags that say nothing go; what they held stays, in its order."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from evidence.formats.pdf_tags import rows_of, tidy

DRAWN = b"".join(b"/Span <</MCID %d>> BDC EMC\n" % number for number in range(6))


def element(pdf: Pdf, kind: str, above: Object, *kids: int) -> Object:
    """Return a new element that holds *kids*, and put it below *above*."""
    made = pdf.make_indirect(
        Dictionary(
            Type=Name.StructElem,
            S=Name(f"/{kind}"),
            P=above,
            Pg=pdf.pages[0].obj,
            K=Array(kids),
        )
    )
    for kid in kids:
        pdf.Root.StructTreeRoot.ParentTree.Nums[1][kid] = made
    if kind != "Document":
        above.K.append(made)
    return made


def tagged() -> Pdf:
    """Return a page with six marks, of which the first is a running head's."""
    pdf = Pdf.new()
    pdf.add_blank_page()
    page = pdf.pages[0].obj
    page.StructParents = 0
    page.Contents = pdf.make_stream(DRAWN)
    rows = Array([0, pdf.make_indirect(Array([None] * 6))])
    root = pdf.make_indirect(Dictionary(ParentTree=Dictionary(Nums=rows)))
    pdf.Root.StructTreeRoot = root
    document = element(pdf, "Document", root)
    root.K = Array([document])
    element(pdf, "NonStruct", document, 0)
    document.K = Array()
    section = element(pdf, "Sect", document)
    line = element(pdf, "P", section)
    element(pdf, "Span", line, 1)
    outer = element(pdf, "NonStruct", line)
    element(pdf, "Span", outer, 2)
    element(pdf, "Figure", outer, 3)
    named = element(pdf, "Span", line, 4)
    named.ActualText = pikepdf.String("four")
    element(pdf, "NonStruct", section, 5)
    return pdf


def shown(element: Object) -> object:
    """Return *element* as its kind with what it holds."""
    kids = element.get("/K", Array())
    return str(element.S)[1:], [
        shown(kid) if isinstance(kid, Dictionary) else int(kid) for kid in kids
    ]


def test_content_is_given_to_what_says_something() -> None:
    pdf = tagged()

    tidy(pdf)

    assert shown(pdf.Root.StructTreeRoot.K[0]) == (
        "Document",
        [
            (
                "Sect",
                [
                    ("P", [1, 2, ("Figure", [3]), ("Span", [4])]),
                    ("NonStruct", [5]),
                ],
            )
        ],
    )


def test_the_way_back_from_a_mark_leads_to_what_holds_it() -> None:
    pdf = tagged()

    tidy(pdf)

    ((_, row),) = rows_of(pdf)
    assert [str(getattr(each, "S", "none")) for each in row] == [
        *("none", "/P", "/P", "/Figure", "/Span", "/NonStruct")
    ]
    figure = pdf.Root.StructTreeRoot.K[0].K[0].K[0].K[2]
    assert figure.P.S == "/P"


def test_what_is_in_no_element_becomes_an_artifact() -> None:
    pdf = tagged()

    tidy(pdf)

    first, second, *_ = pdf.pages[0].Contents.read_bytes().splitlines()
    assert first == b"/Artifact <</Type /Pagination /Subtype /Header>> BDC EMC"
    assert second == b"/Span <</MCID 1>> BDC EMC"
