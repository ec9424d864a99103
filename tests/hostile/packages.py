"""Hostile Word, OpenDocument, EPUB and Excel files, each a few lines of making.

Each function returns the bytes of one file. *canary* is a file whose words must never
come out: whoever reads it was led there by what the package says.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

Make = Callable[[Path], bytes]

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Override PartName="/{0}" ContentType="application/vnd.'
    'openxmlformats-officedocument.{1}.main+xml"/>{2}</Types>'
)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def package(
    members: Mapping[str, str | bytes], *, packed: int = zipfile.ZIP_DEFLATED
) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packed) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return stream.getvalue()


def relation(kind: str, target: str, mode: str = "") -> str:
    return (
        f'<Relationships xmlns="{RELS}"><Relationship Id="rId1" Type="{DOC}/{kind}" '
        f'Target="{target}" {mode}/></Relationships>'
    )


def docx(document: str | bytes, more: Mapping[str, str | bytes] = {}) -> bytes:
    return package(
        {
            "[Content_Types].xml": TYPES.format(
                "word/document.xml", "wordprocessingml.document", ""
            ),
            "_rels/.rels": relation("officeDocument", "word/document.xml"),
            "word/document.xml": document,
            **more,
        }
    )


def xlsx(sheet: str, more: Mapping[str, str | bytes] = {}) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    override = (
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    )
    book = (
        f'<workbook xmlns="{main}" xmlns:r="{DOC}"><sheets>'
        '<sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    return package(
        {
            "[Content_Types].xml": TYPES.format(
                "xl/workbook.xml", "spreadsheetml.sheet", override
            ),
            "_rels/.rels": relation("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": relation(
                "worksheet", "worksheets/sheet1.xml"
            ),
            "xl/worksheets/sheet1.xml": f'{sheet[: sheet.find(">")]} xmlns="{main}"'
            f"{sheet[sheet.find('>') :]}",
            **more,
        }
    )


def odt(text: str) -> bytes:
    content = (
        f'<office:document-content xmlns:office="{OFFICE}:office:1.0" '
        f'xmlns:text="{OFFICE}:text:1.0" xmlns:table="{OFFICE}:table:1.0" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'xmlns:draw="{OFFICE}:drawing:1.0">'
        f"<office:body><office:text>{text}</office:text></office:body>"
        "</office:document-content>"
    )
    return package(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "styles.xml": f'<office:document-styles xmlns:office="{OFFICE}:office:1.0">'
            "<office:font-face-decls/><office:styles/><office:automatic-styles/>"
            "<office:master-styles/></office:document-styles>",
        },
        packed=zipfile.ZIP_STORED,
    )


def body(inside: str, doctype: str = "") -> str:
    return f"{HEAD}{doctype}<w:document {W}><w:body>{inside}</w:body></w:document>"


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def external_entity(canary: Path) -> bytes:
    doctype = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{canary.as_uri()}">]>'
    return docx(body(paragraph("&a;"), doctype))


def external_entity_in_utf16(canary: Path) -> bytes:
    doctype = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{canary.as_uri()}">]>'
    text = body(paragraph("&a;"), doctype).replace("UTF-8", "UTF-16")
    return docx(text.encode("utf-16"))


def entity_in_a_workbook_in_utf16(canary: Path) -> bytes:
    doctype = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{canary.as_uri()}">]>'
    text = (
        f'<?xml version="1.0" encoding="UTF-16"?>{doctype}<sst xmlns="http://schemas.'
        'openxmlformats.org/spreadsheetml/2006/main"><si><t>&a;</t></si></sst>'
    )
    cell = '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    return xlsx(
        f"{cell}</sheetData></worksheet>",
        {"xl/sharedStrings.xml": text.encode("utf-16")},
    )


def external_subset(canary: Path) -> bytes:
    return docx(body(paragraph("57"), f'<!DOCTYPE x SYSTEM "{canary.as_uri()}">'))


def parameter_entity(canary: Path) -> bytes:
    doctype = f'<!DOCTYPE x [<!ENTITY % a SYSTEM "{canary.as_uri()}"> %a;]>'
    return docx(body(paragraph("57"), doctype))


def entity_in_relations(canary: Path) -> bytes:
    doctype = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{canary.as_uri()}">]>'
    rels = doctype + relation("image", "&a;")
    return docx(body(paragraph("57")), {"word/_rels/document.xml.rels": rels})


def billion_laughs(_canary: Path) -> bytes:
    laughs = "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(10)
    )
    return docx(body(paragraph("&a9;"), f"<!DOCTYPE x [{laughs}]>"))


def quadratic_growth(_canary: Path) -> bytes:
    doctype = f'<!DOCTYPE x [<!ENTITY a "{"a" * 100_000}">]>'
    return docx(body(paragraph("&a;" * 20_000), doctype))


def file_in_xinclude(canary: Path) -> bytes:
    include = (
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" '
        f'href="{canary.as_uri()}"/>'
    )
    return docx(body(paragraph(include)))


def linked_files(canary: Path) -> bytes:
    chunk = f'<w:altChunk xmlns:r="{DOC}" r:id="rId1"/>'
    rels = relation("aFChunk", canary.as_uri(), 'TargetMode="External"')
    return docx(body(chunk), {"word/_rels/document.xml.rels": rels})


def linked_files_in_odt(canary: Path) -> bytes:
    return odt(
        f'<text:section><text:section-source xlink:href="{canary.as_uri()}"/>'
        f'</text:section><draw:frame><draw:object xlink:href="{canary.as_uri()}"/>'
        f'<draw:image xlink:href="../../..{canary}"/></draw:frame>'
    )


def bomb(_canary: Path) -> bytes:
    return docx(bytes(250_000_000))


def bomb_of_good_xml(_canary: Path) -> bytes:
    """Two megabytes that unpack to half a million paragraphs."""
    return docx(body(paragraph("57 States") * 400_000))


def many_members(_canary: Path) -> bytes:
    return docx(body(""), {f"word/media/{n}.xml": "" for n in range(3_000)})


def overlapping_members(_canary: Path) -> bytes:
    """One packed kernel that many entries share, as in David Fifield's bombs."""
    size = 200_000
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = kernel.compress(bytes(size)) + kernel.flush()
    crc = zlib.crc32(bytes(size))
    name = b"word/document.xml"
    local = struct.pack(
        "<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(packed), size, len(name), 0
    )
    start = local + name + packed
    names = [name, *(b"word/%06d.xml" % n for n in range(1_900))]
    central = b"".join(
        struct.pack(
            "<4s6H3I5H2I",
            *(b"PK\x01\x02", 20, 20, 0, 8, 0, 0, crc, len(packed), size),
            *(len(each), 0, 0, 0, 0, 0, 0),
        )
        + each
        for each in names
    )
    end = struct.pack(
        "<4s4H2IH",
        *(b"PK\x05\x06", 0, 0, len(names), len(names), len(central), len(start), 0),
    )
    return start + central + end


def lying_sizes(_canary: Path) -> bytes:
    """Say of a hundred megabytes that they are ten bytes."""
    data = bytearray(docx(bytes(100_000_000)))
    at = data.rfind(b"word/document.xml") - 46
    struct.pack_into("<I", data, at + 24, 10)
    return bytes(data)


def deep(_canary: Path) -> bytes:
    return docx(body("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000))


def deep_tables(_canary: Path) -> bytes:
    cell, end = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    return docx(body(cell * 3_000 + paragraph("57") + end * 3_000))


def one_word_of_fifty_megabytes(_canary: Path) -> bytes:
    return docx(body(paragraph("a" * 50_000_000)))


def attributes(_canary: Path) -> bytes:
    many = " ".join(f'a{n}=""' for n in range(300_000))
    return docx(body(f"<w:p {many}/>"))


def escaping_names(canary: Path) -> bytes:
    names = ("../../../../tmp/x.xml", str(canary), "C:\\x.xml", "word/../../x.xml")
    return docx(body(""), dict.fromkeys(names, "<x/>"))


def other_packing(_canary: Path) -> bytes:
    return package({"word/document.xml": bytes(200_000_000)}, packed=zipfile.ZIP_LZMA)


def encrypted(_canary: Path) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"word/document.xml" + bytes(4096)


def repeated_blanks(_canary: Path) -> bytes:
    return odt('<text:p>57<text:s text:c="2000000000"/>States</text:p>')


def repeated_cells(_canary: Path) -> bytes:
    return odt(
        '<table:table><table:table-column table:number-columns-repeated="999999999"/>'
        '<table:table-row table:number-rows-repeated="999999999"><table:table-cell '
        'table:number-columns-repeated="999999999"><text:p>57</text:p>'
        "</table:table-cell></table:table-row></table:table>"
    )


def far_cell(_canary: Path) -> bytes:
    """A sheet of one cell, in its last row and column."""
    cell = '<row r="1048576"><c r="XFD1048576"><v>57</v></c></row>'
    return xlsx(f"<worksheet><sheetData>{cell}</sheetData></worksheet>")


def cells_of_rubbish(_canary: Path) -> bytes:
    cells = (
        '<c r="A1" t="s"><v>99999999999</v></c><c r="B1" t="d"><v>no day</v></c>'
        '<c r="?!" t="n"><v>1e999</v></c><c r="C1" t="e"/><c r="D1" t="zz"><v>x</v></c>'
    )
    rows = f'<row r="1">{cells}</row><row r="-5"/><row r="x"/>'
    return xlsx(f"<worksheet><sheetData>{rows}</sheetData></worksheet>")


FILES: tuple[Make, ...] = (
    *(external_entity, external_entity_in_utf16, entity_in_a_workbook_in_utf16),
    *(external_subset, parameter_entity, entity_in_relations, billion_laughs),
    *(quadratic_growth, file_in_xinclude, linked_files, linked_files_in_odt),
    *(bomb, bomb_of_good_xml, many_members, overlapping_members, lying_sizes, deep),
    *(deep_tables, one_word_of_fifty_megabytes, attributes, escaping_names),
    *(other_packing, encrypted, repeated_blanks, repeated_cells, far_cell),
    cells_of_rubbish,
)
