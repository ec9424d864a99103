"""Hostile PDFs, each a few lines of making; *canary* is a file that none may show."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

Make = Callable[[Path], bytes]

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R"
    b"/Resources<</Font<</F 5 0 R>>>>>>"
)
WORDS = b"BT /F 12 Tf 40 200 Td (There are 57 States.) Tj ET\n"


def stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (more, len(content), content)


def packed(content: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        content = zlib.compress(content, 9)
    filters = b"/FlateDecode " * times
    return stream(content, b"/Filter[%s]" % filters)


def document(
    changed: Mapping[int, bytes] = {}, *, root: bytes = b"", trailer: bytes = b""
) -> bytes:
    """Return a page with a sentence; *changed* are objects in place of its own."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R%s>>" % root,
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: PAGE,
        4: stream(WORDS),
        5: FONT,
        **changed,
    }
    data, places = bytearray(b"%PDF-1.7\n"), {}
    for number in sorted(objects):
        places[number] = len(data)
        data += b"%d 0 obj%s\nendobj\n" % (number, objects[number])
    start, count = len(data), max(objects) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n" % count
    for number in range(1, count):
        data += b"%010d 00000 %s \n" % (
            places.get(number, 0),
            b"n" if number in places else b"f",
        )
    data += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        *(count, trailer, start),
    )
    return bytes(data)


def plain(_canary: Path) -> bytes:
    return document()


def bomb(_canary: Path) -> bytes:
    return document({4: packed(b"q " * 500_000_000, 1)})


def bomb_in_a_bomb(_canary: Path) -> bytes:
    return document({4: packed(bytes(1_000_000_000), 3)})


def run_lengths(_canary: Path) -> bytes:
    data = zlib.compress(b"\x81q" * 20_000_000, 9)
    filters = b"/Filter[/FlateDecode/RunLengthDecode]"
    return document({4: stream(data, filters)})


def many_filters(_canary: Path) -> bytes:
    return document({4: stream(WORDS, b"/Filter[%s]" % (b"/ASCIIHexDecode " * 9_999))})


def predictor(_canary: Path) -> bytes:
    said = (
        b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2147483647/Colors 32>>"
    )
    return document({4: stream(zlib.compress(bytes(10_000)), said)})


def page_that_is_its_own_parent(_canary: Path) -> bytes:
    return document({2: b"<</Type/Pages/Kids[2 0 R 3 0 R]/Parent 2 0 R/Count 9>>"})


def ring_of_pages(_canary: Path) -> bytes:
    ring = {6: b"<</Type/Pages/Kids[2 0 R]/Parent 2 0 R/Count 1>>"}
    return document({2: b"<</Type/Pages/Kids[6 0 R]/Count 1>>", **ring})


def claimed_pages(_canary: Path) -> bytes:
    return document({2: b"<</Type/Pages/Kids[3 0 R]/Count 2147483647>>"})


def many_pages(_canary: Path) -> bytes:
    kids = b"3 0 R " * 50_000
    return document({2: b"<</Type/Pages/Kids[%s]/Count 50000>>" % kids})


def deep_pages(_canary: Path) -> bytes:
    tree = {
        n: b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 1) for n in range(6, 20_000)
    }
    last = {20_000: PAGE}
    return document({2: b"<</Type/Pages/Kids[6 0 R]/Count 1>>", **tree, **last})


def deep_arrays(_canary: Path) -> bytes:
    return document(root=b"/X" + b"[" * 200_000 + b"]" * 200_000)


def form_in_itself(_canary: Path) -> bytes:
    page = PAGE.replace(b"/Font", b"/XObject<</X 6 0 R>>/Font")
    form = stream(
        b"/X Do /X Do",
        b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>",
    )
    return document({3: page, 4: stream(b"/X Do"), 6: form})


def forms_of_forms(_canary: Path) -> bytes:
    """Thirty forms, each drawing the next one twenty times."""
    forms = {
        n: stream(
            b"/X Do " * 20,
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
            b"/Resources<</XObject<</X %d 0 R>>>>" % (n + 1),
        )
        for n in range(6, 36)
    }
    page = PAGE.replace(b"/Font", b"/XObject<</X 6 0 R>>/Font")
    return document({3: page, 4: stream(b"/X Do"), **forms, 36: stream(b"q Q")})


def endless_states(_canary: Path) -> bytes:
    return document({4: packed(b"q " * 20_000_000)})


def many_words(_canary: Path) -> bytes:
    return document({4: packed(WORDS * 400_000)})


def huge_page(_canary: Path) -> bytes:
    return document({3: PAGE.replace(b"300 300", b"1e38 -1e38")})


def huge_picture(_canary: Path) -> bytes:
    page = PAGE.replace(b"/Font", b"/XObject<</X 6 0 R>>/Font")
    said = b"/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8"
    picture = stream(
        zlib.compress(bytes(9_999)), said + b"/ColorSpace/DeviceRGB/Filter/FlateDecode"
    )
    return document({3: page, 4: stream(WORDS + b"/X Do"), 6: picture})


def lost_table(_canary: Path) -> bytes:
    data = document()
    return data[: data.rindex(b"startxref")] + b"startxref\n99999999999\n%%EOF"


def table_that_leads_to_itself(_canary: Path) -> bytes:
    data = document()
    at = data.index(b"xref\n0")
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % at)


def object_streams(_canary: Path) -> bytes:
    inside = b"".join(b"%d 0 " % n for n in range(10, 60_000)) + b"<<>>" * 9
    said = b"/Type/ObjStm/N 2147483647/First 2147483000"
    return document({6: stream(inside, said + b"/Extends 6 0 R")})


def huge_object_number(_canary: Path) -> bytes:
    return document(trailer=b"/Size 2147483647/Prev 2147483647")


def label_of_many_letters(_canary: Path) -> bytes:
    """A page called by a letter, written as often as the number says."""
    labels = b"/PageLabels<</Nums[0<</S/a/St 2000000000>>]>>"
    return document(root=labels)


def labels_in_a_ring(_canary: Path) -> bytes:
    tree = b"<</Kids[6 0 R 6 0 R]/Limits[0 9]>>"
    return document({6: tree}, root=b"/PageLabels 6 0 R")


def title_without_end(_canary: Path) -> bytes:
    title = b"<</Title(%s)>>" % (b"T" * 30_000_000)
    return document({6: title}, trailer=b"/Info 6 0 R")


def scripts_and_files(canary: Path) -> bytes:
    path = str(canary).encode()
    action = (
        b"/OpenAction<</S/Launch/F(%s)>>/AA<</O<</S/JavaScript/JS(app.alert(1))>>>>"
    )
    reference = (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Ref<</F(%s)/Page 0>>>>" % path
    )
    outside = b"<</F(%s)/FFilter/None/Length 0>>stream\n\nendstream" % path
    return document({4: outside, 6: reference}, root=action % path)


def mapped_characters(_canary: Path) -> bytes:
    """A font whose map makes of each letter a hundred thousand."""
    said = b"1 beginbfchar <41> <%s> endbfchar" % (b"0042" * 100_000)
    font = FONT[:-2] + b"/ToUnicode 6 0 R>>"
    letters = b"BT /F 12 Tf (%s) Tj ET" % (b"A" * 60_000)
    return document({4: packed(letters), 5: font, 6: packed(said)})


def locked(_canary: Path) -> bytes:
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(%s)/U(%s)>>/ID[<00><00>]" % (
        b"o" * 32,
        b"u" * 32,
    )
    return document(trailer=lock)


FILES: tuple[Make, ...] = (
    *(plain, bomb, bomb_in_a_bomb, run_lengths, many_filters, predictor),
    *(page_that_is_its_own_parent, ring_of_pages, claimed_pages, many_pages),
    *(deep_pages, deep_arrays, form_in_itself, forms_of_forms, endless_states),
    *(many_words, huge_page, huge_picture, lost_table, table_that_leads_to_itself),
    *(object_streams, huge_object_number, label_of_many_letters, labels_in_a_ring),
    *(title_without_end, scripts_and_files, mapped_characters, locked),
)
SMALL: tuple[Make, ...] = (
    *(plain, page_that_is_its_own_parent, table_that_leads_to_itself),
    *(scripts_and_files, label_of_many_letters, locked),
)
"""Those of some hundred bytes, to be damaged further; none kills its reader."""
