"""Word manuscripts: their text, their citations, and what is said of them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from evidence.errors import InputRefused
from evidence.readers.word import Word
from evidence.text.document import BlockKind, Document
from tests.formats.word_file import control, csl, field, run, word_file

SMITH: dict[str, Any] = {
    "id": 1,
    "type": "article-journal",
    "title": "Roads",
    "DOI": "10.1000/roads",
    "issued": {"date-parts": [[2019]]},
    "author": [{"family": "Smith", "given": "Ann"}],
}
JONES: dict[str, Any] = {
    "id": 1,
    "type": "book",
    "title": "Rivers",
    "issued": {"date-parts": [["2020"]]},
    "author": [{"family": "Jones", "given": "Bo"}],
}


WHO = 'w:author="Ed" w:date="2026-01-02T03:04:05Z"'
STYLES = {
    "word/_rels/document.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="rId1" Target="styles.xml" Type="http://'
        "schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
        '"/></Relationships>'
    ),
    "word/styles.xml": (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/'
        'main"><w:style w:type="paragraph" w:styleId="Heading1"><w:name '
        'w:val="heading 1"/></w:style></w:styles>'
    ),
}


def read(data: bytes) -> Document:
    return Word().read(data, path=Path("draft.docx"))


def item(data: dict[str, Any], uri: str, **more: Any) -> dict[str, Any]:
    return {"id": data["id"], "uris": [uri], "itemData": data, **more}


def shown(document: Document) -> list[tuple[str, str, list[str]]]:
    """Return each marked citation's text, system and titles."""
    return [
        (
            document.text[one.start : one.end],
            one.system,
            [str(item.data.get("title", "")) for item in one.items],
        )
        for one in document.marked
    ]


def test_a_field_of_zotero_is_a_citation_with_its_data_and_locator() -> None:
    instruction = "ADDIN ZOTERO_ITEM CSL_CITATION " + csl(
        item(SMITH, "http://zotero.org/users/1/items/A", locator="12", label="page")
    )

    document = read(
        word_file(run("As found ") + field(instruction, "(Smith 2019, 12)") + run("."))
    )

    assert document.text == "As found (Smith 2019, 12)."
    [cited] = document.marked
    [work] = cited.items
    assert document.text[cited.start : cited.end] == "(Smith 2019, 12)"
    assert (cited.system, work.uris, work.data, work.locator, work.label) == (
        "zotero",
        ("http://zotero.org/users/1/items/A",),
        SMITH,
        "12",
        "page",
    )


def test_an_instruction_may_be_cut_into_many_runs() -> None:
    instruction = "ADDIN CSL_CITATION " + csl(item(SMITH, "http://mendeley.com/1"))

    document = read(word_file(field(instruction, "(Smith 2019)", pieces=17)))

    assert shown(document) == [("(Smith 2019)", "mendeley", ["Roads"])]


def test_two_works_with_one_number_stay_two_works() -> None:
    first = field(
        "ADDIN ZOTERO_ITEM CSL_CITATION "
        + csl(item(SMITH, "http://zotero.org/users/1/items/A")),
        "[1]",
    )
    second = field(
        "ADDIN ZOTERO_ITEM CSL_CITATION "
        + csl(item(JONES, "http://zotero.org/users/2/items/B")),
        "[2]",
    )

    document = read(word_file(run("One ") + first, run("Two ") + second))

    assert shown(document) == [
        ("[1]", "zotero", ["Roads"]),
        ("[2]", "zotero", ["Rivers"]),
    ]


def test_a_content_control_of_mendeley_is_a_citation() -> None:
    document = read(
        word_file(run("See ") + control(item(JONES, ""), shown="(Jones, 2020)"))
    )

    assert document.text == "See (Jones, 2020)"
    assert shown(document) == [("(Jones, 2020)", "mendeley", ["Rivers"])]


def test_a_field_of_endnote_is_a_citation_with_the_record_as_csl() -> None:
    xml = (
        "<EndNote><Cite><Author>Smith</Author><Year>2019</Year><Pages>7</Pages>"
        '<record><ref-type name="Journal Article">17</ref-type><contributors><authors>'
        "<author><style>Smith, Ann</style></author></authors></contributors><titles>"
        "<title><style>Roads</style></title></titles><dates><year>2019</year></dates>"
        "<electronic-resource-num>10.1000/roads</electronic-resource-num></record>"
        "</Cite></EndNote>"
    )

    document = read(word_file(field(f" ADDIN EN.CITE {xml}", "(Smith, 2019: 7)")))

    [cited] = document.marked
    [work] = cited.items
    assert (cited.system, work.locator, work.label) == ("endnote", "7", "page")
    assert work.data == {
        "type": "article-journal",
        "title": "Roads",
        "DOI": "10.1000/roads",
        "issued": {"date-parts": [[2019]]},
        "author": [{"family": "Smith", "given": "Ann"}],
    }


def test_words_own_citations_take_their_data_from_its_sources() -> None:
    sources = (
        '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/'
        'bibliography"><b:Source><b:Tag>Smi19</b:Tag><b:Title>Roads</b:Title>'
        "<b:Year>2019</b:Year><b:Author><b:Author><b:NameList><b:Person><b:Last>Smith"
        "</b:Last><b:First>Ann</b:First></b:Person></b:NameList></b:Author></b:Author>"
        "</b:Source></b:Sources>"
    )

    document = read(
        word_file(
            field(r"CITATION Smi19 \p 23 \l 1033 ", "(Smith, 2019, p. 23)"),
            more={"customXml/item1.xml": sources},
        )
    )

    [cited] = document.marked
    assert cited.system == "word"
    assert cited.items[0].data == {
        "title": "Roads",
        "issued": {"date-parts": [[2019]]},
        "author": [{"family": "Smith", "given": "Ann"}],
    }
    assert cited.items[0].locator == "23"


def test_other_fields_are_text() -> None:
    document = read(word_file(run("Page ") + field("PAGEREF _Toc1", "4") + run(".")))

    assert (document.text, document.marked) == ("Page 4.", ())


def test_tracked_changes_are_accepted_and_told() -> None:
    document = read(
        word_file(
            run("The figure is ")
            + f'<w:del w:id="1" {WHO}><w:r><w:delText>50</w:delText></w:r></w:del>'
            + f'<w:ins w:id="2" {WHO}>{run("80")}</w:ins>'
            + run(".")
        )
    )

    assert document.text == "The figure is 80."
    [warning] = document.warnings
    assert warning == (
        "it has 2 tracked changes (1 insertions, 1 deletions): the text is read as if "
        "all were accepted"
    )


def looks(look: str, text: str) -> str:
    """Return a run of *text* with this in its ``w:rPr``."""
    return run(text).replace("<w:r>", f"<w:r><w:rPr>{look}</w:rPr>")


def test_hidden_text_is_left_out_and_told() -> None:
    document = read(
        word_file(
            run("It saw 57")
            + looks("<w:vanish/>", "12")
            + looks("<w:b/><w:vanish/>", "34")
            + looks('<w:vanish w:val="false"/>', " vessels")
            + run(".")
        )
    )

    assert document.text == "It saw 57 vessels."
    assert document.warnings == (
        "it has 1 hidden passage: what nobody sees is not read",
    )


def test_text_of_a_hidden_style_is_left_out_too() -> None:
    style = (
        '<w:style w:type="{0}" w:styleId="{1}"><w:name w:val="{1}"/><w:rPr><w:vanish/>'
        "</w:rPr></w:style></w:styles>"
    )
    styles = STYLES["word/styles.xml"]
    for kind, name in (("character", "Unseen"), ("paragraph", "Gone")):
        styles = styles.replace("</w:styles>", style.format(kind, name))

    document = read(
        word_file(
            run("It saw 57") + looks('<w:rStyle w:val="Unseen"/>', "12") + run("."),
            '<w:pPr><w:pStyle w:val="Gone"/></w:pPr>' + run("Nobody reads this."),
            run("It grew."),
            more=STYLES | {"word/styles.xml": styles},
        )
    )

    assert document.text == "It saw 57.\n\nIt grew."
    assert document.warnings == (
        "it has 2 hidden passages: what nobody sees is not read",
    )


def test_a_citation_among_hidden_words_stays_one() -> None:
    cited = field("ADDIN ZOTERO_ITEM CSL_CITATION " + csl(item(SMITH, "u/1")), "(1)")

    document = read(
        word_file(run("It grew ") + looks("<w:vanish/>", "not ") + cited + run("."))
    )

    assert document.text == "It grew (1)."
    assert shown(document) == [("(1)", "zotero", ["Roads"])]


def test_white_text_is_read_and_told() -> None:
    white = looks('<w:color w:val="ffffff"/>', " nowhere")

    document = read(word_file(run("It saw 57") + white + run(" vessels.")))

    assert document.text == "It saw 57 nowhere vessels."
    assert document.warnings == (
        "it has 1 passage in white, which is read: nobody sees white on white",
    )


def test_a_raised_number_stays_raised() -> None:
    raised = (
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3,4</w:t></w:r>'
    )

    assert read(word_file(run("It grew.") + raised)).text == "It grew.³,⁴"


def test_headings_and_paragraphs_are_blocks() -> None:
    heading = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' + run("Results")

    document = read(word_file(heading, run("It grew."), more=STYLES))

    assert [(block.kind, block.section) for block in document.blocks] == [
        (BlockKind.HEADING, ("Results",)),
        (BlockKind.PARAGRAPH, ("Results",)),
    ]


def refused(data: bytes) -> str:
    with pytest.raises(InputRefused) as caught:
        read(data)
    return str(caught.value)


def package(**members: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


def test_what_is_no_word_file_is_said_to_be_none() -> None:
    ole = b"\xd0\xcf\x11\xe0" + bytes(512)

    assert refused(b"<html>Log in</html>").startswith(
        "draft.docx: this is no Word file"
    )
    assert refused(ole) == (
        "draft.docx: this is no Word file: it is encrypted, or of an older Office"
    )
    assert refused(package(a_xml="<a/>")) == (
        "draft.docx: this is no Word file: it has no word/document.xml"
    )
    assert refused(word_file(run("x"))[:400]).startswith(
        "draft.docx: this is no Word file"
    )


def test_an_entity_bomb_and_a_file_from_outside_are_refused() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>'
    outside = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'

    for xml in (bomb, outside):
        assert refused(package(word__document_xml=xml)) == (
            "draft.docx: 'word/document.xml' defines entities or a document type, "
            "which no Word file needs"
        )


def test_a_small_file_that_unpacks_to_a_large_one_is_refused() -> None:
    bomb = package(word__document_xml="<a/>", word__media_xml=" " * 30_000_000)

    assert (
        refused(bomb) == "draft.docx: 'word/media.xml' unpacks to far more than it is"
    )


def test_too_many_members_are_refused() -> None:
    many = package(**{f"a{number}_xml": "<a/>" for number in range(2_001)})

    assert refused(many) == "draft.docx: it has 2,001 members; 2,000 at most"
